package io.boundwatch.count;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;

/**
 * What a cell has to be told: sums to add, users and names to join. Also what a cell has counted,
 * as that is the sum of all it was told. Mutable and for one thread.
 */
public final class CellDelta {
  static final int VERSION = 1;

  private final Tally tally;
  private final DistinctUsers users;
  private final DistinctUsers blockedUsers;
  private Labels labels;

  public CellDelta() {
    this(new Tally(), new DistinctUsers(), new DistinctUsers(), Labels.NONE);
  }

  private CellDelta(Tally tally, DistinctUsers users, DistinctUsers blockedUsers, Labels labels) {
    this.tally = tally;
    this.users = users;
    this.blockedUsers = blockedUsers;
    this.labels = labels;
  }

  public void add(CellDelta other) {
    tally.add(other.tally);
    users.join(other.users);
    blockedUsers.join(other.blockedUsers);
    labels = labels.join(other.labels);
  }

  public Tally tally() {
    return tally;
  }

  public DistinctUsers users() {
    return users;
  }

  public DistinctUsers blockedUsers() {
    return blockedUsers;
  }

  public Labels labels() {
    return labels;
  }

  /** Whether adding this changes nothing. */
  public boolean isEmpty() {
    return tally.isZero()
        && users.isEmpty()
        && blockedUsers.isEmpty()
        && labels.equals(Labels.NONE);
  }

  public void join(Labels more) {
    labels = labels.join(more);
  }

  public void write(ByteWriter out) {
    out.writeByte(VERSION);
    tally.write(out);
    users.write(out);
    blockedUsers.write(out);
    labels.write(out);
  }

  public static CellDelta read(ByteReader in) {
    in.expectVersion(VERSION, "the stored counts have");
    return new CellDelta(
        Tally.read(in), DistinctUsers.read(in), DistinctUsers.read(in), Labels.read(in));
  }
}
