package io.boundwatch.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The middle and the ends of some figures. */
record Spread(double median, double least, double most) {

  static Spread of(double... figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  static <T> Spread of(List<T> things, ToDoubleFunction<T> figure) {
    return of(things.stream().mapToDouble(figure).toArray());
  }

  /** The median, and in brackets least and most. */
  String text(int decimals) {
    String format = "%,." + decimals + "f";
    return String.format(
        Locale.ROOT, format + " (" + format + " - " + format + ")", median, least, most);
  }
}
