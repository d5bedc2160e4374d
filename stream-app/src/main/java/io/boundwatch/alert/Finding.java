package io.boundwatch.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a rule has found. Raised once it begins an episode; raised again it goes on with it.
 *
 * @param entity what there is one alert of at a time: an app, a user, a session; one part of the
 *     alert's key, encoded there
 * @param at start of the first window, or event time of the first record, that fired: where the
 *     episode starts if it is not open; milliseconds since the epoch
 * @param until end of the last window, or event time of the last record, that fired; {@link
 *     #UNTIL_ENDED} if the rule itself ends the alert
 * @param measure how much of it there is: an alert is published again when it doubles
 * @param title one line without figures that change
 * @param description one line: what, how much, since when
 * @param reportOnly whether only report-only policies are concerned: then at most a warning
 * @param evidence at most {@link #MAX_EVIDENCE} are kept
 */
public record Finding(
    String tenantId,
    String entity,
    Severity severity,
    long at,
    long until,
    double measure,
    String title,
    String description,
    boolean reportOnly,
    Subject subject,
    Observation observed,
    List<Evidence> evidence) {

  /** Stands for {@link #until} where quiet windows do not end an alert. */
  public static final long UNTIL_ENDED = Long.MAX_VALUE;

  public static final int MAX_EVIDENCE = 5;

  public Finding {
    Objects.requireNonNull(tenantId, "tenantId");
    Objects.requireNonNull(entity, "entity");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(observed, "observed");
    severity = reportOnly ? severity.atMost(Severity.WARNING) : severity;
    evidence = evidence.stream().limit(MAX_EVIDENCE).toList();
  }

  /**
   * This, and what was found later of the same episode: it keeps its start, the greatest severity
   * and the evidence it had; figures and words are those of the greater measure.
   */
  Finding and(Finding more) {
    Finding greater = more.measure >= measure ? more : this;
    return new Finding(
        tenantId,
        entity,
        severity.compareTo(more.severity) >= 0 ? severity : more.severity,
        at,
        Math.max(until, more.until),
        greater.measure,
        greater.title,
        greater.description,
        reportOnly && more.reportOnly,
        greater.subject,
        greater.observed,
        evidenceAnd(more));
  }

  Finding until(long end) {
    return new Finding(
        tenantId,
        entity,
        severity,
        at,
        end,
        measure,
        title,
        description,
        reportOnly,
        subject,
        observed,
        evidence);
  }

  private List<Evidence> evidenceAnd(Finding more) {
    List<Evidence> all = new ArrayList<>(evidence);
    Set<String> known = evidence.stream().map(Evidence::id).collect(Collectors.toSet());
    more.evidence.stream().filter(each -> known.add(each.id())).forEach(all::add);
    return all;
  }
}
