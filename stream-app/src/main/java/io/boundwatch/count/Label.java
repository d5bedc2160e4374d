package io.boundwatch.count;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.util.Comparator;

/**
 * A name that changes: of several, the newest stands, on a tie the greater by text and rank. So
 * joining is commutative, associative and idempotent.
 *
 * @param at time of the record that said so, milliseconds since the epoch
 * @param rank something small that goes with the name, such as a policy's mode; else 0
 */
public record Label(long at, String text, int rank) implements Comparable<Label> {
  /** Nothing is known yet. */
  public static final Label NONE = new Label(Long.MIN_VALUE, "", 0);

  private static final Comparator<Label> ORDER =
      Comparator.comparingLong(Label::at).thenComparing(Label::text).thenComparing(Label::rank);

  public Label join(Label other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public int compareTo(Label other) {
    return ORDER.compare(this, other);
  }

  void write(ByteWriter out) {
    out.writeLong(at).writeString(text).writeInt(rank);
  }

  static Label read(ByteReader in) {
    return new Label(in.readLong(), in.readString(), in.readInt());
  }
}
