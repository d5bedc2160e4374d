package io.boundwatch.replay;

import io.boundwatch.event.Request;
import io.boundwatch.event.SignInKey;
import io.boundwatch.ingest.RequestsMessageCodec;
import io.boundwatch.ingest.RequestsPartitioner;
import io.boundwatch.ingest.SourcePartition;
import io.boundwatch.ingest.Watermark;
import io.boundwatch.kafka.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes requests past the source, in the order of their append times, with a watermark whenever
 * the append time has gone on: what ingest does for a live source. For one thread.
 */
public final class RequestsFeed implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final int partitions;
  private final Collection<SourcePartition> source;
  private final long watermarkEvery;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private OptionalLong marked = OptionalLong.empty();

  /**
   * @param producer settings of a producer of the monitor's cluster
   * @param partitions of the requests topic
   * @param source the source partitions whose positions are told
   * @param watermarkEvery milliseconds of append time between watermarks
   */
  public RequestsFeed(
      Map<String, Object> producer,
      int partitions,
      Collection<SourcePartition> source,
      long watermarkEvery) {
    this.producer =
        new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer());
    this.partitions = partitions;
    this.source = source;
    this.watermarkEvery = watermarkEvery;
  }

  /** Writes the next request; none that follows has an earlier append time. */
  public void write(Request request) {
    long now = request.appendTime();
    if (marked.isEmpty() || now - marked.getAsLong() >= watermarkEvery) {
      mark(now);
    }
    int partition = RequestsPartitioner.partition(request.correlationId(), partitions);
    byte[] key = SignInKey.of(request).getBytes(StandardCharsets.UTF_8);
    send(partition, key, RequestsMessageCodec.encode(request));
  }

  /** Says that all up to an append time has been written. */
  public void mark(long position) {
    marked = OptionalLong.of(position);
    Map<SourcePartition, OptionalLong> positions =
        source.stream().collect(Collectors.toMap(p -> p, p -> OptionalLong.of(position)));
    byte[] value = RequestsMessageCodec.encode(new Watermark(positions));
    for (int partition = 0; partition < partitions; partition++) {
      send(partition, null, value);
    }
  }

  private void send(int partition, byte[] key, byte[] value) {
    producer.send(
        new ProducerRecord<>(TopicNames.REQUESTS, partition, key, value),
        (metadata, problem) -> {
          if (problem != null) {
            failure.compareAndSet(null, problem);
          }
        });
  }

  /** Waits until all is written; throws if something could not be. */
  public void flush() {
    producer.flush();
    if (failure.get() != null) {
      throw new KafkaException("requests could not be written", failure.get());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
