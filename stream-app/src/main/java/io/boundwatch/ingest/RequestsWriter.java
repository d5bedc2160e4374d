package io.boundwatch.ingest;

import io.boundwatch.codec.ByteWriter;
import io.boundwatch.event.Request;
import io.boundwatch.event.SignInKey;
import io.boundwatch.kafka.TopicNames;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes the requests topic: the one place that knows how its messages are keyed and spread.
 * Whether a send has arrived is for the callback. Not safe for use by several threads.
 */
public final class RequestsWriter {
  private final Producer<byte[], byte[]> producer;
  private final int partitions;
  private final Callback sent;
  private final ByteWriter out = new ByteWriter();

  /**
   * @param partitions of the requests topic
   * @param sent told of each message, on the producer's thread
   */
  public RequestsWriter(Producer<byte[], byte[]> producer, int partitions, Callback sent) {
    this.producer = producer;
    this.partitions = partitions;
    this.sent = sent;
  }

  /** To the partition of its correlation ID. */
  public void send(Request request) {
    byte[] key = SignInKey.of(request).getBytes(StandardCharsets.UTF_8);
    int partition = RequestsPartitioner.partition(request.correlationId(), partitions);
    send(partition, key, RequestsMessageCodec.encode(request, out));
  }

  /** To every partition: each join task reads one. */
  public void send(Watermark watermark) {
    byte[] value = RequestsMessageCodec.encode(watermark);
    for (int partition = 0; partition < partitions; partition++) {
      send(partition, null, value);
    }
  }

  private void send(int partition, byte[] key, byte[] value) {
    producer.send(new ProducerRecord<>(TopicNames.REQUESTS, partition, key, value), sent);
  }
}
