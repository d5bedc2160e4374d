package io.boundwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.event.RejectReason;
import io.boundwatch.event.Rejection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeadLetterTest {
  @Test
  void itCarriesTheBytesOfThePartAndWhereTheyCameFrom() {
    ProducerRecord<byte[], byte[]> letter = DeadLetter.of(source("..part.."), part(2, 6), true);

    assertThat(letter.key()).isNull();
    assertThat(letter.value()).asString(StandardCharsets.UTF_8).isEqualTo("part");
    assertThat(header(letter, "reason")).isEqualTo("broken-json");
    assertThat(header(letter, "detail")).isEqualTo("an object ends at byte 6");
    assertThat(header(letter, "source-topic")).isEqualTo("hub");
    assertThat(header(letter, "source-partition")).isEqualTo("3");
    assertThat(header(letter, "source-offset")).isEqualTo("42");
    assertThat(letter.headers().lastHeader("truncated-from")).isNull();
    DeadLetterHeaders.assertValid(letter.headers());
  }

  @Test
  void aLargePartIsCutAndSaysHowLongItWas() {
    int length = DeadLetter.MAX_BYTES + 1;
    ProducerRecord<byte[], byte[]> letter =
        DeadLetter.of(source("x".repeat(length)), part(0, length), true);

    assertThat(letter.value()).hasSize(DeadLetter.MAX_BYTES);
    assertThat(header(letter, "truncated-from")).isEqualTo(Integer.toString(length));
    DeadLetterHeaders.assertValid(letter.headers());
  }

  @Test
  void wherePeopleArePseudonymisedNoBytesAreKept() {
    ProducerRecord<byte[], byte[]> letter = DeadLetter.of(source("a name"), part(0, 6), false);

    assertThat(letter.value()).isEmpty();
    assertThat(header(letter, "reason")).isEqualTo("broken-json");
    DeadLetterHeaders.assertValid(letter.headers());
  }

  @ParameterizedTest
  @EnumSource(RejectReason.class)
  void headersOfEveryReasonAreAsDescribed(RejectReason reason) {
    Rejection rejection = new Rejection(reason, "told in plain words", 0, 4);

    DeadLetterHeaders.assertValid(DeadLetter.of(source("part"), rejection, true).headers());
  }

  @Test
  void reasonsAreThoseThatAreDescribed() throws IOException {
    assertThat(Stream.of(RejectReason.values()).map(RejectReason::wireName))
        .containsExactlyElementsOf(DeadLetterHeaders.reasons());
  }

  private static ConsumerRecord<byte[], ByteBuffer> source(String value) {
    byte[] fetched = ("before" + value + "behind").getBytes(StandardCharsets.UTF_8);
    int length = value.getBytes(StandardCharsets.UTF_8).length;
    return new ConsumerRecord<>("hub", 3, 42, null, ByteBuffer.wrap(fetched, 6, length));
  }

  private static Rejection part(int from, int to) {
    return new Rejection(RejectReason.BROKEN_JSON, "an object ends at byte 6", from, to);
  }

  private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}
