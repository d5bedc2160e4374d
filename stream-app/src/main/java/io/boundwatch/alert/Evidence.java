package io.boundwatch.alert;

import io.boundwatch.event.Request;
import java.util.Objects;

/** What an alert rests on: a request, or something that contributed to a count. */
public sealed interface Evidence {
  /** What tells two pieces of evidence apart. */
  String id();

  /**
   * A request.
   *
   * @param role what it shows, such as {@code unbound from another network}
   */
  record OfRequest(String role, Request request) implements Evidence {
    public OfRequest {
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(request, "request");
    }

    @Override
    public String id() {
      return request.requestId();
    }
  }

  /**
   * A part of what was counted.
   *
   * @param kind such as {@code statusCode} or {@code resource}
   * @param value which one
   * @param count how many requests
   */
  record Contributor(String kind, String value, long count) implements Evidence {
    public Contributor {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(value, "value");
    }

    @Override
    public String id() {
      return kind + '=' + value;
    }
  }
}
