package io.boundwatch.topology;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How the keys or the values of a store stand in their bytes.
 *
 * @param reader reads what the writer wrote, to the end of the bytes
 */
record Form<T>(BiConsumer<T, ByteWriter> writer, Function<ByteReader, T> reader) {
  static final Form<byte[]> BYTES =
      new Form<>((value, out) -> out.writeRaw(value), ByteReader::readRest);

  static final Form<String> TEXT =
      new Form<>(
          (text, out) -> out.writeRaw(text.getBytes(StandardCharsets.UTF_8)),
          in -> new String(in.readRest(), StandardCharsets.UTF_8));

  /**
   * The bytes of a key or value.
   *
   * @param out what they are written into, whatever it held; a kept one spares garbage
   */
  byte[] bytes(T value, ByteWriter out) {
    writer.accept(value, out.reset());
    return out.toByteArray();
  }

  T read(byte[] bytes) {
    return reader.apply(new ByteReader(bytes));
  }
}
