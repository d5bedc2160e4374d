package io.boundwatch.alert.rule;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The requests that an alert has counted, as a request may be met again; counted up to {@link
 * #MAX}: beyond, more of them say nothing new. Mutable and for one thread.
 */
final class RequestIds {
  static final int VERSION = 1;
  static final int MAX = 200;

  private final Set<String> ids = new LinkedHashSet<>();

  /** Counts a request; false if it was counted before, or is too much. */
  boolean add(String id) {
    return ids.size() < MAX && ids.add(id);
  }

  int size() {
    return ids.size();
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter().writeByte(VERSION).writeInt(ids.size());
    ids.forEach(out::writeString);
    return out.toByteArray();
  }

  static RequestIds decode(byte[] bytes) {
    ByteReader in =
        new ByteReader(bytes).expectVersion(VERSION, "the stored counted requests have");
    RequestIds requests = new RequestIds();
    int count = in.readCount();
    for (int i = 0; i < count; i++) {
      requests.ids.add(in.readString());
    }
    return requests;
  }
}
