package io.boundwatch.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ByteWriter} and {@link ByteReader} are each other's inverse. */
class BytesTest {
  private final ByteWriter out = new ByteWriter();

  private ByteReader reader() {
    return new ByteReader(out.toByteArray());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "-1, 1",
    "63, 1",
    "-64, 1",
    "64, 2",
    "8191, 2",
    "8192, 3",
    "2147483647, 5",
    "-2147483648, 5",
    "1793606400000, 6",
    "9223372036854775807, 10",
    "-9223372036854775808, 10",
  })
  void numbersTakeFewBytes(long value, int length) {
    out.writeLong(value);
    assertThat(out.length()).isEqualTo(length);
    assertThat(reader().readLong()).isEqualTo(value);
  }

  @Test
  void randomNumbersComeBack() {
    Random random = new Random(1);
    long[] values = random.longs(1000).map(value -> value >> random.nextInt(64)).toArray();
    for (long value : values) {
      out.writeLong(value).writeFixedLong(value).writeInt((int) value);
    }
    ByteReader in = reader();
    for (long value : values) {
      assertThat(in.readLong()).isEqualTo(value);
      assertThat(in.readFixedLong()).isEqualTo(value);
      assertThat(in.readInt()).isEqualTo((int) value);
    }
    assertThat(in.hasMore()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "é 😀 \0",
        "2f1c9b6e-0a4d-4c58-9e7b-1234567890ab",
        "2F1C9B6E-0A4D-4C58-9E7B-1234567890AB",
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "2f1c9b6e-0a4d-4c58-9e7b-1234567890a",
        "2f1c9b6e-0a4d-4c58-9e7b-1234567890abc",
        "2f1c9b6e00a4d-4c58-9e7b-1234567890ab",
        "2f1c9b6e-0a4d-4c58-9e7b-1234567890ag",
        "------------------------------------",
      })
  void stringsComeBackAsTheyWere(String value) {
    out.writeString(value).writeString("next");
    ByteReader in = reader();
    assertThat(in.readString()).isEqualTo(value);
    assertThat(in.readString()).isEqualTo("next");
  }

  private static String readShared(String text) {
    return new ByteReader(new ByteWriter().writeString(text).toByteArray()).readShared();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Exchange Online", "00000002-0000-0ff1-ce00-000000000000"})
  void sharedStringIsTheSameAgain(String value) {
    assertThat(readShared(value)).isEqualTo(value).isSameAs(readShared(value));
  }

  /** Many more values than are kept, some of them met again and again. */
  @Test
  void sharedStringsComeBackAsTheyWere() {
    Random random = new Random(4);
    List<String> met = new ArrayList<>(List.of("", "ä€\uD83D\uDE00", "x".repeat(500)));
    for (int i = 0; i < 50_000; i++) {
      String text =
          switch (random.nextInt(3)) {
            case 0 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 1 -> "app " + random.nextInt(20_000);
            default -> met.get(random.nextInt(met.size()));
          };
      met.add(text);
      assertThat(readShared(text)).isEqualTo(text);
    }
  }

  @Test
  void canonicalGuidTakesSeventeenBytes() {
    assertThat(out.writeString("2f1c9b6e-0a4d-4c58-9e7b-1234567890ab").length()).isEqualTo(17);
    out.reset().writeString("2F1C9B6E-0A4D-4C58-9E7B-1234567890AB");
    assertThat(out.length()).isEqualTo(37);
  }

  @Test
  void growsBeyondItsFirstSize() {
    String text = "x".repeat(100_000);
    byte[] bytes = new byte[70_000];
    out.writeString(text).writeBytes(bytes).writeByte(255).writeRaw(bytes, 5, 3);
    ByteReader in = reader();
    assertThat(in.readString()).isEqualTo(text);
    assertThat(in.readBytes()).isEqualTo(bytes);
    assertThat(in.readByte()).isEqualTo(255);
    assertThat(in.readByte()).isZero();
  }

  @Test
  void writerIsUsedAgainAfterReset() {
    out.writeString("one").reset().writeInt(7);
    assertThat(reader().readInt()).isEqualTo(7);
    assertThat(out.length()).isEqualTo(1);
  }

  @Test
  void readsOnlyItsPart() {
    byte[] bytes = out.writeByte(1).writeString("part").writeByte(2).toByteArray();
    ByteReader in = new ByteReader(bytes, 1, bytes.length - 1);
    assertThat(in.readString()).isEqualTo("part");
    assertThat(in.hasMore()).isFalse();
    assertThatThrownBy(in::readByte).isInstanceOf(CodecException.class);
  }

  @Test
  void readsWhatIsLeft() {
    byte[] bytes = out.writeByte(1).writeRaw(new byte[] {2, 3}).writeByte(4).toByteArray();
    ByteReader in = new ByteReader(bytes, 0, bytes.length - 1);
    in.readByte();
    assertThat(in.readRest()).containsExactly(2, 3);
    assertThat(in.hasMore()).isFalse();
    assertThat(in.readRest()).isEmpty();
  }

  @Test
  void everyCutIsRefused() {
    byte[] bytes =
        out.writeLong(Long.MAX_VALUE)
            .writeFixedLong(5)
            .writeString("text")
            .writeString("2f1c9b6e-0a4d-4c58-9e7b-1234567890ab")
            .writeBytes(new byte[3])
            .writeByte(9)
            .toByteArray();
    for (int to = 0; to < bytes.length; to++) {
      ByteReader cut = new ByteReader(bytes, 0, to);
      assertThatThrownBy(() -> readAll(cut)).isInstanceOf(CodecException.class);
    }
    readAll(new ByteReader(bytes));
  }

  @Test
  void everyCutOfASharedStringIsRefused() {
    for (String value : List.of("text", "2f1c9b6e-0a4d-4c58-9e7b-1234567890ab")) {
      byte[] bytes = out.reset().writeString(value).toByteArray();
      for (int to = 0; to < bytes.length; to++) {
        assertThatThrownBy(new ByteReader(bytes, 0, to)::readShared)
            .isInstanceOf(CodecException.class);
      }
    }
  }

  private static void readAll(ByteReader in) {
    in.readLong();
    in.readFixedLong();
    in.readString();
    in.readString();
    in.readBytes();
    in.readByte();
  }

  @Test
  void refusesWhatNoWriterWrites() {
    byte[] endless = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
    assertThatThrownBy(() -> new ByteReader(endless).readLong()).isInstanceOf(CodecException.class);
    out.writeLong(Integer.MAX_VALUE + 1L);
    assertThatThrownBy(() -> reader().readInt()).isInstanceOf(CodecException.class);
    out.reset().writeInt(3).writeByte(0);
    assertThatThrownBy(() -> reader().readCount()).isInstanceOf(CodecException.class);
    out.reset().writeInt(-1);
    assertThatThrownBy(() -> reader().readCount()).isInstanceOf(CodecException.class);
    out.reset().writeByte(2);
    assertThatThrownBy(() -> reader().readOneOf(new String[] {"a", "b"}))
        .isInstanceOf(CodecException.class);
  }
}
