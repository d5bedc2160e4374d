package io.boundwatch.metrics;

import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.stream.IntStream;

/** The labels of a meter with their values. */
final class Labels {
  private Labels() {}

  static List<Tag> of(Meters meter, List<String> values) {
    List<String> names = meter.labels();
    if (names.size() != values.size()) {
      throw new IllegalArgumentException(meter + " has the labels " + names + ", not " + values);
    }
    return IntStream.range(0, names.size())
        .mapToObj(i -> Tag.of(names.get(i), values.get(i)))
        .toList();
  }
}
