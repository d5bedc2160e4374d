package io.boundwatch.metrics;

import java.util.List;

/**
 * Every meter of ours, once, by its name in Prometheus (design, section 8): the meters and the
 * reference page are made from this list. Dashboards and alert rules rely on names and labels.
 */
enum Meters {
  INGEST_RECORDS(
      Kind.COUNTER,
      "boundwatch_ingest_records_total",
      "Records read from the source. result: accepted, ignored, rejected; the category of a"
          + " rejected one is unknown",
      "category",
      "result"),
  DEAD_LETTERS(
      Kind.COUNTER,
      "boundwatch_dead_letters_total",
      "Records or parts of messages that could not be read and were kept as dead letters",
      "reason"),
  REQUESTS(
      Kind.COUNTER,
      "boundwatch_requests_total",
      "Requests, as first seen",
      "tenant",
      "app",
      "binding",
      "status_code",
      "outcome"),
  SIGN_INS(
      Kind.COUNTER,
      "boundwatch_sign_ins_total",
      "First decisions of sign-ins",
      "tenant",
      "verdict",
      "outcome"),
  SIGN_INS_REVISED(
      Kind.COUNTER, "boundwatch_sign_ins_revised_total", "Further decisions of sign-ins"),
  MERGED_RECORDS(
      Kind.COUNTER,
      "boundwatch_merged_records_total",
      "Records merged into a known request. kind: duplicate (told nothing new), split (did)",
      "kind"),
  LATE_RECORDS(
      Kind.COUNTER,
      "boundwatch_late_records_total",
      "Records exported later than allowed-lateness after their event time; they changed nothing",
      "tenant"),
  REPLAYED_RECORDS(
      Kind.COUNTER,
      "boundwatch_replayed_records_total",
      "Records of a source read again, met after their request was frozen; they changed nothing",
      "tenant"),
  UNKNOWN_STATUS_CODES(
      Kind.COUNTER,
      "boundwatch_unknown_status_codes_total",
      "Accepted records with a session status code that is not documented"),
  UNJUDGED_POLICIES(
      Kind.COUNTER,
      "boundwatch_unjudged_policies_total",
      "Token-protection policy results that could not be judged and count as not applied"),
  EVENT_DELAY(
      Kind.HISTOGRAM,
      "boundwatch_event_delay_seconds",
      "Append time at the source minus event time of accepted records"),
  DECISION_LATENCY(
      Kind.HISTOGRAM,
      "boundwatch_decision_latency_seconds",
      "From the arrival at ingest of the record that caused a decision to the decision"),
  WINDOW_REQUESTS(
      Kind.GAUGE,
      "boundwatch_window_requests",
      "Requests in the newest closed window. binding: none, bound, unbound",
      "tenant",
      "app",
      "window",
      "binding"),
  WINDOW_POLICY_REQUESTS(
      Kind.GAUGE,
      "boundwatch_window_policy_requests",
      "Requests by policy outcome in the newest closed window",
      "tenant",
      "app",
      "window",
      "outcome"),
  WINDOW_SIGN_INS(
      Kind.GAUGE,
      "boundwatch_window_sign_ins",
      "Sign-ins by joined verdict in the newest closed window; never add them over apps",
      "tenant",
      "app",
      "window",
      "verdict"),
  WINDOW_IN_SCOPE_SIGN_INS(
      Kind.GAUGE,
      "boundwatch_window_in_scope_sign_ins",
      "Sign-ins with requests in scope, by the verdict of those, in the newest closed window;"
          + " never add them over apps",
      "tenant",
      "app",
      "window",
      "verdict"),
  WINDOW_USERS(
      Kind.GAUGE,
      "boundwatch_window_users",
      "Distinct users with a request in scope in the newest closed window",
      "tenant",
      "app",
      "window"),
  WINDOW_BLOCKED_USERS(
      Kind.GAUGE,
      "boundwatch_window_blocked_users",
      "Distinct users with a blocked or would-be blocked request in the newest closed window",
      "tenant",
      "app",
      "window"),
  WINDOW_PCT_ALLOWED(
      Kind.GAUGE,
      "boundwatch_window_pct_allowed",
      "100 * allow / (allow + block) in the newest closed window; NaN if nothing was judged",
      "tenant",
      "app",
      "window"),
  POLICY_REQUESTS(
      Kind.GAUGE,
      "boundwatch_policy_requests",
      "Requests by outcome of this policy in the newest window, which may be open still. mode:"
          + " enforced, reportOnly",
      "tenant",
      "policy",
      "app",
      "window",
      "mode",
      "outcome"),
  POLICY_USERS(
      Kind.GAUGE,
      "boundwatch_policy_users",
      "Distinct users that the policy judged in the newest window, which may be open still",
      "tenant",
      "policy",
      "app",
      "window",
      "mode"),
  POLICY_BLOCKED_USERS(
      Kind.GAUGE,
      "boundwatch_policy_blocked_users",
      "Distinct users whom the policy blocked or would have in the newest window, which may be open"
          + " still",
      "tenant",
      "policy",
      "app",
      "window",
      "mode"),
  POLICY_PCT_ALLOWED(
      Kind.GAUGE,
      "boundwatch_policy_pct_allowed",
      "100 * allow / (allow + block) of the policy in the newest window, which may be open still;"
          + " NaN if nothing was judged",
      "tenant",
      "policy",
      "app",
      "window",
      "mode"),
  POLICY_PCT_ENFORCEABLE(
      Kind.GAUGE,
      "boundwatch_policy_pct_enforceable",
      "As boundwatch_policy_pct_allowed, with the blocks that users can mend by themselves counted"
          + " as allowed",
      "tenant",
      "policy",
      "app",
      "window",
      "mode"),
  APP_INFO(
      Kind.INFO,
      "boundwatch_app_info",
      "Always 1; the newest name of an app whose windows are shown",
      "tenant",
      "app",
      "name"),
  POLICY_INFO(
      Kind.INFO,
      "boundwatch_policy_info",
      "Always 1; the newest name and mode of a policy whose windows are shown. Instances may differ"
          + " for as long as their newest records do",
      "tenant",
      "policy",
      "name",
      "mode"),
  ALERTS_ACTIVE(
      Kind.GAUGE,
      "boundwatch_alerts_active",
      "Alerts that are open in the tasks of this instance; add over instances",
      "tenant",
      "rule",
      "severity"),
  ALERTS(
      Kind.COUNTER,
      "boundwatch_alerts_total",
      "Alerts that went out. activity: create, update, close",
      "rule",
      "activity"),
  ALERT_STATE_ENTRIES(
      Kind.GAUGE,
      "boundwatch_alert_state_entries",
      "Baselines, sessions and the like that a rule keeps in the tasks of this instance",
      "rule"),
  ALERT_STATE_REFUSED(
      Kind.COUNTER,
      "boundwatch_alert_state_refused_total",
      "What a rule would have kept and could not, as its cap was met",
      "rule"),
  OPEN_SIGN_INS(
      Kind.GAUGE,
      "boundwatch_open_sign_ins",
      "Sign-ins held by a join task of this instance",
      "partition"),
  SOURCE_LAG(
      Kind.GAUGE,
      "boundwatch_source_lag_records",
      "Records of the source not read yet, over the partitions that this instance owns"),
  WATERMARK_AGE(
      Kind.GAUGE,
      "boundwatch_watermark_age_seconds",
      "Now minus the clock of a join task of this instance; while a task has no clock yet, the"
          + " time since it came here",
      "partition"),
  FEED_AGE(
      Kind.GAUGE,
      "boundwatch_feed_age_seconds",
      "Now minus the newest append time of a tenant and category met by this instance",
      "tenant",
      "category"),
  LIVE(
      Kind.GAUGE,
      "boundwatch_live",
      "1 if nothing has died and all makes progress, as /health/live says, else 0"),
  READY(
      Kind.GAUGE,
      "boundwatch_ready",
      "1 if all is restored and at work, as /health/ready says, else 0"),
  BUILD_INFO(Kind.INFO, "boundwatch_build_info", "Always 1", "version", "java");

  /** What a meter is, in Prometheus' words. */
  enum Kind {
    COUNTER("counter"),
    HISTOGRAM("histogram"),
    GAUGE("gauge"),
    INFO("gauge");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  private final Kind kind;
  private final String prometheusName;
  private final String doc;
  private final List<String> labels;

  Meters(Kind kind, String prometheusName, String doc, String... labels) {
    this.kind = kind;
    this.prometheusName = prometheusName;
    this.doc = doc;
    this.labels = List.of(labels);
  }

  Kind kind() {
    return kind;
  }

  String prometheusName() {
    return prometheusName;
  }

  List<String> labels() {
    return labels;
  }

  /** The text of the HELP line. */
  String help() {
    return kind == Kind.COUNTER ? doc + ". At-least-once; the count topics are the truth" : doc;
  }
}
