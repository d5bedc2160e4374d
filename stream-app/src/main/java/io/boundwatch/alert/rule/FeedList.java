package io.boundwatch.alert.rule;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.event.Category;
import io.boundwatch.event.KeyParts;
import java.util.Set;
import java.util.TreeSet;

/**
 * All feeds that are known, what is known of them together, and when they were last looked at.
 * Mutable and for one thread.
 */
final class FeedList {
  private static final int VERSION = 1;
  private static final Category[] CATEGORIES = Category.values();

  /** A feed: records of one tenant and category. */
  record Name(String tenantId, Category category) implements Comparable<Name> {
    String key() {
      return KeyParts.join(tenantId, category.wireName());
    }

    @Override
    public int compareTo(Name other) {
      int byTenant = tenantId.compareTo(other.tenantId);
      return byTenant != 0 ? byTenant : category.compareTo(other.category);
    }
  }

  private final Set<Name> names = new TreeSet<>();
  private final Feed together;
  private long lookedAt = Long.MIN_VALUE;
  private long outageUntil = Long.MIN_VALUE;

  FeedList(Feed together) {
    this.together = together;
  }

  /** All feeds in their order; may be changed. */
  Set<Name> names() {
    return names;
  }

  Feed together() {
    return together;
  }

  void lookedAt(long clock) {
    lookedAt = clock;
  }

  /** End of the last outage of all feeds, append time; the least long if there was none. */
  long outageUntil() {
    return outageUntil;
  }

  void outageUntil(long end) {
    outageUntil = end;
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter().writeByte(VERSION).writeLong(lookedAt).writeLong(outageUntil);
    together.write(out);
    out.writeInt(names.size());
    names.forEach(name -> out.writeString(name.tenantId()).writeByte(name.category().ordinal()));
    return out.toByteArray();
  }

  /** When they were last looked at, without reading the rest. */
  static long lookedAt(byte[] kept) {
    return new ByteReader(kept)
        .expectVersion(VERSION, "what the rule " + FeedSilent.NAME + " has kept has")
        .readLong();
  }

  static FeedList decode(byte[] kept) {
    ByteReader in =
        new ByteReader(kept)
            .expectVersion(VERSION, "what the rule " + FeedSilent.NAME + " has kept has");
    long lookedAt = in.readLong();
    long outageUntil = in.readLong();
    FeedList list = new FeedList(Feed.read(in));
    list.lookedAt = lookedAt;
    list.outageUntil = outageUntil;
    int count = in.readCount();
    for (int i = 0; i < count; i++) {
      list.names.add(new Name(in.readString(), in.readOneOf(CATEGORIES)));
    }
    return list;
  }
}
