package io.boundwatch.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void noRecordsMakeNoMessage() {
    assertThat(Envelope.wrap(List.of())).isEmpty();
  }

  @Test
  void keepsEveryRecordInOrderInMessagesOfBoundedSize() throws IOException {
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      String padding = "x".repeat(i % 97 * 20);
      records.add(("{\"n\":" + i + ",\"p\":\"" + padding + "\"}").getBytes(StandardCharsets.UTF_8));
    }
    List<Integer> numbers = new ArrayList<>();
    for (byte[] message : Envelope.wrap(records)) {
      assertThat(message.length).isLessThanOrEqualTo(Envelope.MAX_BYTES);
      for (JsonNode record : JSON.readTree(message).get("records")) {
        numbers.add(record.get("n").asInt());
      }
    }
    assertThat(numbers).hasSize(1000).isSorted();
  }

  @Test
  void aRecordLargerThanAMessageStandsAlone() {
    byte[] large = ("\"" + "x".repeat(Envelope.MAX_BYTES) + "\"").getBytes(StandardCharsets.UTF_8);
    assertThat(Envelope.wrap(List.of("1".getBytes(StandardCharsets.UTF_8), large))).hasSize(2);
  }
}
