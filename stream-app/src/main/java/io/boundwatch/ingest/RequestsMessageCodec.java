package io.boundwatch.ingest;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.codec.CodecException;
import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.Request;
import io.boundwatch.event.RequestCodec;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The value of the requests topic: a version, a kind, then the message. A version that this release
 * does not know is refused in plain words.
 */
public final class RequestsMessageCodec {
  static final int VERSION = 1;
  private static final int REQUEST = 1;
  private static final int WATERMARK = 2;

  private RequestsMessageCodec() {}

  public static byte[] encode(Request request) {
    return encode(request, new ByteWriter());
  }

  /**
   * The same for one who writes many.
   *
   * @param out is used for this alone, whatever it holds
   */
  static byte[] encode(Request request, ByteWriter out) {
    RequestCodec.write(request, out.reset().writeByte(VERSION).writeByte(REQUEST));
    return out.toByteArray();
  }

  public static byte[] encode(Watermark watermark) {
    ByteWriter out = new ByteWriter().writeByte(VERSION).writeByte(WATERMARK);
    out.writeInt(watermark.positions().size());
    for (Map.Entry<SourcePartition, OptionalLong> entry : watermark.positions().entrySet()) {
      out.writeString(entry.getKey().topic()).writeInt(entry.getKey().partition());
      OptionalLong position = entry.getValue();
      out.writeByte(position.isPresent() ? 1 : 0).writeLong(position.orElse(0));
    }
    return out.toByteArray();
  }

  public static RequestsMessage decode(byte[] value) {
    ByteReader in = new ByteReader(value);
    int version = in.readByte();
    if (version != VERSION) {
      throw new CodecException(
          "the requests topic holds a message of format "
              + version
              + "; this release reads format "
              + VERSION
              + ": run the release that wrote it until the topic is drained, or upgrade this one");
    }
    int kind = in.readByte();
    return switch (kind) {
      case REQUEST -> new RequestsMessage.OfRequest(EncodedRequest.read(in));
      case WATERMARK -> new RequestsMessage.OfWatermark(readWatermark(in));
      default -> throw new CodecException("the requests topic holds a message of kind " + kind);
    };
  }

  private static Watermark readWatermark(ByteReader in) {
    int count = in.readCount();
    Map<SourcePartition, OptionalLong> positions = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      SourcePartition partition = new SourcePartition(in.readString(), in.readInt());
      boolean known = in.readByte() == 1;
      long position = in.readLong();
      positions.put(partition, known ? OptionalLong.of(position) : OptionalLong.empty());
    }
    return new Watermark(positions);
  }
}
