package io.boundwatch.topology;

import io.boundwatch.alert.AlertBook;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The alerts of a task. They seldom change, so each change is written at once. */
final class AlertStore implements AlertBook.Store {
  private final PartStore written;

  AlertStore(PartStore written) {
    this.written = written;
  }

  /** The one walk over the (few) alerts, when the task begins. */
  @Override
  public Collection<byte[]> all() {
    List<byte[]> values = new ArrayList<>();
    written.forEach((key, value) -> values.add(value));
    return values;
  }

  @Override
  public void put(String key, byte[] value) {
    written.put(bytes(key), value);
  }

  @Override
  public void remove(String key) {
    written.remove(bytes(key));
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
