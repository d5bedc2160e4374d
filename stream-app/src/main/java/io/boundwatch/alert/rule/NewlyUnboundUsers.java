package io.boundwatch.alert.rule;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.event.Request;
import io.boundwatch.event.RequestCodec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The users of an app that came to be unbound within some time before the last of them, each with a
 * request; at most {@link #MAX}, the first ones. Mutable and for one thread.
 */
final class NewlyUnboundUsers {
  static final int VERSION = 1;
  static final int MAX = 100;

  private static final Comparator<Request> BY_TIME =
      Comparator.comparingLong(Request::eventTime).thenComparing(Request::requestId);

  private final List<Request> requests = new ArrayList<>();

  /**
   * Adds a user's request, and leaves out those that were made too long before the last.
   *
   * @param within milliseconds
   */
  void add(Request request, long within) {
    if (requests.stream().noneMatch(known -> known.userId().equals(request.userId()))) {
      requests.add(request);
      requests.sort(BY_TIME);
    }
    long last = requests.get(requests.size() - 1).eventTime();
    requests.removeIf(known -> known.eventTime() <= last - within);
    if (requests.size() > MAX) {
      requests.remove(MAX);
    }
  }

  /** One for each user, the earliest first. */
  List<Request> requests() {
    return List.copyOf(requests);
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter().writeByte(VERSION).writeInt(requests.size());
    requests.forEach(request -> RequestCodec.write(request, out));
    return out.toByteArray();
  }

  static NewlyUnboundUsers decode(byte[] bytes) {
    ByteReader in =
        new ByteReader(bytes).expectVersion(VERSION, "the stored newly unbound users have");
    NewlyUnboundUsers users = new NewlyUnboundUsers();
    int count = in.readCount();
    for (int i = 0; i < count; i++) {
      users.requests.add(RequestCodec.read(in));
    }
    return users;
  }
}
