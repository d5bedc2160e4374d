package io.boundwatch.alert.rule;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.event.RequestCodec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a session was seen with: of bound requests that are alike the earliest, of unbound ones the
 * latest, as an unbound one that comes after a bound one is looked for. So it does not matter which
 * arrives first. Of what is too much, the earliest bound ones and the latest unbound ones stay.
 * Mutable and for one thread.
 */
final class SessionSightings {
  static final int VERSION = 1;

  /** An unbound one, and whether an alert was raised for it. */
  private record Unbound(Sighting sighting, boolean alerted) {}

  private static final Comparator<Unbound> LATEST_FIRST =
      Comparator.comparing(Unbound::sighting, Sighting.BY_TIME).reversed();

  private final int max;
  private final List<Sighting> bound = new ArrayList<>();
  private final List<Unbound> unbound = new ArrayList<>();
  private long last = Long.MIN_VALUE;
  private boolean changed;

  /** Remembers at most so many of each. */
  SessionSightings(int max) {
    this.max = max;
  }

  /** Whether anything must be kept anew. */
  boolean changed() {
    return changed;
  }

  /** Time of the last request, as it is kept. */
  long last() {
    return last;
  }

  /** A request was made; the time is kept anew only if it has moved by so much. */
  void seenAt(long time, long atLeast) {
    if (last == Long.MIN_VALUE || time - last > atLeast) {
      last = Math.max(last, time);
      changed = true;
    }
  }

  void addBound(Sighting seen) {
    Optional<Sighting> alike = bound.stream().filter(seen::isLike).findFirst();
    if (alike.filter(known -> Sighting.BY_TIME.compare(known, seen) <= 0).isPresent()) {
      return;
    }
    alike.ifPresent(bound::remove);
    bound.add(seen);
    bound.sort(Sighting.BY_TIME);
    boolean refused = bound.size() > max && bound.remove(max).equals(seen);
    changed |= !refused;
  }

  void addUnbound(Sighting seen) {
    Optional<Unbound> alike =
        unbound.stream().filter(known -> known.sighting().isLike(seen)).findFirst();
    if (alike.filter(known -> Sighting.BY_TIME.compare(known.sighting(), seen) >= 0).isPresent()) {
      return;
    }
    alike.ifPresent(unbound::remove);
    Unbound added = new Unbound(seen, false);
    unbound.add(added);
    unbound.sort(LATEST_FIRST);
    boolean refused = unbound.size() > max && unbound.remove(max).equals(added);
    changed |= !refused;
  }

  /** Unbound ones that no alert was raised for yet, the earliest first. */
  List<Sighting> pending() {
    return unbound.stream()
        .filter(each -> !each.alerted())
        .map(Unbound::sighting)
        .sorted(Sighting.BY_TIME)
        .toList();
  }

  /** The earliest bound one that an unbound one looks replayed beside, made before it. */
  Optional<Sighting> replayedBy(Sighting unbound, long skew) {
    return bound.stream()
        .filter(each -> each.at() <= unbound.at() + skew && unbound.looksReplayedBeside(each))
        .findFirst();
  }

  /** An alert is raised for it. */
  void alerted(Sighting seen) {
    unbound.replaceAll(each -> each.sighting().equals(seen) ? new Unbound(seen, true) : each);
    changed = true;
  }

  /** How many kinds of unbound requests alerts were raised for. */
  int alerted() {
    return (int) unbound.stream().filter(Unbound::alerted).count();
  }

  int size() {
    return bound.size() + unbound.size();
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter().writeByte(VERSION).writeLong(last).writeInt(bound.size());
    bound.forEach(each -> RequestCodec.write(each.request(), out));
    out.writeInt(unbound.size());
    for (Unbound each : unbound) {
      out.writeByte(each.alerted() ? 1 : 0);
      RequestCodec.write(each.sighting().request(), out);
    }
    return out.toByteArray();
  }

  static SessionSightings decode(byte[] bytes, int max) {
    ByteReader in = new ByteReader(bytes).expectVersion(VERSION, "the stored sessions have");
    SessionSightings session = new SessionSightings(max);
    session.last = in.readLong();
    int bounds = in.readCount();
    for (int i = 0; i < bounds; i++) {
      session.bound.add(Sighting.of(RequestCodec.read(in)));
    }
    int unbounds = in.readCount();
    for (int i = 0; i < unbounds; i++) {
      boolean alerted = in.readByte() == 1;
      session.unbound.add(new Unbound(Sighting.of(RequestCodec.read(in)), alerted));
    }
    return session;
  }
}
