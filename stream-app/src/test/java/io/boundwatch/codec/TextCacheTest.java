package io.boundwatch.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cache gives what the bytes say, whatever it was asked before. */
class TextCacheTest {
  private final TextCache cache =
      new TextCache(
          (bytes, from, to) ->
              new String(bytes, from, to - from, StandardCharsets.US_ASCII)
                  .toLowerCase(Locale.ROOT));

  private String get(String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.US_ASCII);
    return cache.decode(bytes, 1, bytes.length - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "Seven77", "Eight888", "Nine99999", "a text of more than 16"})
  void givesTheFormOfTheText(String text) {
    assertThat(get(text)).isEqualTo(text.toLowerCase(Locale.ROOT));
    assertThat(get(text)).isSameAs(get(text));
  }

  @Test
  void longTextsAreNotKept() {
    String text = "x".repeat(1_000);
    assertThat(get(text)).isEqualTo(text).isNotSameAs(get(text));
  }

  /** First, middle and last bytes, all that is hashed, are the same. */
  @Test
  void textsOfOneHashAreToldApart() {
    String form = "%s%04d%s%04d%s";
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 50; i++) {
        String text = String.format(Locale.ROOT, form, "a".repeat(9), i, "b".repeat(14), i, "c");
        assertThat(get(text + "d".repeat(9))).isEqualTo(text + "d".repeat(9));
      }
    }
  }

  @Test
  void moreTextsThanItHoldsComeOutRight() {
    for (int i = 0; i < 20_000; i++) {
      assertThat(get("Text " + i % 7_000)).isEqualTo("text " + i % 7_000);
    }
  }

  @Test
  void threadsThatShareItGetWhatTheirBytesSay() {
    assertThat(
            IntStream.range(0, 200_000)
                .parallel()
                .mapToObj(i -> "text " + i % 6_000)
                .filter(text -> !get(text).equals(text)))
        .isEmpty();
  }
}
