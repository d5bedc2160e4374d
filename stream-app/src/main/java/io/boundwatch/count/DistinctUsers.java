package io.boundwatch.count;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.util.Optional;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;

/**
 * How many distinct users joined: a HyperLogLog sketch with 2^14 registers, which is exact up to
 * about 1,500 users and then has a relative standard error of about 0.8 %. Users only ever join;
 * the order in which they do does not matter. At most 10 KB. Mutable and for one thread.
 */
public final class DistinctUsers {
  static final int LG_K = 14;

  static {
    SketchLibrary.use();
  }

  private Optional<HllSketch> sketch = Optional.empty();

  public void add(String userId) {
    HllSketch users = sketch.orElseGet(() -> new HllSketch(LG_K, TgtHllType.HLL_4));
    users.update(userId);
    sketch = Optional.of(users);
  }

  public void join(DistinctUsers other) {
    if (other.sketch.isEmpty()) {
      return;
    }
    if (sketch.isEmpty()) {
      sketch = Optional.of(other.sketch.get().copy());
      return;
    }
    Union union = new Union(LG_K);
    union.update(sketch.get());
    union.update(other.sketch.get());
    sketch = Optional.of(union.getResult(TgtHllType.HLL_4));
  }

  public boolean isEmpty() {
    return sketch.isEmpty();
  }

  /**
   * The number of distinct users, rounded. The composite estimate is of the registers alone; the
   * sketch's usual one also depends on how the users came to be joined, and so on flushes.
   */
  public long estimate() {
    return sketch.map(users -> Math.round(users.getCompositeEstimate())).orElse(0L);
  }

  void write(ByteWriter out) {
    out.writeBytes(sketch.map(HllSketch::toCompactByteArray).orElseGet(() -> new byte[0]));
  }

  static DistinctUsers read(ByteReader in) {
    byte[] bytes = in.readBytes();
    DistinctUsers users = new DistinctUsers();
    if (bytes.length > 0) {
      users.sketch = Optional.of(HllSketch.heapify(bytes));
    }
    return users;
  }
}
