package io.boundwatch.ingest;

import io.boundwatch.event.Rejection;
import io.boundwatch.kafka.TopicNames;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** The message for an unreadable part of a source message (design, sections 4 and 6). */
final class DeadLetter {
  /** How many bytes of the part are kept. */
  static final int MAX_BYTES = 256 * 1024;

  private DeadLetter() {}

  /**
   * @param keepBytes false where users are pseudonymised: then nothing of the part is kept
   */
  static ProducerRecord<byte[], byte[]> of(
      ConsumerRecord<byte[], ByteBuffer> source, Rejection rejection, boolean keepBytes) {
    int length = rejection.to() - rejection.from();
    int kept = keepBytes ? Math.min(length, MAX_BYTES) : 0;
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(TopicNames.DEAD_LETTERS, bytes(source, rejection, kept));
    Headers headers = letter.headers();
    add(headers, "reason", rejection.reason().wireName());
    add(headers, "detail", rejection.detail());
    add(headers, "source-topic", source.topic());
    add(headers, "source-partition", Integer.toString(source.partition()));
    add(headers, "source-offset", Long.toString(source.offset()));
    if (keepBytes && kept < length) {
      add(headers, "truncated-from", Integer.toString(length));
    }
    return letter;
  }

  private static byte[] bytes(
      ConsumerRecord<byte[], ByteBuffer> source, Rejection rejection, int count) {
    byte[] bytes = new byte[count];
    if (count > 0) {
      source.value().get(source.value().position() + rejection.from(), bytes);
    }
    return bytes;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
