package io.boundwatch.event;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Gives the same bytes the same String, without making it again: names of fields, tenants, apps and
 * systems are the same in every record. What is found is compared byte by byte, so two texts of one
 * hash cost time and nothing else. Bounded; of the two places of a hash the newer text is kept in
 * the first.
 */
final class TextCache {
  private static final int PLACES = 2048;
  private static final int MAX_LENGTH = 128;
  private static final byte[] NO_BYTES = {};

  private final UnaryOperator<String> form;
  private final byte[][] keys = new byte[PLACES][];
  private final String[] texts = new String[PLACES];

  /**
   * Makes an empty one.
   *
   * @param form what is to be kept of a text
   */
  TextCache(UnaryOperator<String> form) {
    this.form = form;
    Arrays.fill(keys, NO_BYTES);
    Arrays.fill(texts, form.apply(""));
  }

  /** What is kept of these bytes, which are plain ASCII. */
  String get(byte[] bytes, int from, int to) {
    if (to - from > MAX_LENGTH) {
      return form.apply(JsonText.ascii(bytes, from, to));
    }
    int place = Words.hash(bytes, from, to) & PLACES - 1;
    if (isAt(place, bytes, from, to)) {
      return texts[place];
    }
    int other = place ^ 1;
    if (isAt(other, bytes, from, to)) {
      return texts[other];
    }
    keys[other] = keys[place];
    texts[other] = texts[place];
    keys[place] = Arrays.copyOfRange(bytes, from, to);
    texts[place] = form.apply(JsonText.ascii(bytes, from, to));
    return texts[place];
  }

  private boolean isAt(int place, byte[] bytes, int from, int to) {
    byte[] key = keys[place];
    return key.length == to - from && Arrays.equals(key, 0, key.length, bytes, from, to);
  }

  /** What is kept of a text. */
  String get(JsonText text) {
    return text.isPlain() ? get(text.bytes(), text.from(), text.to()) : form.apply(text.toString());
  }
}
