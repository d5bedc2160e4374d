package io.boundwatch.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyPartsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "a; b; a|b",
        "~~; ~~; |",
        "*; ~~; *|",
        "a|b; c; a%7Cb|c",
        "a; b|c; a|b%7Cc",
        "%7C; %; %257C|%25",
        "a\tb; c\u0000d; a%09b|c%00d",
        "\u007f; \u0085; %7F|%C2%85",
        "é 😀; x@y.z; é 😀|x@y.z",
      })
  void joinsEncodedParts(String first, String second, String key) {
    assertThat(KeyParts.join(first, second)).isEqualTo(key);
  }

  @Test
  void longPartsBecomeDigests() {
    String longest = "p".repeat(KeyParts.MAX_PART_LENGTH);
    assertThat(KeyParts.join(longest)).isEqualTo(longest);
    assertThat(KeyParts.join(longest + "1", "x")).matches("[0-9a-f]{64}\\|x");
    assertThat(KeyParts.join(longest + "1")).isNotEqualTo(KeyParts.join(longest + "2"));
    // the length of a part is its own, not that of its encoded form
    assertThat(KeyParts.join("|".repeat(128))).isEqualTo("%7C".repeat(128));
  }

  @Test
  void digestIsOfTheUtf8Bytes() {
    // sha256sum of 129 times the letter a
    assertThat(KeyParts.join("a".repeat(129)))
        .isEqualTo("c12cb024a2e5551cca0e08fce8f1c5e314555cc3fef6329ee994a3db752166ae");
  }

  @Test
  void partsNeverRunTogether() {
    assertThat(KeyParts.join("a", "b|c")).isNotEqualTo(KeyParts.join("a|b", "c"));
    assertThat(KeyParts.join("a%7Cb")).isNotEqualTo(KeyParts.join("a|b"));
  }
}
