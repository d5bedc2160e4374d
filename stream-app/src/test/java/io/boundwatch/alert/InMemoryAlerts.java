package io.boundwatch.alert;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A store of alerts in a map.
 *
 * @param stored the bytes of each alert by its key
 */
record InMemoryAlerts(Map<String, byte[]> stored) implements AlertBook.Store {
  @Override
  public Collection<byte[]> all() {
    return List.copyOf(stored.values());
  }

  @Override
  public void put(String key, byte[] value) {
    stored.put(key, value);
  }

  @Override
  public void remove(String key) {
    stored.remove(key);
  }
}
