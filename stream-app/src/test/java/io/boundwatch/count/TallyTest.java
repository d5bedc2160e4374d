package io.boundwatch.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.codec.CodecException;
import io.boundwatch.event.Binding;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Verdict;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {
  /** Every figure another number, so that none can be taken for another. */
  private static Tally everyFigure() {
    Tally tally = new Tally();
    long n = 1;
    for (Binding binding : Binding.values()) {
      tally.addBinding(binding, n++);
    }
    for (Outcome outcome : Outcome.values()) {
      tally.addOutcome(outcome, n++);
    }
    for (Verdict verdict : Verdict.values()) {
      tally.addSignIn(verdict, n++);
      tally.addInScopeSignIn(verdict, -n++);
    }
    tally.addSelfRemediable(n++);
    tally.addCode(1003, n++);
    tally.addCode(-1, -n);
    return tally;
  }

  @Test
  void figuresAreTold() {
    Tally tally = everyFigure();

    assertThat(tally.binding(Binding.NONE)).isEqualTo(1);
    assertThat(tally.binding(Binding.UNBOUND)).isEqualTo(3);
    assertThat(tally.requests()).isEqualTo(1 + 2 + 3);
    assertThat(tally.outcome(Outcome.NOT_APPLIED)).isEqualTo(4);
    assertThat(tally.allow()).isEqualTo(5 + 6);
    assertThat(tally.block()).isEqualTo(7 + 8);
    assertThat(tally.signIns(Verdict.UNDETERMINED)).isEqualTo(9);
    assertThat(tally.inScopeSignIns(Verdict.UNBOUND)).isEqualTo(-14);
    assertThat(tally.selfRemediable()).isEqualTo(15);
    assertThat(tally.codes()).isEqualTo(Map.of(1003, 16L, -1, -17L));
  }

  @Test
  void everyFigureIsReadAsItWasWritten() {
    assertSame(read(bytes(everyFigure())), everyFigure());
    assertThat(read(bytes(new Tally())).isZero()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void addingIsCommutativeAndAssociative(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      Tally a = random(random);
      Tally b = random(random);
      Tally c = random(random);
      assertSame(sum(a, b), sum(b, a));
      assertSame(sum(sum(a, b), c), sum(a, sum(b, c)));
      assertSame(read(bytes(a)), a);
    }
  }

  @Test
  void whatIsAddedAndTakenAwayLeavesNothing() {
    Tally tally = new Tally();
    tally.addCode(1002, 2);
    tally.addBinding(Binding.UNBOUND, 2);
    assertThat(tally.isZero()).isFalse();

    tally.addCode(1002, -2);
    tally.addBinding(Binding.UNBOUND, -2);

    assertThat(tally.isZero()).isTrue();
    assertThat(tally.codes()).isEmpty();
  }

  @Test
  void addingNothingOfACodeLeavesNothing() {
    Tally tally = new Tally();

    tally.addCode(1002, 0);

    assertThat(tally.codes()).isEmpty();
  }

  @Test
  void tallyOfCodesAloneIsNotZero() {
    Tally tally = new Tally();
    tally.addCode(0, 1);

    assertThat(tally.isZero()).isFalse();
  }

  @Test
  void bytesThatEndTooEarlyAreRefused() {
    byte[] bytes = bytes(everyFigure());

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(CodecException.class);
    }
  }

  private static Tally random(Random random) {
    Tally tally = new Tally();
    for (int i = random.nextInt(6); i > 0; i--) {
      tally.addBinding(Binding.values()[random.nextInt(3)], random.nextInt(5) - 2);
      tally.addOutcome(Outcome.values()[random.nextInt(5)], random.nextLong() >> 8);
      tally.addSignIn(Verdict.values()[random.nextInt(3)], random.nextInt(3) - 1);
      tally.addCode(1000 + random.nextInt(4), 1 + random.nextInt(3));
    }
    return tally;
  }

  private static Tally sum(Tally a, Tally b) {
    Tally sum = new Tally();
    sum.add(a);
    sum.add(b);
    return sum;
  }

  private static void assertSame(Tally a, Tally b) {
    assertThat(bytes(a)).isEqualTo(bytes(b));
    assertThat(a.codes()).isEqualTo(b.codes());
  }

  private static byte[] bytes(Tally tally) {
    ByteWriter out = new ByteWriter();
    tally.write(out);
    return out.toByteArray();
  }

  private static Tally read(byte[] bytes) {
    return Tally.read(new ByteReader(bytes));
  }
}
