package io.boundwatch.reference;

import java.util.Collection;
import java.util.Comparator;
import java.util.function.Function;

/** Names are those of the newest request; where two are as new, the greater name. */
final class Newest {
  private Newest() {}

  static String name(Collection<MergedRequest> requests, Function<Traits, String> name) {
    return requests.stream()
        .max(
            Comparator.comparing(MergedRequest::recordTime)
                .thenComparing(request -> name.apply(request.traits())))
        .map(request -> name.apply(request.traits()))
        .orElseThrow();
  }
}
