package io.boundwatch.topology;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** A difference goes to the task that owns its cell, the clock to every task. */
final class HandOnPartitioner implements StreamPartitioner<String, StageMessage> {
  @Override
  public Optional<Set<Integer>> partitions(
      String topic, String key, StageMessage message, int partitions) {
    if (message instanceof StageMessage.OfClock) {
      return Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
    }
    return Optional.of(
        Set.of(
            message instanceof StageMessage.OfBatch batch
                ? batch.to()
                : partition(key, partitions)));
  }

  /** The task that owns what has this key. */
  static int partition(String ownerKey, int partitions) {
    byte[] bytes = ownerKey.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
  }
}
