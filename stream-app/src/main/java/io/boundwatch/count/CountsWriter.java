package io.boundwatch.count;

import io.boundwatch.event.Binding;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.PolicyMode;
import io.boundwatch.event.Times;
import io.boundwatch.event.Verdict;
import io.boundwatch.schemas.AppCounts;
import io.boundwatch.schemas.OutcomeCounts;
import io.boundwatch.schemas.PolicyCounts;
import io.boundwatch.schemas.RequestCounts;
import io.boundwatch.schemas.UserCounts;
import io.boundwatch.schemas.VerdictCounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says what a cell has counted in the public formats (design, section 6). */
public final class CountsWriter {
  /** A share of figures below this fits into a long on the way. */
  private static final long SMALL = 100_000_000_000_000L;

  private static final PolicyMode[] MODES = PolicyMode.values();

  private CountsWriter() {}

  /**
   * What is said of a window besides what it counted.
   *
   * @param updatedAt wall clock, milliseconds since the epoch
   * @param isFinal whether no difference can come any more
   * @param partial whether the window began before the state's first clock, so that requests of it
   *     may never have been seen
   */
  public record State(long updatedAt, boolean isFinal, boolean partial) {}

  public static AppCounts app(CellKey key, CellDelta cell, State state) {
    Tally tally = cell.tally();
    return new AppCounts(
        AppCounts.SCHEMA_VERSION,
        key.tenantId(),
        key.appId(),
        cell.labels().app().text(),
        Times.seconds(key.windowStart()),
        Times.seconds(key.windowEnd()),
        key.windowSize().wireName(),
        requests(tally),
        outcomes(tally),
        tally.block(),
        tally.allow(),
        percent(tally.allow(), tally.allow() + tally.block()),
        cell.users().estimate(),
        cell.blockedUsers().estimate(),
        signIns(tally),
        inScopeSignIns(tally),
        codes(tally),
        Times.millis(state.updatedAt()),
        state.isFinal(),
        state.partial());
  }

  public static UserCounts user(CellKey key, CellDelta cell, State state) {
    Tally tally = cell.tally();
    Labels labels = cell.labels();
    return new UserCounts(
        UserCounts.SCHEMA_VERSION,
        key.tenantId(),
        key.subject(),
        labels.subject().text(),
        key.appId(),
        labels.app().text(),
        key.resourceId(),
        labels.resource().text(),
        Times.seconds(key.windowStart()),
        Times.seconds(key.windowEnd()),
        key.windowSize().wireName(),
        requests(tally),
        outcomes(tally),
        tally.block(),
        tally.allow(),
        percent(tally.allow(), tally.allow() + tally.block()),
        signIns(tally),
        inScopeSignIns(tally),
        codes(tally),
        Times.millis(state.updatedAt()),
        state.isFinal(),
        state.partial());
  }

  public static PolicyCounts policy(CellKey key, CellDelta cell, State state) {
    Tally tally = cell.tally();
    Labels labels = cell.labels();
    long judged = tally.allow() + tally.block();
    return new PolicyCounts(
        PolicyCounts.SCHEMA_VERSION,
        key.tenantId(),
        key.subject(),
        labels.subject().text(),
        MODES[labels.subject().rank()].wireName(),
        key.appId(),
        labels.app().text(),
        Times.seconds(key.windowStart()),
        Times.seconds(key.windowEnd()),
        key.windowSize().wireName(),
        outcomes(tally),
        tally.block(),
        tally.allow(),
        percent(tally.allow(), judged),
        tally.selfRemediable(),
        percent(tally.allow() + tally.selfRemediable(), judged),
        cell.users().estimate(),
        cell.blockedUsers().estimate(),
        codes(tally),
        Times.millis(state.updatedAt()),
        state.isFinal(),
        state.partial());
  }

  private static RequestCounts requests(Tally tally) {
    return new RequestCounts(
        tally.requests(),
        tally.binding(Binding.BOUND),
        tally.binding(Binding.UNBOUND),
        tally.binding(Binding.NONE));
  }

  private static OutcomeCounts outcomes(Tally tally) {
    return new OutcomeCounts(
        tally.outcome(Outcome.NOT_APPLIED),
        tally.outcome(Outcome.WOULD_ALLOW),
        tally.outcome(Outcome.ALLOWED),
        tally.outcome(Outcome.WOULD_BLOCK),
        tally.outcome(Outcome.BLOCKED));
  }

  private static VerdictCounts signIns(Tally tally) {
    return new VerdictCounts(
        tally.signIns(Verdict.BOUND),
        tally.signIns(Verdict.UNBOUND),
        tally.signIns(Verdict.UNDETERMINED));
  }

  private static VerdictCounts inScopeSignIns(Tally tally) {
    return new VerdictCounts(
        tally.inScopeSignIns(Verdict.BOUND),
        tally.inScopeSignIns(Verdict.UNBOUND),
        tally.inScopeSignIns(Verdict.UNDETERMINED));
  }

  private static Map<String, Long> codes(Tally tally) {
    Map<String, Long> codes = new LinkedHashMap<>();
    tally.codes().forEach((code, count) -> codes.put(Integer.toString(code), count));
    return codes;
  }

  /**
   * 100 · part / whole to two decimals, half up; null if there is no whole, as the format says.
   *
   * <p>In whole numbers, which are exact: hundredths divided by 100 are the double that is nearest
   * to the decimal. Figures may be negative in a window that began before the state did; the half
   * is rounded away from zero.
   */
  public static Double percent(long part, long whole) {
    if (whole == 0) {
      return null;
    }
    if (!isSmall(part) || !isSmall(whole)) {
      return percentOfMany(part, whole);
    }
    long twice = 2 * Math.abs(whole);
    long hundredths = (20_000 * Math.abs(part) + twice / 2) / twice;
    return (part < 0 == whole < 0 ? hundredths : -hundredths) / 100.0;
  }

  private static boolean isSmall(long figure) {
    return -SMALL < figure && figure < SMALL;
  }

  private static double percentOfMany(long part, long whole) {
    return BigDecimal.valueOf(part)
        .multiply(BigDecimal.valueOf(100))
        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
        .doubleValue();
  }
}
