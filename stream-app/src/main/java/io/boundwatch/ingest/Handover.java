package io.boundwatch.ingest;

import io.boundwatch.event.Request;
import io.boundwatch.kafka.ClientSettings;
import io.boundwatch.kafka.Cluster;
import io.boundwatch.kafka.ClusterErrors;
import io.boundwatch.kafka.ClusterException;
import io.boundwatch.metrics.Metrics;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Hands on to the monitor's cluster. The first send that fails for good fails every later flush: a
 * new hand-over starts from what was committed.
 */
final class Handover implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  private final Cluster cluster;
  private final BrokersClock brokersClock;
  private final AtomicReference<Optional<Exception>> failure =
      new AtomicReference<>(Optional.empty());
  private final KafkaProducer<byte[], byte[]> producer;
  private final RequestsWriter requests;
  private final Metrics.BoundMeters meters;

  /**
   * @param partitions of the requests topic
   * @throws ClusterException if the settings cannot be used
   */
  Handover(Cluster cluster, int partitions, Metrics metrics) {
    this.cluster = cluster;
    this.brokersClock = new BrokersClock(partitions);
    try {
      this.producer =
          new KafkaProducer<>(
              ClientSettings.producer(cluster, "boundwatch-ingest"),
              new ByteArraySerializer(),
              new ByteArraySerializer());
    } catch (KafkaException e) {
      throw failed(e);
    }
    this.requests = new RequestsWriter(producer, partitions, this::sent);
    this.meters = metrics.bind(producer);
  }

  void add(Request request) {
    requests.add(request);
  }

  /** Sends the requests that were added. */
  void send() {
    requests.send();
  }

  void send(Watermark watermark) {
    requests.send(watermark);
  }

  private void sent(RecordMetadata metadata, Exception error) {
    if (error == null) {
      acknowledged(metadata);
    } else {
      keep(error);
    }
  }

  private void acknowledged(RecordMetadata metadata) {
    if (metadata.hasTimestamp()) {
      brokersClock.acknowledged(metadata.partition(), metadata.timestamp());
    }
  }

  void sendDeadLetter(ProducerRecord<byte[], byte[]> letter) {
    producer.send(
        letter,
        (metadata, error) -> {
          if (error != null) {
            keep(error);
          }
        });
  }

  private void keep(Exception error) {
    failure.compareAndSet(Optional.empty(), Optional.of(error));
  }

  /**
   * Sends what was added and waits until all sends so far are acknowledged.
   *
   * @throws ClusterException if one of this hand-over's sends has failed
   */
  void flush() {
    requests.flush();
    failure
        .get()
        .ifPresent(
            error -> {
              throw failed(error);
            });
  }

  /** The clock of the monitor's brokers, as of earlier acknowledged sends. */
  OptionalLong brokersNow() {
    return brokersClock.now();
  }

  private ClusterException failed(Exception error) {
    return new ClusterException(ClusterErrors.explain(cluster, error), error);
  }

  @Override
  public void close() {
    meters.close();
    producer.close(CLOSE_TIMEOUT);
  }
}
