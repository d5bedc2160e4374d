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
  }

  String get(JsonText text) {
    int length = text.to() - text.from();
    if (length > MAX_LENGTH) {
      return form.apply(text.toString());
    }
    int place = Words.hash(text.bytes(), text.from(), text.to()) & PLACES - 1;
    if (isAt(place, text)) {
      return texts[place];
    }
    return isAt(place ^ 1, text) ? texts[place ^ 1] : add(text, place);
  }

  private boolean isAt(int place, JsonText text) {
    byte[] key = keys[place];
    return key != null && Arrays.equals(key, 0, key.length, text.bytes(), text.from(), text.to());
  }

  private String add(JsonText text, int place) {
    keys[place ^ 1] = keys[place];
    texts[place ^ 1] = texts[place];
    keys[place] = Arrays.copyOfRange(text.bytes(), text.from(), text.to());
    texts[place] = form.apply(text.toString());
    return texts[place];
  }
}
