package io.boundwatch.ingest;

import io.boundwatch.kafka.Cluster;
import io.boundwatch.kafka.ClusterErrors;
import io.boundwatch.kafka.ClusterException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * One life of ingest, from the committed offsets until it is closed or something fails: reads,
 * hands on, and once a second flushes, commits and writes the watermark. Used by one thread.
 */
final class IngestSession implements ConsumerRebalanceListener, AutoCloseable {
  private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final IngestParts parts;
  private final SourceClock clock;
  private final SourceConsumer consumer;
  private final Handover handover;
  private final Set<SourcePartition> owned = new TreeSet<>();
  private long nextTick = System.nanoTime();
  private boolean isListed;
  private boolean isBroken;
  private int silentTicks;

  /**
   * @param requestsPartitions of the requests topic
   * @throws ClusterException if the settings of either cluster cannot be used
   */
  IngestSession(IngestParts parts, SourceClock clock, int requestsPartitions) {
    this.parts = parts;
    this.clock = clock;
    this.handover = new Handover(parts.clusters().monitor(), requestsPartitions, parts.metrics());
    this.consumer = openConsumer();
    clock.startAgain();
    consumer.subscribe(this);
  }

  private SourceConsumer openConsumer() {
    try {
      return new SourceConsumer(source(), parts.config().source(), parts.metrics());
    } catch (KafkaException e) {
      handover.close();
      throw sourceFailed(e);
    }
  }

  private Cluster source() {
    return parts.clusters().source();
  }

  /**
   * One turn of the loop; takes some 100 ms when the source is quiet.
   *
   * @return whether the work of a second was done: flush, commit, watermark
   * @throws ClusterException if either cluster fails; then only {@link #close} may follow
   */
  boolean turn() {
    try {
      consumer.poll().forEach(this::handOn);
      handover.send();
      return tickIfDue();
    } catch (WakeupException e) {
      // somebody wants this to end; nothing has failed
      return false;
    } catch (KafkaException e) {
      isBroken = true;
      throw asClusterException(e);
    } catch (RuntimeException e) {
      isBroken = true;
      throw e;
    }
  }

  private ClusterException asClusterException(KafkaException e) {
    // what the listener below throws comes back inside the consumer's own exception
    return e.getCause() instanceof ClusterException ours ? ours : sourceFailed(e);
  }

  private ClusterException sourceFailed(KafkaException e) {
    return new ClusterException(ClusterErrors.explain(source(), e), e);
  }

  private void handOn(ConsumerRecord<byte[], ByteBuffer> record) {
    SourcePartition partition = new SourcePartition(record.topic(), record.partition());
    long arrivedAt = System.currentTimeMillis();
    long appendTime = record.timestamp() < 0 ? arrivedAt : record.timestamp();
    parts
        .reader()
        .read(
            record.value(),
            appendTime,
            arrivedAt,
            new RecordHandler(parts, handover, record, partition));
    clock.handedOn(partition, appendTime);
    consumer.handedOn(record);
  }

  private boolean tickIfDue() {
    if (System.nanoTime() - nextTick < 0) {
      return false;
    }
    nextTick = System.nanoTime() + TICK_NANOS;
    flushAndCommit();
    boolean hasListed = list();
    boolean hasToldEnds = askEnds();
    silentTicks = hasListed && hasToldEnds ? 0 : silentTicks + 1;
    if (isListed) {
      handover.send(clock.watermark());
    }
    return true;
  }

  private void flushAndCommit() {
    handover.flush();
    clock.acknowledged(handover.brokersNow());
    consumer.commit();
  }

  private boolean list() {
    Optional<List<SourcePartition>> listing = consumer.listing();
    listing.ifPresent(clock::list);
    isListed |= listing.isPresent();
    return listing.isPresent();
  }

  private boolean askEnds() {
    OptionalLong brokersNow = handover.brokersNow();
    long askedAt = System.currentTimeMillis();
    Optional<List<SourceEnd>> ends = consumer.ends();
    ends.ifPresent(found -> endsSeen(found, askedAt, brokersNow));
    return ends.isPresent();
  }

  private void endsSeen(List<SourceEnd> ends, long askedAt, OptionalLong brokersNow) {
    for (SourceEnd end : ends) {
      clock.endSeen(end.partition(), end.position(), end.end(), askedAt, brokersNow);
    }
    parts.metrics().sourceLag(ends.stream().mapToLong(SourceEnd::unread).sum());
  }

  /** How many seconds' work in a row the source has not told its partitions and their ends. */
  int silentTicks() {
    return silentTicks;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      owned.add(SourceConsumer.partition(partition));
      clock.own(SourceConsumer.partition(partition));
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    if (!isBroken) {
      flushAndCommit();
    }
    leave(partitions);
  }

  /** Another instance may be reading them already: nothing is committed. */
  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    leave(partitions);
  }

  private void leave(Collection<TopicPartition> partitions) {
    consumer.forget(partitions);
    partitions.stream().map(SourceConsumer::partition).toList().forEach(this::leave);
  }

  private void leave(SourcePartition partition) {
    owned.remove(partition);
    clock.leave(partition);
    parts.metrics().sourcePartitionLeft(partition.toString());
  }

  /** Ends a waiting turn of another thread. */
  void wakeup() {
    consumer.wakeup();
  }

  /** Leaves the group, after a last flush and commit unless something has failed. */
  @Override
  public void close() {
    try {
      consumer.close();
    } finally {
      List.copyOf(owned).forEach(this::leave);
      handover.close();
    }
  }
}
