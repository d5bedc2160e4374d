package io.boundwatch.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The few values that a task keeps beside its state: its clock, the settings the state was made
 * with, and how far it has read. A value that changes with every record is written once a commit.
 */
final class TaskMeta {
  /** All of them, with one for each alert rule. */
  private static final int ROOM = 1_000;

  private static final String CLOCK = "clock";
  private static final String SETTINGS = "settings";
  private static final String FORMAT = "format";

  /**
   * How keys stand in the store; values have versions of their own. State without it is of 1. 2:
   * sign-ins are known by the bytes of their requests.
   */
  private static final long FORMAT_NOW = 2;

  private static final String OFFSET = "offset";
  private static final String OPEN = "open";
  private static final String RULE = "rule-";
  private static final Pattern NUMBERED = Pattern.compile("(.*?)-(\\d{1,6})");

  private final ObjectStore<String, byte[]> store;

  TaskMeta(TaskStore task) {
    this.store = task.objects(Part.META, Form.TEXT, Form.BYTES, ROOM);
  }

  /** Refuses state of another release, or made with other settings, instead of mixing both. */
  void checkSettings(MonitorSettings settings) {
    Optional<byte[]> kept = store.get(SETTINGS);
    String wanted = settings.fingerprint();
    if (kept.isEmpty()) {
      store.put(SETTINGS, wanted.getBytes(StandardCharsets.UTF_8));
      save(FORMAT, FORMAT_NOW);
      return;
    }
    checkFormat(settings.applicationId());
    String made = new String(kept.get(), StandardCharsets.UTF_8);
    if (!made.equals(wanted)) {
      throw new StopException(
          "The state of application-id '"
              + settings.applicationId()
              + "' was made with ["
              + made
              + "], the configuration now says ["
              + wanted
              + "]. Both must not be mixed: restore the old values, or start afresh with"
              + " application-id: "
              + next(settings.applicationId()));
    }
  }

  private void checkFormat(String applicationId) {
    long format = number(FORMAT).orElse(1);
    if (format != FORMAT_NOW) {
      throw new StopException(
          "The state of application-id '"
              + applicationId
              + "' has format "
              + format
              + "; this release reads "
              + FORMAT_NOW
              + ". Go on with the release that made it, or start afresh with application-id: "
              + next(applicationId));
    }
  }

  static String next(String applicationId) {
    Matcher numbered = NUMBERED.matcher(applicationId);
    return numbered.matches()
        ? numbered.group(1) + "-" + (Integer.parseInt(numbered.group(2)) + 1)
        : applicationId + "-2";
  }

  Optional<byte[]> clock() {
    return store.get(CLOCK);
  }

  void saveClock(byte[] clock) {
    store.put(CLOCK, clock);
  }

  /** How many sign-ins are kept; a store's own estimate counts every rewrite of one. */
  long openSignIns() {
    return number(OPEN).orElse(0);
  }

  /** Notes that one more is kept, or one less. */
  void addOpenSignIns(long change) {
    save(OPEN, openSignIns() + change);
  }

  /** How many values an alert rule keeps. */
  long ruleEntries(String rule) {
    return number(RULE + rule).orElse(0);
  }

  void saveRuleEntries(String rule, long count) {
    save(RULE + rule, count);
  }

  /**
   * Notes that the record at an offset was read. Only ingest writes the requests topic, without
   * transactions, so every offset is a record: one that is left out was deleted before it was read.
   */
  void readOffset(String topic, int partition, long offset) {
    OptionalLong last = number(OFFSET);
    long expected = last.isEmpty() ? offset : last.getAsLong() + 1;
    if (offset > expected) {
      throw new StopException(
          "Records "
              + expected
              + " to "
              + (offset - 1)
              + " of topic "
              + topic
              + ", partition "
              + partition
              + ", are gone: they were deleted before the monitor read them, so its counts would be"
              + " wrong. Raise the topic's retention.ms, then start afresh with another"
              + " application-id and let ingest read the source again (a new source.group-id).");
    }
    if (offset == expected) {
      save(OFFSET, offset);
    }
  }

  private OptionalLong number(String name) {
    return store
        .get(name)
        .map(kept -> OptionalLong.of(ByteBuffer.wrap(kept).getLong()))
        .orElseGet(OptionalLong::empty);
  }

  private void save(String name, long number) {
    store.put(name, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }
}
