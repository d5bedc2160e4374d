package io.boundwatch.topology;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.count.CellKey;
import java.nio.charset.StandardCharsets;

/** How the keys of a store stand in its bytes. */
interface KeyForm<K> {
  /** Enough for most keys. */
  int CAPACITY = 128;

  byte[] bytes(K key);

  K read(byte[] bytes);

  KeyForm<String> TEXT =
      new KeyForm<>() {
        @Override
        public byte[] bytes(String key) {
          return key.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String read(byte[] bytes) {
          return new String(bytes, StandardCharsets.UTF_8);
        }
      };

  /** Parts joined by a bar, of which most are GUIDs: half as long as the text. */
  KeyForm<String> PARTS =
      new KeyForm<>() {
        @Override
        public byte[] bytes(String key) {
          ByteWriter out = new ByteWriter(CAPACITY);
          int from = 0;
          for (int bar = key.indexOf('|'); bar >= 0; bar = key.indexOf('|', from)) {
            out.writeString(key.substring(from, bar));
            from = bar + 1;
          }
          return out.writeString(key.substring(from)).toByteArray();
        }

        @Override
        public String read(byte[] bytes) {
          ByteReader in = new ByteReader(bytes);
          StringBuilder key = new StringBuilder(in.readString());
          while (in.hasMore()) {
            key.append('|').append(in.readString());
          }
          return key.toString();
        }
      };

  KeyForm<CellKey> CELL =
      new KeyForm<>() {
        @Override
        public byte[] bytes(CellKey key) {
          ByteWriter out = new ByteWriter(CAPACITY);
          key.write(out);
          return out.toByteArray();
        }

        @Override
        public CellKey read(byte[] bytes) {
          return CellKey.read(new ByteReader(bytes));
        }
      };
}
