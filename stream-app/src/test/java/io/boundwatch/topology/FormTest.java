package io.boundwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.codec.ByteWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
  private static final String GUID = "2f1c9b6e-0a4d-4c58-9e7b-1234567890ab";

  private final ByteWriter out = new ByteWriter().writeString("what stood there before");

  @ParameterizedTest
  @ValueSource(strings = {"", "|", "a", "a|", "|a||b", GUID + "|ä€|" + GUID, "rule\0key"})
  void textsAreReadAsTheyWereWritten(String text) {
    assertThat(Form.TEXT.read(Form.TEXT.bytes(text, out))).isEqualTo(text);
  }

  @Test
  void textStandsAsItIs() {
    assertThat(Form.TEXT.bytes("a|ä", out)).isEqualTo("a|ä".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void bytesAreReadAsTheyWereWritten() {
    byte[] bytes = {0, -1, 7};

    assertThat(Form.BYTES.read(Form.BYTES.bytes(bytes, out))).isEqualTo(bytes);
  }
}
