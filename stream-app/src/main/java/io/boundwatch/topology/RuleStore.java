package io.boundwatch.topology;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What the alert rules of a task remember: values by rule and key, each until a time of the clock,
 * at most so many of a rule.
 */
final class RuleStore {
  private static final int STEP = 2_000;

  private final KeyValueStore<Bytes, byte[]> values;
  private final DueIndex due;
  private final TaskMeta meta;
  private final int maxEntries;
  private final Map<String, Long> entries = new HashMap<>();

  RuleStore(
      KeyValueStore<Bytes, byte[]> values,
      KeyValueStore<Bytes, byte[]> due,
      TaskMeta meta,
      int maxEntries) {
    this.values = values;
    this.due = new DueIndex(due);
    this.meta = meta;
    this.maxEntries = maxEntries;
  }

  Optional<byte[]> get(String rule, String key) {
    return Optional.ofNullable(values.get(Bytes.wrap(storeKey(rule, key))))
        .map(value -> Arrays.copyOfRange(value, Long.BYTES, value.length));
  }

  /** Keeps a value; false if it is a new one and the rule has too many. */
  boolean put(String rule, String key, byte[] value, long keepUntil) {
    byte[] storeKey = storeKey(rule, key);
    boolean isNew = values.get(Bytes.wrap(storeKey)) == null;
    if (isNew && entries(rule) >= maxEntries) {
      return false;
    }
    ByteWriter out = new ByteWriter().writeFixedLong(keepUntil);
    values.put(Bytes.wrap(storeKey), out.writeRaw(value, 0, value.length).toByteArray());
    if (isNew) {
      due.add(Math.max(0, keepUntil), storeKey);
      count(rule, 1);
    }
    return true;
  }

  void remove(String rule, String key) {
    if (values.delete(Bytes.wrap(storeKey(rule, key))) != null) {
      count(rule, -1);
    }
  }

  /** Forgets what was to be kept until then; done in one step of bounded size. */
  void forget(long now) {
    for (byte[] storeKey : due.take(now, STEP)) {
      byte[] value = values.get(Bytes.wrap(storeKey));
      if (value == null) {
        continue;
      }
      long keepUntil = new ByteReader(value).readFixedLong();
      if (keepUntil > now) {
        due.add(keepUntil, storeKey);
      } else {
        values.delete(Bytes.wrap(storeKey));
        count(ruleOf(storeKey), -1);
      }
    }
  }

  long entries(String rule) {
    return entries.computeIfAbsent(rule, meta::ruleEntries);
  }

  private void count(String rule, long change) {
    long count = entries(rule) + change;
    entries.put(rule, count);
    meta.saveRuleEntries(rule, count);
  }

  private static byte[] storeKey(String rule, String key) {
    return (rule + '\0' + key).getBytes(StandardCharsets.UTF_8);
  }

  private static String ruleOf(byte[] storeKey) {
    String key = new String(storeKey, StandardCharsets.UTF_8);
    return key.substring(0, key.indexOf('\0'));
  }
}
