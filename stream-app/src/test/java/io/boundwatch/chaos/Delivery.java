package io.boundwatch.chaos;

import io.boundwatch.reference.RawRecord;
import io.boundwatch.sim.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Ways in which the same records may reach the source. */
public final class Delivery {
  private static final int MOST_IN_A_MESSAGE = 6;

  private Delivery() {}

  /** The records in another order, the same for the same seed. */
  public static List<RawRecord> shuffle(List<RawRecord> records, long seed) {
    List<RawRecord> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  /** The records as they were appended, those of one time in an order that the seed decides. */
  public static List<RawRecord> inAppendOrder(List<RawRecord> records, long seed) {
    List<RawRecord> ordered = shuffle(records, seed);
    ordered.sort(Comparator.comparingLong(RawRecord::appendTime));
    return ordered;
  }

  /**
   * Puts records into messages. A message has one topic and one append time, so only records that
   * agree in both share one; messages come in the order of their first records. Most are envelopes,
   * some bare records, arrays or behind a syslog prefix.
   */
  public static List<SourceMessage> batch(List<RawRecord> records, long seed) {
    Random random = new Random(seed);
    Map<String, List<RawRecord>> groups = new LinkedHashMap<>();
    Map<String, Integer> sequence = new LinkedHashMap<>();
    for (RawRecord record : records) {
      String group = record.category() + record.appendTime();
      int number = sequence.getOrDefault(group, 0);
      List<RawRecord> batch = groups.computeIfAbsent(group + "#" + number, k -> new ArrayList<>());
      batch.add(record);
      if (batch.size() >= 1 + random.nextInt(MOST_IN_A_MESSAGE)) {
        sequence.put(group, number + 1);
      }
    }
    return groups.values().stream().map(batch -> message(batch, random)).toList();
  }

  private static SourceMessage message(List<RawRecord> batch, Random random) {
    List<byte[]> records = batch.stream().map(RawRecord::json).toList();
    byte[] envelope = Envelope.wrap(records).get(0);
    byte[] value =
        switch (random.nextInt(8)) {
          case 0 -> batch.size() == 1 ? records.get(0) : array(batch);
          case 1 -> concat("2026-11-02T08:00:00+00:00 GATEWAY01 ", envelope);
          default -> envelope;
        };
    return new SourceMessage(batch.get(0).category(), batch.get(0).appendTime(), value);
  }

  private static byte[] array(List<RawRecord> batch) {
    List<String> texts = batch.stream().map(RawRecord::text).toList();
    return ("[" + String.join(",\n", texts) + "]").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] concat(String prefix, byte[] rest) {
    byte[] head = prefix.getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[head.length + rest.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(rest, 0, all, head.length, rest.length);
    return all;
  }
}
