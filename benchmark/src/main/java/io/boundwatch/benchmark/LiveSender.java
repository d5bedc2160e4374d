package io.boundwatch.benchmark;

import io.boundwatch.sim.Envelope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records at a constant rate by a timetable that nothing delays: what could not be sent in
 * time is sent at once, and how late that was is remembered. What is due within a hundredth of a
 * second goes in one message for each hub.
 */
final class LiveSender implements AutoCloseable {
  private static final int TICKS_PER_SECOND = 100;

  private final KafkaProducer<byte[], byte[]> producer;
  private final int rate;
  private final Map<String, Long> unboundAppendedAt = new ConcurrentHashMap<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private long worstDelayNanos;
  private int messages;

  LiveSender(String bootstrapServers, int rate) {
    this.rate = rate;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "0"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Sends so many seconds' records. */
  void send(Iterator<LiveRecord> records, int seconds) {
    long start = System.nanoTime();
    for (int tick = 0; tick < seconds * TICKS_PER_SECOND; tick++) {
      long due = start + tick * TimeUnit.SECONDS.toNanos(1) / TICKS_PER_SECOND;
      awaitTime(due);
      worstDelayNanos = Math.max(worstDelayNanos, System.nanoTime() - due);
      sendTick(records, tick);
    }
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException("a message could not be sent", failure.get());
    }
  }

  private static void awaitTime(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void sendTick(Iterator<LiveRecord> records, int tick) {
    long until = (tick + 1L) * rate / TICKS_PER_SECOND;
    long count = until - (long) tick * rate / TICKS_PER_SECOND;
    Map<String, List<LiveRecord>> byHub = new HashMap<>();
    for (int i = 0; i < count; i++) {
      LiveRecord record = records.next();
      byHub.computeIfAbsent(Hubs.topicOf(record.record()), any -> new ArrayList<>()).add(record);
    }
    byHub.forEach(this::sendMessage);
  }

  private void sendMessage(String topic, List<LiveRecord> records) {
    for (byte[] value : Envelope.wrap(records.stream().map(r -> r.record().json()).toList())) {
      producer.send(
          new ProducerRecord<>(topic, messages++ % Hubs.PARTITIONS, null, value),
          (metadata, problem) -> sent(records, metadata, problem));
    }
  }

  private void sent(List<LiveRecord> records, RecordMetadata metadata, Exception problem) {
    if (problem != null) {
      failure.compareAndSet(null, problem);
      return;
    }
    for (LiveRecord record : records) {
      record
          .unbound()
          .ifPresent(id -> unboundAppendedAt.merge(id, metadata.timestamp(), Math::min));
    }
  }

  /** When the first unbound request of each sign-in was appended, by correlation ID. */
  Map<String, Long> unboundAppendedAt() {
    return unboundAppendedAt;
  }

  /** How far the timetable was missed at worst. */
  double worstDelayMillis() {
    return worstDelayNanos / 1e6;
  }

  @Override
  public void close() {
    producer.close();
  }
}
