package io.boundwatch.codec;

import java.util.Arrays;

/**
 * Gives the same bytes the same String, without making it again: names of fields, tenants, apps and
 * systems are the same in most records, and most of what state takes in memory is text. What is
 * found is compared byte by byte, so two texts of one hash cost time and nothing else. Bounded to
 * {@value #PLACES} texts of up to {@value #MAX_LENGTH} bytes; of the two places of a hash the newer
 * text is kept in the first.
 *
 * <p>For any number of threads, without locks: an entry is immutable, and a thread that does not
 * see another's makes its own.
 */
public final class TextCache implements TextDecoder {
  private static final int PLACES = 4096;
  private static final int MAX_LENGTH = 128;

  private record Entry(byte[] bytes, String text) {
    boolean is(byte[] source, int from, int to) {
      return bytes.length == to - from && Arrays.equals(bytes, 0, bytes.length, source, from, to);
    }
  }

  private final TextDecoder decoder;
  private final Entry[] entries = new Entry[PLACES];

  /**
   * Makes an empty one.
   *
   * @param decoder asked for texts that are not here, by whatever thread asks for them
   */
  public TextCache(TextDecoder decoder) {
    this.decoder = decoder;
    Arrays.fill(entries, new Entry(new byte[0], ""));
  }

  @Override
  public String decode(byte[] bytes, int from, int to) {
    if (to - from > MAX_LENGTH) {
      return decoder.decode(bytes, from, to);
    }
    int place = Words.hash(bytes, from, to) & PLACES - 1;
    Entry first = entries[place];
    if (first.is(bytes, from, to)) {
      return first.text();
    }
    Entry second = entries[place ^ 1];
    if (second.is(bytes, from, to)) {
      return second.text();
    }
    String text = decoder.decode(bytes, from, to);
    entries[place ^ 1] = first;
    entries[place] = new Entry(Arrays.copyOfRange(bytes, from, to), text);
    return text;
  }
}
