package io.boundwatch.schemas;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Objects;

/** An app or a resource: its id in lower case, and the newest name known. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NamedRef(String id, String name) {
  public NamedRef {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
  }
}
