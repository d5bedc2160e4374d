package io.boundwatch.replay;

import io.boundwatch.event.Request;
import io.boundwatch.ingest.RequestsWriter;
import io.boundwatch.ingest.SourcePartition;
import io.boundwatch.ingest.Watermark;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes requests past the source, in the order of their append times, with a watermark whenever
 * the append time has gone on: what ingest does for a live source. For one thread.
 */
public final class RequestsFeed implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final RequestsWriter requests;
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
    this.requests = new RequestsWriter(this.producer, partitions, this::sent);
    this.source = source;
    this.watermarkEvery = watermarkEvery;
  }

  /** Writes the next request; none that follows has an earlier append time. */
  public void write(Request request) {
    long now = request.appendTime();
    if (marked.isEmpty() || now - marked.getAsLong() >= watermarkEvery) {
      mark(now);
    }
    requests.add(request);
  }

  /** Says that all up to an append time has been written. */
  public void mark(long position) {
    marked = OptionalLong.of(position);
    Map<SourcePartition, OptionalLong> positions =
        source.stream().collect(Collectors.toMap(p -> p, p -> OptionalLong.of(position)));
    requests.send(new Watermark(positions));
  }

  private void sent(RecordMetadata metadata, Exception problem) {
    if (problem != null) {
      failure.compareAndSet(null, problem);
    }
  }

  /** Waits until all is written; throws if something could not be. */
  public void flush() {
    requests.flush();
    if (failure.get() != null) {
      throw new KafkaException("requests could not be written", failure.get());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
