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

  /** In the store a text: the rule, a zero, the rule's key. */
  private record Key(String rule, String key) {
    void write(ByteWriter out) {
      Form.TEXT.writer().accept(rule + '\0' + key, out);
    }

    static Key read(ByteReader in) {
      String text = Form.TEXT.reader().apply(in);
      int zero = text.indexOf('\0');
      return new Key(text.substring(0, zero), text.substring(zero + 1));
    }
  }

  private static final Form<Key> KEYS = new Form<>(Key::write, Key::read);

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

  private final ObjectStore<Key, Remembered> values;
  private final DueIndex<Key> due;
  private final TaskMeta meta;
  private final int maxEntries;
  private final Map<String, Long> entries = new HashMap<>();

  RuleStore(TaskStore task, TaskMeta meta, int maxEntries) {
    this.values = task.objects(Part.RULES, KEYS, VALUES, ROOM);
    this.due = task.due(Part.RULES_DUE, KEYS);
    this.meta = meta;
    this.maxEntries = maxEntries;
  }

  Optional<byte[]> get(String rule, String key) {
    return values.get(new Key(rule, key)).map(Remembered::value);
  }

  /** Keeps a value; false if it is a new one and the rule has too many. */
  boolean put(String rule, String key, byte[] value, long keepUntil) {
    Key storeKey = new Key(rule, key);
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
    Key storeKey = new Key(rule, key);
    if (values.get(storeKey).isPresent()) {
      values.remove(storeKey);
      count(rule, -1);
    }
  }

  /** Forgets what was to be kept until then; done in one step of bounded size. */
  void forget(long now) {
    for (Key storeKey : due.take(now, STEP)) {
      values.get(storeKey).ifPresent(kept -> forget(storeKey, kept, now));
    }
  }

  private void forget(Key storeKey, Remembered kept, long now) {
    if (kept.keepUntil() > now) {
      due.add(kept.keepUntil(), storeKey);
    } else {
      values.remove(storeKey);
      count(storeKey.rule(), -1);
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
}
