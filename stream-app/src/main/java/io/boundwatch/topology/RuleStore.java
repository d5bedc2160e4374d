package io.boundwatch.topology;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the alert rules of a task remember: values by rule and key, each until a time of the clock,
 * at most so many of a rule.
 */
final class RuleStore {
  private static final int STEP = 2_000;

  /** In memory, in each task: some megabytes. */
  private static final int ROOM = 20_000;

  /**
   * @param keepUntil milliseconds of the clock
   */
  private record Remembered(long keepUntil, byte[] value) {
    void write(ByteWriter out) {
      out.writeFixedLong(keepUntil).writeRaw(value);
    }

    static Remembered read(ByteReader in) {
      return new Remembered(in.readFixedLong(), in.readRest());
    }
  }

  private static final Form<Remembered> VALUES = new Form<>(Remembered::write, Remembered::read);

  private final ObjectStore<String, Remembered> values;
  private final DueIndex<String> due;
  private final TaskMeta meta;
  private final int maxEntries;
  private final Map<String, Long> entries = new HashMap<>();

  RuleStore(TaskStore task, TaskMeta meta, int maxEntries) {
    this.values = task.objects(Part.RULES, Form.TEXT, VALUES, ROOM);
    this.due = task.due(Part.RULES_DUE, Form.TEXT);
    this.meta = meta;
    this.maxEntries = maxEntries;
  }

  Optional<byte[]> get(String rule, String key) {
    return values.get(storeKey(rule, key)).map(Remembered::value);
  }

  /** Keeps a value; false if it is a new one and the rule has too many. */
  boolean put(String rule, String key, byte[] value, long keepUntil) {
    String storeKey = storeKey(rule, key);
    boolean isNew = values.get(storeKey).isEmpty();
    if (isNew && entries(rule) >= maxEntries) {
      return false;
    }
    values.put(storeKey, new Remembered(keepUntil, value));
    if (isNew) {
      due.add(Math.max(0, keepUntil), storeKey);
      count(rule, 1);
    }
    return true;
  }

  void remove(String rule, String key) {
    String storeKey = storeKey(rule, key);
    if (values.get(storeKey).isPresent()) {
      values.remove(storeKey);
      count(rule, -1);
    }
  }

  /** Forgets what was to be kept until then; done in one step of bounded size. */
  void forget(long now) {
    for (String storeKey : due.take(now, STEP)) {
      values.get(storeKey).ifPresent(kept -> forget(storeKey, kept, now));
    }
  }

  private void forget(String storeKey, Remembered kept, long now) {
    if (kept.keepUntil() > now) {
      due.add(kept.keepUntil(), storeKey);
    } else {
      values.remove(storeKey);
      count(ruleOf(storeKey), -1);
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

  private static String storeKey(String rule, String key) {
    return rule + '\0' + key;
  }

  private static String ruleOf(String storeKey) {
    return storeKey.substring(0, storeKey.indexOf('\0'));
  }
}
