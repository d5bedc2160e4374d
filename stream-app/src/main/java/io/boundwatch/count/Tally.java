package io.boundwatch.count;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.event.Binding;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Verdict;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sums of a cell, or a difference of such sums: adding is commutative and associative, and
 * every figure may be negative in a difference. Mutable and for one thread.
 */
public final class Tally {
  private static final int BINDINGS = 0;
  private static final int OUTCOMES = BINDINGS + Binding.values().length;
  private static final int SIGN_INS = OUTCOMES + Outcome.values().length;
  private static final int IN_SCOPE_SIGN_INS = SIGN_INS + Verdict.values().length;
  private static final int SELF_REMEDIABLE = IN_SCOPE_SIGN_INS + Verdict.values().length;
  private static final int SIZE = SELF_REMEDIABLE + 1;

  private final long[] figures = new long[SIZE];

  /** Requests by status code; which ones is the cell's matter. No code has a figure of zero. */
  private Map<Integer, Long> codes = Map.of();

  public void addBinding(Binding binding, long count) {
    figures[BINDINGS + binding.ordinal()] += count;
  }

  public void addOutcome(Outcome outcome, long count) {
    figures[OUTCOMES + outcome.ordinal()] += count;
  }

  public void addSignIn(Verdict verdict, long count) {
    figures[SIGN_INS + verdict.ordinal()] += count;
  }

  public void addInScopeSignIn(Verdict verdict, long count) {
    figures[IN_SCOPE_SIGN_INS + verdict.ordinal()] += count;
  }

  public void addSelfRemediable(long count) {
    figures[SELF_REMEDIABLE] += count;
  }

  public void addCode(int code, long count) {
    if (count == 0) {
      return;
    }
    if (codes.isEmpty()) {
      codes = new TreeMap<>();
    }
    codes.merge(code, count, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
  }

  /**
   * Adds the figures of another.
   *
   * @return whether that changed anything
   */
  public boolean add(Tally other) {
    if (other.isZero()) {
      return false;
    }
    for (int i = 0; i < SIZE; i++) {
      figures[i] += other.figures[i];
    }
    if (!other.codes.isEmpty()) {
      other.codes.forEach(this::addCode);
    }
    return true;
  }

  public boolean isZero() {
    for (long figure : figures) {
      if (figure != 0) {
        return false;
      }
    }
    return codes.isEmpty();
  }

  public long binding(Binding binding) {
    return figures[BINDINGS + binding.ordinal()];
  }

  public long outcome(Outcome outcome) {
    return figures[OUTCOMES + outcome.ordinal()];
  }

  public long signIns(Verdict verdict) {
    return figures[SIGN_INS + verdict.ordinal()];
  }

  public long inScopeSignIns(Verdict verdict) {
    return figures[IN_SCOPE_SIGN_INS + verdict.ordinal()];
  }

  public long selfRemediable() {
    return figures[SELF_REMEDIABLE];
  }

  /** Requests of any binding. */
  public long requests() {
    return binding(Binding.NONE) + binding(Binding.BOUND) + binding(Binding.UNBOUND);
  }

  public long block() {
    return outcome(Outcome.BLOCKED) + outcome(Outcome.WOULD_BLOCK);
  }

  public long allow() {
    return outcome(Outcome.ALLOWED) + outcome(Outcome.WOULD_ALLOW);
  }

  /** Figures by status code, ascending. */
  public Map<Integer, Long> codes() {
    return java.util.Collections.unmodifiableMap(codes);
  }

  /** The non-zero figures only: most differences have three or four. */
  public void write(ByteWriter out) {
    int mask = 0;
    for (int i = 0; i < SIZE; i++) {
      mask |= figures[i] != 0 ? 1 << i : 0;
    }
    out.writeInt(mask);
    for (long figure : figures) {
      if (figure != 0) {
        out.writeLong(figure);
      }
    }
    out.writeInt(codes.size());
    codes.forEach((code, count) -> out.writeInt(code).writeLong(count));
  }

  public static Tally read(ByteReader in) {
    Tally tally = new Tally();
    int mask = in.readInt();
    for (int i = 0; i < SIZE; i++) {
      if ((mask & 1 << i) != 0) {
        tally.figures[i] = in.readLong();
      }
    }
    int codes = in.readCount();
    for (int i = 0; i < codes; i++) {
      tally.addCode(in.readInt(), in.readLong());
    }
    return tally;
  }
}
