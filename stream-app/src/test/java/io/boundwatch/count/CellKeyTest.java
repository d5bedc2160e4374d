package io.boundwatch.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.codec.CodecException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CellKeyTest {
  private static final long START = Instant.parse("2026-11-02T08:00:00Z").toEpochMilli();
  private static final WindowSize FIVE_MINUTES = WindowSize.of(Duration.ofMinutes(5));
  private static final WindowSize DAY = WindowSize.of(Duration.ofDays(1));

  @Test
  void topicKeysAreAsDesigned() {
    assertThat(CellKey.app("t", "a", START, FIVE_MINUTES).topicKey())
        .isEqualTo("t|a|2026-11-02T08:00:00Z|PT5M");
    assertThat(CellKey.app("t", CellKey.WHOLE_TENANT, START, DAY).topicKey())
        .isEqualTo("t|*|2026-11-02T08:00:00Z|P1D");
    assertThat(CellKey.app("t", "", START, DAY).topicKey())
        .isEqualTo("t||2026-11-02T08:00:00Z|P1D");
    assertThat(CellKey.user("t", "u", "a", "r", START, DAY).topicKey())
        .isEqualTo("t|u|a|r|2026-11-02T08:00:00Z|P1D");
    assertThat(CellKey.policy("t", "p", "a", START, DAY).topicKey())
        .isEqualTo("t|p|a|2026-11-02T08:00:00Z|P1D");
  }

  @ParameterizedTest
  @CsvSource({
    "100%, 100%25",
    "a|b, a%7Cb",
    "'a\tb', a%09b",
    "'a\u0000b', a%00b",
    "'a\u007fb', a%7Fb",
    "'a\u0085b', a%C2%85b",
    "\u00fcn\u00efcode, \u00fcn\u00efcode",
    "a b, a b",
  })
  void partsAreEncodedInKeys(String part, String encoded) {
    assertThat(CellKey.user("t", part, "a", "r", START, DAY).topicKey())
        .isEqualTo("t|" + encoded + "|a|r|2026-11-02T08:00:00Z|P1D");
    assertThat(CellKey.user("t", part, "a", "r", START, DAY).ownerKey()).isEqualTo("t|" + encoded);
  }

  @Test
  void longPartIsReplacedByItsDigest() {
    String longest = "x".repeat(128);
    String digest = "0ec9eb33e74510bcdd1f2ea55206e82f21649c5c2becbf2b433eb475b34c01bd";

    assertThat(CellKey.policy("t", longest, "a", START, DAY).topicKey()).contains(longest);
    assertThat(CellKey.policy("t", longest + "x", "a", START, DAY).topicKey())
        .isEqualTo("t|" + digest + "|a|2026-11-02T08:00:00Z|P1D");
  }

  @Test
  void keysOfDifferentCellsDiffer() {
    List<String> parts = List.of("", "a", "a|", "|a", "a%7C", "%", "%25", "*", "\n");
    List<String> keys =
        parts.stream()
            .flatMap(
                one ->
                    parts.stream()
                        .map(two -> CellKey.user("t", "u", one, two, START, DAY).topicKey()))
            .toList();

    assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.split("\\|", -1).length == 6);
  }

  @Test
  void cellsOfAnAppAndItsPoliciesHaveOneOwner() {
    assertThat(CellKey.app("t", "a", START, FIVE_MINUTES).ownerKey())
        .isEqualTo(CellKey.policy("t", "p", "a", START, DAY).ownerKey())
        .isEqualTo("t|a");
    assertThat(CellKey.user("t", "u", "a", "r", START, DAY).ownerKey()).isEqualTo("t|u");
  }

  static Stream<CellKey> keys() {
    return Stream.of(
        CellKey.app("11111111-1111-4111-8111-111111111111", "*", START, FIVE_MINUTES),
        CellKey.user("t", "\u00fcser|%\n", "", "", 0, DAY),
        CellKey.user("t", "u", "x".repeat(500), "r", -DAY.millis(), DAY),
        CellKey.policy("t", "p", "a", START, WindowSize.of(Duration.ofHours(1))));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyKindIsReadAsItWasWritten(CellKey key) {
    byte[] bytes = bytes(key);

    assertThat(CellKey.read(new ByteReader(bytes))).isEqualTo(key);
    for (int length = 0; length < bytes.length; length++) {
      ByteReader cut = new ByteReader(Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> CellKey.read(cut)).isInstanceOf(CodecException.class);
    }
  }

  @Test
  void unknownKindIsRefused() {
    byte[] bytes = bytes(CellKey.app("t", "a", START, DAY));
    bytes[0] = 7;

    assertThatThrownBy(() -> CellKey.read(new ByteReader(bytes)))
        .isInstanceOf(CodecException.class);
  }

  private static byte[] bytes(CellKey key) {
    ByteWriter out = new ByteWriter();
    key.write(out);
    return out.toByteArray();
  }
}
