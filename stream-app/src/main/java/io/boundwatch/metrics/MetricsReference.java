package io.boundwatch.metrics;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes the reference page of the metrics, {@code docs/metrics.md}. */
final class MetricsReference {
  private static final String HEAD =
      """
      # Metrics

      <!-- Generated from the code (io.boundwatch.metrics.Meters); CONTRIBUTING tells how. -->

      At `/metrics`, in Prometheus' text format. No label ever holds a user, an address, a session,
      a request or a correlation ID. `tenant`, `app`, `policy` and `status_code` tell at most
      `metrics.max-…` values apart, first come, first served; the rest is `other`. What the records
      leave out is `unknown`. `app` and `policy` are IDs (names change and are not unique; they
      stand in `boundwatch_app_info` and `boundwatch_policy_info`), the app `*` is the whole tenant.

      Counters are at-least-once: a task that is restarted counts again what it had not committed.
      The count topics are the truth. A gauge whose owner moved to another instance goes away.
      Gauges of windows leave out what is beyond the caps, as cells cannot be added. The alerts of
      tenants beyond the cap are added under `other`.

      | metric | kind | labels | meaning |
      |---|---|---|---|
      """;

  private static final String KAFKA =
      """

      Beside each histogram stands its largest value of the last minutes, with `_max` behind its
      name.

      ## Of the JVM and the process

      `jvm_memory_*`, `jvm_buffer_*`, `jvm_gc_*`, `jvm_threads_*`, `system_cpu_*`,
      `system_load_*`, `process_cpu_*`, `process_files_*`, `process_start_time_seconds`,
      `process_uptime_seconds`.

      ## Of Kafka's clients and Streams

      Kafka has over a thousand; these are let through, with Kafka's own labels:

      """;

  private MetricsReference() {}

  static String markdown() {
    return HEAD + ours() + KAFKA + kafkas();
  }

  private static String ours() {
    return Arrays.stream(Meters.values()).map(MetricsReference::row).collect(Collectors.joining());
  }

  private static String row(Meters meter) {
    String labels = meter.labels().isEmpty() ? "none" : String.join(", ", meter.labels());
    return "| `%s` | %s | %s | %s |\n"
        .formatted(meter.prometheusName(), meter.kind().word(), labels, meter.help());
  }

  private static String kafkas() {
    return KafkaMeters.prometheusNames().stream()
        .map(name -> "- `" + name + "`\n")
        .collect(Collectors.joining());
  }
}
