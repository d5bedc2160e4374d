package io.boundwatch.count;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.codec.CodecException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.datasketches.hash.MurmurHash3;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;

/**
 * How many distinct users joined. A few are listed, each by a number of 64 bits made of the id, as
 * most differences are of one user and most cells of a few; more are in a HyperLogLog sketch with
 * 2^14 registers. Up to about 1,500 users it is mostly exact (of some thousand such cells a few are
 * one short, as two users may share a hash of 26 bits), and then has a relative standard error of
 * about 0.8 %. The sketch is fed with the same numbers, so it is a function of the set of users
 * alone: the order in which they joined, and in what parts, does not matter. Users only ever join.
 * At most 10 KB. Mutable and for one thread.
 */
public final class DistinctUsers {
  static final int LG_K = 14;
  private static final int SKETCH_BYTES = 10 * 1024;

  /** More users than this are in a sketch. */
  static final int MAX_LISTED = 512;

  private static final int SEED = 9001;
  private static final int IN_SKETCH = -1;
  private static final long[] NOBODY = {};

  static {
    SketchLibrary.use();
  }

  /** Ascending, as many as are counted; none once there is a sketch. */
  private long[] listed = NOBODY;

  private int count;
  private Optional<HllSketch> sketch = Optional.empty();

  /** The number that stands for a user, whose id is not empty. */
  static long numberOf(String userId) {
    return MurmurHash3.hash(userId.getBytes(StandardCharsets.UTF_8), SEED)[0];
  }

  /** A user by the id, which is not empty; who adds one to many cells adds the number. */
  public void add(String userId) {
    add(numberOf(userId));
  }

  void add(long user) {
    if (sketch.isPresent()) {
      sketch.get().update(user);
      return;
    }
    int place = Arrays.binarySearch(listed, 0, count, user);
    if (place < 0) {
      insert(-place - 1, user);
    }
  }

  private void insert(int place, long user) {
    if (count == listed.length) {
      listed = Arrays.copyOf(listed, Math.max(1, 2 * count));
    }
    System.arraycopy(listed, place, listed, place + 1, count - place);
    listed[place] = user;
    count++;
    if (count > MAX_LISTED) {
      moveTo(new HllSketch(LG_K, TgtHllType.HLL_4));
    }
  }

  private void moveTo(HllSketch users) {
    for (int i = 0; i < count; i++) {
      users.update(listed[i]);
    }
    sketch = Optional.of(users);
    listed = NOBODY;
    count = 0;
  }

  /** Adds the users of another. */
  public void join(DistinctUsers other) {
    if (other.sketch.isPresent()) {
      joinSketch(other.sketch.get());
    } else {
      for (int i = 0; i < other.count; i++) {
        add(other.listed[i]);
      }
    }
  }

  /**
   * The same for whoever must know whether anybody is new: a sketch does not tell, so its bytes are
   * made before and after and compared.
   *
   * @return whether that changed anything
   */
  boolean joinAndCompare(DistinctUsers other) {
    if (other.isEmpty()) {
      return false;
    }
    int countBefore = count;
    Optional<byte[]> before = sketch.map(HllSketch::toCompactByteArray);
    join(other);
    if (sketch.isEmpty()) {
      return count != countBefore;
    }
    return before.isEmpty() || !Arrays.equals(before.get(), sketch.get().toCompactByteArray());
  }

  private void joinSketch(HllSketch other) {
    if (sketch.isEmpty()) {
      moveTo(other.copy());
      return;
    }
    Union union = new Union(LG_K);
    union.update(sketch.get());
    union.update(other);
    sketch = Optional.of(union.getResult(TgtHllType.HLL_4));
  }

  /** About how many bytes it takes, rather more than fewer. */
  int weight() {
    return sketch.isPresent() ? SKETCH_BYTES : count * Long.BYTES;
  }

  public boolean isEmpty() {
    return count == 0 && sketch.isEmpty();
  }

  /**
   * The number of distinct users, rounded. The composite estimate is of the registers alone; the
   * sketch's usual one also depends on how the users came to be joined, and so on flushes.
   */
  public long estimate() {
    return sketch.map(users -> Math.round(users.getCompositeEstimate())).orElse((long) count);
  }

  void write(ByteWriter out) {
    if (sketch.isPresent()) {
      out.writeInt(IN_SKETCH).writeBytes(sketch.get().toCompactByteArray());
      return;
    }
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      out.writeFixedLong(listed[i]);
    }
  }

  static DistinctUsers read(ByteReader in) {
    DistinctUsers users = new DistinctUsers();
    int count = in.readInt();
    if (count == IN_SKETCH) {
      users.sketch = Optional.of(HllSketch.heapify(in.readBytes()));
      return users;
    }
    if (count < 0 || count > MAX_LISTED) {
      throw new CodecException("a list of " + count + " users");
    }
    users.listed = count == 0 ? NOBODY : new long[count];
    users.count = count;
    for (int i = 0; i < count; i++) {
      users.listed[i] = in.readFixedLong();
    }
    return users;
  }
}
