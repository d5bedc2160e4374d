package io.boundwatch.ingest;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.event.Pseudonymiser;
import io.boundwatch.event.Request;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** What is hidden of requests before anything is stored of them, as configured. */
public final class Privacy {
  private Privacy() {}

  /** Users and addresses become pseudonyms if there is a key for them; else nothing is hidden. */
  public static UnaryOperator<Request> of(BoundwatchConfig config) {
    return config
        .pseudonymiseKey()
        .<UnaryOperator<Request>>map(
            key -> new Pseudonymiser(key.value().getBytes(StandardCharsets.UTF_8))::apply)
        .orElse(UnaryOperator.identity());
  }
}
