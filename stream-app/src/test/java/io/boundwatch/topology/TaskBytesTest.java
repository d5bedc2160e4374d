package io.boundwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.junit.jupiter.api.Test;

class TaskBytesTest {
  /** How many entries each call wrote. */
  private final List<Integer> writes = new ArrayList<>();

  /** What was written, in the order in which it was. */
  private final List<String> written = new ArrayList<>();

  private final InMemoryKeyValueStore below =
      new InMemoryKeyValueStore("task") {
        @Override
        public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
          writes.add(entries.size());
          entries.forEach(entry -> written.add(text(entry.key.get())));
          super.putAll(entries);
        }
      };

  private final TaskBytes bytes = new TaskBytes(below);

  private static Bytes key(String text) {
    return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  private void put(String key, String value) {
    bytes.put(key(key), value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  private String get(String key) {
    return text(bytes.get(key(key)));
  }

  @Test
  void betweenCommitsAValueIsWrittenAtOnce() {
    put("a", "1");
    assertThat(text(below.get(key("a")))).isEqualTo("1");
    put("a", null);
    assertThat(below.get(key("a"))).isNull();
    assertThat(writes).isEmpty();
  }

  @Test
  void beforeACommitTheLastValueOfEachKeyIsWrittenInTheOrderOfKeys() {
    put("gone", "0");
    bytes.writeTogether(
        () -> {
          put("c", "1");
          put("gone", null);
          put("a", "1");
          put("c", "2");
          assertThat(below.get(key("c"))).isNull();
          assertThat(get("c")).isEqualTo("2");
          assertThat(get("gone")).as("what waits to be deleted").isNull();
        });
    assertThat(written).containsExactly("a", "c", "gone");
    assertThat(get("c")).isEqualTo("2");
    assertThat(get("gone")).isNull();
    assertThat(below.approximateNumEntries()).isEqualTo(2);
  }

  @Test
  void nothingIsWrittenWhereNothingWasPut() {
    bytes.writeTogether(() -> {});
    assertThat(writes).isEmpty();
  }

  @Test
  void manyAreWrittenSomeAtATime() {
    Map<String, String> expected = new TreeMap<>();
    bytes.writeTogether(
        () ->
            new Random(5)
                .ints(1_234, 0, 100_000)
                .forEach(
                    number -> {
                      put("k" + number, "v" + number);
                      expected.put("k" + number, "v" + number);
                    }));
    assertThat(written).containsExactlyElementsOf(expected.keySet());
    assertThat(writes).allMatch(size -> size > 0 && size <= TaskBytes.AT_ONCE);
    expected.forEach((key, value) -> assertThat(get(key)).isEqualTo(value));
  }

  @Test
  void aWalkThatCouldMissWhatWaitsIsRefused() {
    bytes.writeTogether(
        () -> {
          assertThatThrownBy(() -> bytes.prefixScan(key("a")))
              .isInstanceOf(IllegalStateException.class);
          assertThatThrownBy(() -> bytes.range(key("a"), key("b")))
              .isInstanceOf(IllegalStateException.class);
        });
    put("a", "1");
    try (KeyValueIterator<Bytes, byte[]> all = bytes.range(key("a"), key("b"))) {
      assertThat(all).toIterable().hasSize(1);
    }
  }

  @Test
  void whatACommitThatFailsHadPutIsForgotten() {
    assertThatThrownBy(
            () ->
                bytes.writeTogether(
                    () -> {
                      put("a", "1");
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    assertThat(get("a")).isNull();
    put("b", "2");
    assertThat(text(below.get(key("b")))).isEqualTo("2");
  }
}
