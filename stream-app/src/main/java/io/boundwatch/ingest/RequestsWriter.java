package io.boundwatch.ingest;

import io.boundwatch.codec.ByteWriter;
import io.boundwatch.event.Request;
import io.boundwatch.kafka.TopicNames;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes the requests topic: the one place that knows how its requests are spread. Those of a
 * partition that are added one after the other travel in one message: a message costs more on its
 * way than what most requests have to say.
 *
 * <p>Whether a send has arrived is for the callback. Not safe for use by several threads.
 */
public final class RequestsWriter {
  /** A message is sent when it has as much: some forty requests, so that readers buffer little. */
  private static final int ENOUGH_BYTES = 16 * 1024;

  private final Producer<byte[], byte[]> producer;
  private final Callback sent;
  private final List<ByteWriter> added = new ArrayList<>();

  /**
   * @param partitions of the requests topic
   * @param sent told of each message, on the producer's thread
   */
  public RequestsWriter(Producer<byte[], byte[]> producer, int partitions, Callback sent) {
    this.producer = producer;
    this.sent = sent;
    for (int partition = 0; partition < partitions; partition++) {
      added.add(new ByteWriter());
    }
  }

  /** To the partition of its correlation ID, with the next {@link #send()} at the latest. */
  public void add(Request request) {
    int partition = RequestsPartitioner.partition(request.correlationId(), added.size());
    ByteWriter message = added.get(partition);
    RequestsMessageCodec.add(request, message);
    if (message.length() >= ENOUGH_BYTES) {
      send(partition, message);
    }
  }

  /** Sends all that was added. */
  public void send() {
    for (int partition = 0; partition < added.size(); partition++) {
      ByteWriter message = added.get(partition);
      if (message.length() > 0) {
        send(partition, message);
      }
    }
  }

  /** To every partition, behind all that was added: each join task reads one. */
  public void send(Watermark watermark) {
    send();
    byte[] value = RequestsMessageCodec.encode(watermark);
    for (int partition = 0; partition < added.size(); partition++) {
      send(partition, value);
    }
  }

  /** Sends all that was added, and waits until the producer is done with all that was sent. */
  public void flush() {
    send();
    producer.flush();
  }

  private void send(int partition, ByteWriter message) {
    send(partition, message.toByteArray());
    message.reset();
  }

  private void send(int partition, byte[] value) {
    producer.send(new ProducerRecord<>(TopicNames.REQUESTS, partition, null, value), sent);
  }
}
