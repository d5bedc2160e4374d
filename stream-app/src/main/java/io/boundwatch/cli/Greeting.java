package io.boundwatch.cli;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.service.BoundwatchService;
import io.boundwatch.service.Role;
import java.io.PrintWriter;

/** What a service says when it has started: what it does and where it can be reached. */
final class Greeting {
  private Greeting() {}

  static void print(
      PrintWriter out, BoundwatchConfig config, Role role, BoundwatchService service) {
    out.println("Boundwatch " + Version.current() + ", " + role.name().toLowerCase());
    out.println(
        "  Kafka    "
            + service.clusters().monitor().address()
            + (service.clusters().embedded()
                ? " (embedded, data in " + config.dataDir().toAbsolutePath() + ")"
                : ""));
    if (role != Role.MONITOR) {
      out.println(
          "  source   "
              + service.clusters().source().address()
              + ", topics "
              + String.join(", ", config.source().topics()));
    }
    String address = "http://" + host(config) + ":" + service.httpPort();
    out.println("  metrics  " + address + "/metrics");
    out.println("  health   " + address + "/health/ready");
    if (role != Role.MONITOR && service.clusters().embedded() && service.clusters().shared()) {
      out.println(
          "No source is configured: waiting for records in these topics on the embedded broker."
              + " For Event Hubs set source.connection-string or source.entra.*");
    }
  }

  private static String host(BoundwatchConfig config) {
    String host = config.http().host();
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
