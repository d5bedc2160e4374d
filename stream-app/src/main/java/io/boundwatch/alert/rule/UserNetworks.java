package io.boundwatch.alert.rule;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The networks that a user was seen in. A bound request makes its network the user's at once: only
 * the user's device can have made it. An unbound one may be the thief's: its network becomes the
 * user's if it was first seen long enough before, and no alert spoke of it.
 *
 * <p>Of what is too much, networks that are not the user's go first, then the ones not seen for
 * longest. Mutable and for one thread.
 */
final class UserNetworks {
  static final int VERSION = 1;

  /**
   * How long networks are remembered.
   *
   * @param memory after they were last seen, in milliseconds
   * @param probation since when an unbound request must have been seen, in milliseconds
   * @param max of a user
   */
  record Limits(long memory, long probation, int max) {
    /**
     * The last time is written anew only once it has moved by this: most requests write nothing.
     */
    long touch() {
      return memory / 30;
    }
  }

  private enum Standing {
    ON_PROBATION,
    OF_THE_USER,
    ALERTED
  }

  private static final Standing[] STANDINGS = Standing.values();

  private record Seen(Network network, Standing standing, long first, long last) {
    boolean isOfTheUser() {
      return standing == Standing.OF_THE_USER;
    }

    Seen as(Standing other) {
      return new Seen(network, other, first, last);
    }

    Seen at(long time) {
      return new Seen(network, standing, Math.min(first, time), Math.max(last, time));
    }
  }

  private static final Comparator<Seen> LEAST_WORTH =
      Comparator.comparing(Seen::isOfTheUser)
          .thenComparingLong(Seen::last)
          .thenComparingLong(seen -> seen.network().asn())
          .thenComparing(seen -> seen.network().country());

  private final Limits limits;
  private final List<Seen> networks;
  private boolean changed;

  UserNetworks(Limits limits) {
    this(limits, new ArrayList<>());
  }

  private UserNetworks(Limits limits, List<Seen> networks) {
    this.limits = limits;
    this.networks = networks;
  }

  /** Whether anything must be kept anew. */
  boolean changed() {
    return changed;
  }

  int size() {
    return networks.size();
  }

  /** When the last of them was seen. */
  long lastSeen() {
    return networks.stream().mapToLong(Seen::last).max().orElse(Long.MIN_VALUE);
  }

  /** Whether the network was the user's within the time that is remembered. */
  boolean knows(Network network, long time) {
    return networks.stream()
        .anyMatch(
            seen -> seen.isOfTheUser() && remembers(seen, time) && seen.network().covers(network));
  }

  private boolean remembers(Seen seen, long time) {
    return seen.last() >= time - limits.memory();
  }

  /** A bound request came from it. */
  void bound(Network network, long time) {
    Optional<Seen> known = find(network, time);
    if (known.filter(Seen::isOfTheUser).isPresent()) {
      touch(known.get(), time);
    } else {
      Seen before = known.orElse(new Seen(network, Standing.OF_THE_USER, time, time));
      put(before.at(time).as(Standing.OF_THE_USER));
    }
  }

  /**
   * An unbound request came from it.
   *
   * @return whether it is the user's
   */
  boolean unbound(Network network, long time) {
    Optional<Seen> known = find(network, time);
    if (known.isEmpty()) {
      if (knows(network, time)) {
        return true;
      }
      put(new Seen(network, Standing.ON_PROBATION, time, time));
      return false;
    }
    Seen seen = known.get();
    boolean proven =
        seen.standing() == Standing.ON_PROBATION && seen.first() <= time - limits.probation();
    if (proven) {
      put(seen.at(time).as(Standing.OF_THE_USER));
      return true;
    }
    touch(seen, time);
    return knows(network, time);
  }

  /** An alert speaks of it: only a bound request can make it the user's now. */
  void alerted(Network network, long time) {
    Seen before = find(network, time).orElse(new Seen(network, Standing.ON_PROBATION, time, time));
    if (before.standing() != Standing.ALERTED) {
      put(before.as(Standing.ALERTED));
    }
  }

  private Optional<Seen> find(Network network, long time) {
    return networks.stream()
        .filter(seen -> seen.network().equals(network) && remembers(seen, time))
        .findFirst();
  }

  private void touch(Seen seen, long time) {
    if (time > seen.last() + limits.touch() || time < seen.first()) {
      put(seen.at(time));
    }
  }

  private void put(Seen seen) {
    networks.removeIf(
        other ->
            other.network().equals(seen.network()) || other.last() < seen.last() - limits.memory());
    networks.add(seen);
    if (networks.size() > limits.max()) {
      networks.remove(networks.stream().min(LEAST_WORTH).orElseThrow());
    }
    changed = true;
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter().writeByte(VERSION).writeInt(networks.size());
    for (Seen seen : networks) {
      out.writeLong(seen.network().asn()).writeString(seen.network().country());
      out.writeByte(seen.standing().ordinal());
      out.writeLong(seen.first()).writeLong(seen.last() - seen.first());
    }
    return out.toByteArray();
  }

  static UserNetworks decode(byte[] bytes, Limits limits) {
    ByteReader in =
        new ByteReader(bytes).expectVersion(VERSION, "the stored networks of users have");
    int count = in.readCount();
    List<Seen> networks = new ArrayList<>(count + 1);
    for (int i = 0; i < count; i++) {
      Network network = new Network(in.readLong(), in.readString());
      Standing standing = in.readOneOf(STANDINGS);
      long first = in.readLong();
      networks.add(new Seen(network, standing, first, first + in.readLong()));
    }
    return new UserNetworks(limits, networks);
  }
}
