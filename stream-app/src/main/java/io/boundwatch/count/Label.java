package io.boundwatch.count;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;

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

  /** The one that stands; this itself if both are the same. */
  public Label join(Label other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** As {@link #join(Label)}, for a label that is made only if it stands. */
  Label join(long otherAt, String otherText, int otherRank) {
    return compareTo(otherAt, otherText, otherRank) >= 0
        ? this
        : new Label(otherAt, otherText, otherRank);
  }

  @Override
  public int compareTo(Label other) {
    return compareTo(other.at, other.text, other.rank);
  }

  private int compareTo(long otherAt, String otherText, int otherRank) {
    if (at != otherAt) {
      return Long.compare(at, otherAt);
    }
    int byText = text.compareTo(otherText);
    return byText != 0 ? byText : Integer.compare(rank, otherRank);
  }

  void write(ByteWriter out) {
    out.writeLong(at).writeString(text).writeInt(rank);
  }

  static Label read(ByteReader in) {
    return new Label(in.readLong(), in.readString(), in.readInt());
  }
}
