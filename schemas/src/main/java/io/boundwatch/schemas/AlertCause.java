package io.boundwatch.schemas;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * Why requests were unbound.
 *
 * @param causeClass {@code class} in JSON: {@code unsupported}, {@code self-remediable}, {@code
 *     suspicious}, {@code policy-error} or {@code unknown}
 * @param text one line
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AlertCause(@JsonProperty("class") String causeClass, String text) {
  public AlertCause {
    Objects.requireNonNull(causeClass, "class");
    Objects.requireNonNull(text, "text");
  }
}
