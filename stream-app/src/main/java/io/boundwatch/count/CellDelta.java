package io.boundwatch.count;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;

/**
 * What a cell has to be told: sums to add, users and names to join. Also what a cell has counted,
 * as that is the sum of all it was told. Mutable and for one thread.
 */
public final class CellDelta {
  static final int VERSION = 2;
  private static final int NAMES_AND_SUMS = 512;

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

  /**
   * Adds another one.
   *
   * @return whether that changed anything
   */
  public boolean add(CellDelta other) {
    boolean changed = tally.add(other.tally) | join(other.labels);
    changed = join(users, other.users, changed);
    return join(blockedUsers, other.blockedUsers, changed);
  }

  /** Once something is known to have changed, as mostly, users are joined and not compared. */
  private static boolean join(DistinctUsers known, DistinctUsers more, boolean changed) {
    if (changed) {
      known.join(more);
      return true;
    }
    return known.joinAndCompare(more);
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

  /** About how many bytes it takes, rather more than fewer. */
  public int weight() {
    return NAMES_AND_SUMS + users.weight() + blockedUsers.weight();
  }

  /** Whether adding this changes nothing. */
  public boolean isEmpty() {
    return tally.isZero()
        && users.isEmpty()
        && blockedUsers.isEmpty()
        && labels.equals(Labels.NONE);
  }

  /**
   * Joins names.
   *
   * @return whether any of them is newer
   */
  public boolean join(Labels more) {
    Labels before = labels;
    labels = labels.join(more);
    return labels != before;
  }

  void nameSubject(long at, String text, int rank) {
    labels = labels.joinSubject(at, text, rank);
  }

  void nameApp(long at, String text) {
    labels = labels.joinApp(at, text);
  }

  void nameResource(long at, String text) {
    labels = labels.joinResource(at, text);
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
