package io.boundwatch.ingest;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.codec.CodecException;
import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.Request;
import io.boundwatch.event.RequestCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The value of the requests topic: a version, a kind, then requests to the end of the bytes, or a
 * watermark. A version that this release does not know is refused in plain words.
 */
public final class RequestsMessageCodec {
  static final int VERSION = 2;
  private static final int REQUESTS = 1;
  private static final int WATERMARK = 2;

  private RequestsMessageCodec() {}

  /**
   * Adds a request to a message of requests.
   *
   * @param message empty, or holds nothing but such a message
   */
  static void add(Request request, ByteWriter message) {
    if (message.length() == 0) {
      begin(message);
    }
    RequestCodec.write(request, message);
  }

  public static byte[] encode(List<EncodedRequest> requests) {
    ByteWriter out = begin(new ByteWriter());
    requests.forEach(request -> add(request.request(), out));
    return out.toByteArray();
  }

  private static ByteWriter begin(ByteWriter message) {
    return message.writeByte(VERSION).writeByte(REQUESTS);
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
      case REQUESTS -> new RequestsMessage.OfRequests(readRequests(in));
      case WATERMARK -> new RequestsMessage.OfWatermark(readWatermark(in));
      default -> throw new CodecException("the requests topic holds a message of kind " + kind);
    };
  }

  private static List<EncodedRequest> readRequests(ByteReader in) {
    List<EncodedRequest> requests = new ArrayList<>();
    while (in.hasMore()) {
      requests.add(EncodedRequest.read(in));
    }
    return requests;
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
