package io.boundwatch.ingest;

import io.boundwatch.alert.AlertSettings;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.event.Pseudonymiser;
import io.boundwatch.event.Request;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What is hidden of requests before anything is stored of them, as configured. */
public final class Privacy {
  private Privacy() {}

  /** Users and addresses become pseudonyms if there is a key for them; else nothing is hidden. */
  public static UnaryOperator<Request> of(BoundwatchConfig config) {
    return pseudonymiser(config)
        .<UnaryOperator<Request>>map(pseudonymiser -> pseudonymiser::apply)
        .orElse(UnaryOperator.identity());
  }

  /**
   * The alerts as configured, with the watch list as it is found in requests: rules meet pseudonyms
   * only.
   */
  public static AlertSettings alerts(BoundwatchConfig config) {
    AlertSettings alerts = config.alerts();
    return pseudonymiser(config)
        .map(pseudonymiser -> alerts.withWatchList(pseudonyms(alerts.watchList(), pseudonymiser)))
        .orElse(alerts);
  }

  private static Set<String> pseudonyms(Set<String> users, Pseudonymiser pseudonymiser) {
    return users.stream().map(pseudonymiser::user).collect(Collectors.toSet());
  }

  private static Optional<Pseudonymiser> pseudonymiser(BoundwatchConfig config) {
    return config
        .pseudonymiseKey()
        .map(key -> new Pseudonymiser(key.value().getBytes(StandardCharsets.UTF_8)));
  }
}
