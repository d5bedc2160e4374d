package io.boundwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedStoreTest {
  private static final PackedStore.Room MUCH = new PackedStore.Room(1_000, 100_000);

  /** A list of texts, changed in place. */
  private static final Form<List<String>> LISTS =
      new Form<>(
          (list, out) -> list.forEach(out::writeString),
          in -> {
            List<String> list = new ArrayList<>();
            while (in.hasMore()) {
              list.add(in.readString());
            }
            return list;
          });

  private final KeyValueStore<Bytes, byte[]> entries = new InMemoryKeyValueStore("packed");
  private final TaskBytes task = new TaskBytes(entries);
  private final PartStore below = new PartStore(task, Part.SIGN_INS);

  /** The first text of a list. */
  private final PackedStore.Head<List<String>> head =
      new PackedStore.Head<>(
          new PartStore(task, Part.DECISIONS),
          (list, out) -> out.writeString(list.get(0)),
          (list, in) -> list.set(0, in.readString()));

  private PackedStore<String, List<String>> store(PackedStore.Room room) {
    return new PackedStore<>(below, Form.TEXT, LISTS, head, list -> 1 + list.size(), room);
  }

  private static void setHead(PackedStore<String, List<String>> store, String key, String text) {
    List<String> list = store.get(key).orElseThrow();
    list.set(0, text);
    store.putHead(key, list);
  }

  private boolean hasHead(String key) {
    return head.written().get(key.getBytes(StandardCharsets.UTF_8)) != null;
  }

  private static void add(PackedStore<String, List<String>> store, String key, String text) {
    List<String> list = store.get(key).orElseGet(ArrayList::new);
    list.add(text);
    store.put(key, list);
  }

  /** What a task would find that began now. */
  private Optional<List<String>> committed(String key) {
    return store(MUCH).get(key);
  }

  @Test
  void whatChangesBetweenTwoCommitsIsWrittenOnceByTheCommit() {
    PackedStore<String, List<String>> store = store(MUCH);
    add(store, "k", "a");
    add(store, "k", "b");
    assertThat(committed("k")).isEmpty();

    store.write();

    assertThat(committed("k")).contains(List.of("a", "b"));
  }

  @Test
  void whatWasPackedIsUnpackedAndChangedAgain() {
    PackedStore<String, List<String>> store = store(MUCH);
    add(store, "k", "a");
    store.write();
    assertThat(store.get("k")).contains(List.of("a"));
    add(store, "k", "b");
    assertThat(committed("k")).contains(List.of("a"));

    store.write();

    assertThat(store.get("k")).contains(List.of("a", "b"));
    assertThat(committed("k")).contains(List.of("a", "b"));
  }

  @Test
  void whatIsOnlyLookedAtIsNotWrittenAgain() {
    PackedStore<String, List<String>> store = store(MUCH);
    add(store, "k", "a");
    store.write();
    entries.put(below.inStore("k".getBytes(StandardCharsets.UTF_8)), new byte[] {2, 'z'});

    store.get("k");
    store.write();

    assertThat(committed("k")).contains(List.of("z"));
    assertThat(store.get("k")).as("as it is kept").contains(List.of("a"));
  }

  @Test
  void whatHasNoRoomAsAnObjectIsStillWrittenOnlyOnce() {
    PackedStore<String, List<String>> store = store(new PackedStore.Room(1, 100_000));
    add(store, "k", "a");
    add(store, "other", "a");

    assertThat(committed("k")).as("before the commit").isEmpty();
    assertThat(store.get("k")).contains(List.of("a"));
    store.write();
    assertThat(committed("k")).contains(List.of("a"));
  }

  @Test
  void whatHasNoRoomAtAllIsWrittenAtOnce() {
    PackedStore<String, List<String>> store = store(new PackedStore.Room(1, 1));
    add(store, "k", "a");
    add(store, "other", "a");

    assertThat(committed("k")).contains(List.of("a"));
  }

  @Test
  void headThatChangedAloneIsWrittenAloneUntilAllIsWritten() {
    PackedStore<String, List<String>> store = store(MUCH);
    add(store, "k", "a");
    add(store, "k", "b");
    store.write();
    byte[] written = below.get("k".getBytes(StandardCharsets.UTF_8));

    setHead(store, "k", "A");
    store.write();

    assertThat(below.get("k".getBytes(StandardCharsets.UTF_8))).isEqualTo(written);
    assertThat(hasHead("k")).isTrue();
    assertThat(store.get("k")).contains(List.of("A", "b"));
    assertThat(committed("k")).contains(List.of("A", "b"));

    add(store, "k", "c");
    setHead(store, "k", "AA");
    store.write();

    assertThat(hasHead("k")).isFalse();
    assertThat(committed("k")).contains(List.of("AA", "b", "c"));
  }

  @Test
  void headGoesWithItsValue() {
    PackedStore<String, List<String>> store = store(MUCH);
    for (String key : List.of("kept", "not kept")) {
      add(store, key, "a");
      store.write();
      setHead(store, key, "A");
      store.write();
    }

    store.remove("kept");
    store(MUCH).remove("not kept");

    assertThat(entries.approximateNumEntries()).isZero();
  }

  @Test
  void whatIsRemovedIsGoneWhateverWasKeptOfIt() {
    PackedStore<String, List<String>> store = store(MUCH);
    add(store, "packed", "a");
    store.write();
    add(store, "unpacked", "a");

    store.remove("packed");
    store.remove("unpacked");
    store.remove("never there");

    assertThat(store.get("packed")).isEmpty();
    assertThat(store.get("unpacked")).isEmpty();
    store.write();
    assertThat(entries.approximateNumEntries()).isZero();
    add(store, "packed", "b");
    assertThat(store.get("packed")).contains(List.of("b"));
  }

  @Test
  void whatTheCommitDidNotSeeIsAsIfItNeverWas() {
    PackedStore<String, List<String>> store = store(MUCH);
    add(store, "k", "a");
    store.write();
    add(store, "k", "lost");

    assertThat(committed("k")).contains(List.of("a"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1000, 100000",
    "2, 1, 1",
    "3, 20, 1500",
    "4, 1, 100000",
    "5, 1000, 1",
    "6, 50, 4000"
  })
  void agreesWithAMapHoweverLittleRoomThereIs(long seed, long values, long bytes) {
    Random random = new Random(seed);
    PackedStore.Room room = new PackedStore.Room(values, bytes);
    PackedStore<String, List<String>> store = store(room);
    Map<String, List<String>> expected = new TreeMap<>();
    Map<String, List<String>> atCommit = new TreeMap<>();
    for (int i = 0; i < 5_000; i++) {
      String key = "k" + random.nextInt(30);
      switch (random.nextInt(8)) {
        case 0 -> {
          store.remove(key);
          expected.remove(key);
        }
        case 1, 2, 3 -> {
          add(store, key, "v" + i);
          expected.computeIfAbsent(key, k -> new ArrayList<>()).add("v" + i);
        }
        case 4 -> {
          if (expected.containsKey(key)) {
            setHead(store, key, "h" + i);
            expected.get(key).set(0, "h" + i);
          }
        }
        default -> assertThat(store.get(key)).isEqualTo(Optional.ofNullable(expected.get(key)));
      }
      if (random.nextInt(20) == 0) {
        store.write();
        atCommit = copy(expected);
        if (random.nextInt(3) == 0) {
          store = store(room);
        }
        for (String each : atCommit.keySet()) {
          assertThat(committed(each)).contains(atCommit.get(each));
        }
        long heads = atCommit.keySet().stream().filter(this::hasHead).count();
        assertThat(entries.approximateNumEntries()).isEqualTo(atCommit.size() + heads);
      }
    }
    assertThat(atCommit).isNotEmpty();
  }

  private static Map<String, List<String>> copy(Map<String, List<String>> lists) {
    return lists.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> List.copyOf(each.getValue())));
  }
}
