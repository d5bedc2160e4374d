package io.boundwatch.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SharedStringsTest {
  private static String readShared(String text) {
    return new ByteReader(new ByteWriter().writeString(text).toByteArray()).readShared();
  }

  @Test
  void theSameTextIsTheSameString() {
    assertThat(readShared("Exchange Online")).isSameAs(readShared("Exchange Online"));
    String guid = "00000002-0000-0ff1-ce00-000000000000";
    assertThat(readShared(guid)).isSameAs(readShared(guid)).isEqualTo(guid);
  }

  /** Many more values than there are places, some of them met again and again. */
  @Test
  void everyTextIsReadAsItWasWritten() {
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
}
