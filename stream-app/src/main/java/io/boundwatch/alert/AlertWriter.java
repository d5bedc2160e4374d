package io.boundwatch.alert;

import io.boundwatch.event.PolicyMode;
import io.boundwatch.event.Times;
import io.boundwatch.remedy.Cause;
import io.boundwatch.remedy.Causes;
import io.boundwatch.schemas.AlertCause;
import io.boundwatch.schemas.DetectionFinding;
import io.boundwatch.schemas.FindingActivity;
import io.boundwatch.schemas.FindingInfo;
import io.boundwatch.schemas.FindingMetadata;
import io.boundwatch.schemas.FindingSeverity;
import io.boundwatch.schemas.Remediation;
import io.boundwatch.schemas.TokenProtection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what is known of an alert in the public format, an OCSF Detection Finding. */
public final class AlertWriter {
  private static final String ATTACK_VERSION = "17.1";
  private static final List<String> TYPES = List.of("Conditional Access token protection");
  private static final FindingMetadata.Product PRODUCT =
      FindingMetadata.Product.boundwatch(version());

  private final String runbookBase;
  private final Map<String, RuleType> rules;
  private final AlertCauses causes;

  /**
   * @param runbookBase address below which every rule has its page
   * @param rules all that are registered
   */
  public AlertWriter(String runbookBase, List<RuleType> rules, Causes causes) {
    this.runbookBase = runbookBase;
    this.causes = new AlertCauses(causes);
    this.rules = rules.stream().collect(Collectors.toMap(RuleType::name, rule -> rule));
  }

  private static String version() {
    return Optional.ofNullable(AlertWriter.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /**
   * What is published.
   *
   * @param now wall clock, milliseconds since the epoch
   */
  public DetectionFinding write(AlertState alert, AlertBook.Activity activity, long now) {
    FindingActivity told = FindingActivity.valueOf(activity.name());
    Finding finding = alert.finding();
    List<Cause> why = causes.of(finding);
    return DetectionFinding.of(
        told,
        now,
        severity(finding.severity()),
        Optional.empty(),
        metadata(alert, told, now),
        info(alert, now),
        finding.evidence().stream().map(EvidenceWriter::write).toList(),
        remediation(alert, why),
        tokenProtection(alert, why));
  }

  private static FindingSeverity severity(Severity severity) {
    return switch (severity) {
      case INFO -> FindingSeverity.INFORMATIONAL;
      case WARNING -> FindingSeverity.MEDIUM;
      case CRITICAL -> FindingSeverity.CRITICAL;
    };
  }

  private static FindingMetadata metadata(AlertState alert, FindingActivity activity, long now) {
    String tenantId = alert.finding().tenantId();
    String uid = alert.uid() + '|' + activity.id() + '|' + Times.millis(now);
    return new FindingMetadata(
        DetectionFinding.OCSF_VERSION, PRODUCT, uid, tenantId.equals("*") ? null : tenantId);
  }

  private FindingInfo info(AlertState alert, long now) {
    Finding finding = alert.finding();
    long lastSeen = finding.until() == Finding.UNTIL_ENDED ? now : finding.until();
    return new FindingInfo(
        alert.uid(),
        finding.title(),
        finding.description(),
        alert.createdAt(),
        now,
        finding.at(),
        lastSeen,
        TYPES,
        FindingInfo.Analytic.rule(alert.rule()),
        Optional.ofNullable(rules.get(alert.rule())).map(AlertWriter::attack).stream().toList());
  }

  private static FindingInfo.Attack attack(RuleType rule) {
    Attack attack = rule.attack();
    FindingInfo.AttackRef tactic = new FindingInfo.AttackRef(attack.tactic(), attack.tacticName());
    int dot = attack.technique().indexOf('.');
    if (dot < 0) {
      return new FindingInfo.Attack(
          ATTACK_VERSION,
          tactic,
          new FindingInfo.AttackRef(attack.technique(), attack.techniqueName()),
          null);
    }
    String[] names = attack.techniqueName().split(": ", 2);
    return new FindingInfo.Attack(
        ATTACK_VERSION,
        tactic,
        new FindingInfo.AttackRef(attack.technique().substring(0, dot), names[0]),
        new FindingInfo.AttackRef(attack.technique(), names[1]));
  }

  private Remediation remediation(AlertState alert, List<Cause> why) {
    String runbook = runbookBase + '/' + alert.rule();
    Stream<String> advice =
        Optional.ofNullable(rules.get(alert.rule())).map(RuleType::advice).stream();
    Stream<String> remedies = why.stream().map(Cause::remedy).distinct();
    return new Remediation(
        Stream.of(advice, remedies, Stream.of("The runbook is " + runbook + '.'))
            .flatMap(sentences -> sentences)
            .collect(Collectors.joining(" ")),
        List.of(runbook));
  }

  private TokenProtection tokenProtection(AlertState alert, List<Cause> why) {
    Finding finding = alert.finding();
    Subject subject = finding.subject();
    Map<String, Long> codes = new LinkedHashMap<>();
    finding.observed().statusCodes().forEach((code, n) -> codes.put(Integer.toString(code), n));
    return new TokenProtection(
        alert.rule(),
        alert.key(),
        finding.tenantId(),
        known(subject.appId()),
        known(subject.appName()),
        known(subject.policyId()),
        known(subject.policyName()),
        known(subject.userId()),
        Times.millis(finding.at()),
        Optional.ofNullable(rules.get(alert.rule()))
            .map(rule -> new TokenProtection.Measure(rule.measures(), measure(finding)))
            .orElse(null),
        baseline(finding.observed()),
        null,
        finding.observed().counts(),
        codes,
        why.stream()
            .map(cause -> new AlertCause(cause.causeClass().wireName(), cause.text()))
            .toList(),
        finding.reportOnly(),
        (finding.reportOnly() ? PolicyMode.REPORT_ONLY : PolicyMode.ENFORCED).wireName());
  }

  private static long measure(Finding finding) {
    return Math.round(finding.measure());
  }

  private static TokenProtection.Baseline baseline(Observation observed) {
    Map<String, Double> baseline = observed.baseline();
    if (baseline.isEmpty()) {
      return null;
    }
    return new TokenProtection.Baseline(
        baseline.get("expected"),
        baseline.get("ratio"),
        baseline.get("concentration"),
        baseline.get("p_value"),
        observed.learning() ? "learning" : "learned");
  }

  /** What is unknown is left out, as OCSF does it. */
  static String known(String text) {
    return text.isEmpty() ? null : text;
  }
}
