package io.boundwatch.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import org.junit.jupiter.api.Test;

/** Means something on a Java newer than the sketch library knows; CI runs it on one. */
class SketchLibraryTest {
  @Test
  void sketchesAreWrittenAndReadOnThisJava() {
    String version = System.getProperty("java.version");
    DistinctUsers users = new DistinctUsers();
    for (int i = 0; i < 50_000; i++) {
      users.add("user" + i);
    }
    ByteWriter out = new ByteWriter();
    users.write(out);

    DistinctUsers read = DistinctUsers.read(new ByteReader(out.toByteArray()));
    read.join(users);

    assertThat(read.estimate()).isBetween(48_500L, 51_500L);
    assertThat(System.getProperty("java.version")).isEqualTo(version);
  }
}
