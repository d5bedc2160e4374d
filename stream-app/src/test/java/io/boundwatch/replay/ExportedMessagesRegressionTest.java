package io.boundwatch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportedMessagesRegressionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"category\":\"SignInLo",
        "{\"category\":\"SignInLogs\",\"ten",
        "{\"records\":[{\"time\":\"2026"
      })
  void firstLineThatWasCutShortCostsNoOther(String cut) throws IOException {
    assertThat(messages(cut + "\n{\"a\":1}\n{\"b\":2}\n"))
        .containsExactly(cut, "{\"a\":1}", "{\"b\":2}");
  }

  @Test
  void documentOverSeveralLinesIsOneMessage() throws IOException {
    String document = "{\"records\":[\n{\"a\":1},\n{\"b\":2}\n]}";

    assertThat(messages(document)).containsExactly(document);
  }

  private static List<String> messages(String file) throws IOException {
    ExportedMessages messages =
        ExportedMessages.of(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    List<String> all = new ArrayList<>();
    for (Optional<byte[]> next = messages.next(); next.isPresent(); next = messages.next()) {
      all.add(new String(next.get(), StandardCharsets.UTF_8));
    }
    return all;
  }
}
