package io.boundwatch.alert.rule;

import io.boundwatch.alert.RuleSettings;
import io.boundwatch.alert.Tuning;
import io.boundwatch.alert.spike.SpikeSettings;
import java.time.Duration;
import java.util.List;

/** The constants of the spike method as configuration; the window alone is that of the cells. */
final class SpikeTunings {
  private static final long DAY = Duration.ofDays(1).toMillis();

  private static final Tuning P =
      Tuning.decimal(
          "p", "1e-3", 1e-30, 0.5, "A window fires if as many unbound are less likely than this.");
  private static final Tuning MIN_UNBOUND =
      Tuning.whole("min-unbound", 10, 1, 1_000_000, "Unbound sign-ins that a window must have.");
  private static final Tuning MIN_USERS =
      Tuning.whole("min-users", 3, 1, 1_000_000, "Users that they must be of.");
  private static final Tuning MIN_RISE =
      Tuning.decimal(
          "min-rise", "0.1", 0, 0.99, "By how much the unbound share must exceed the usual.");
  private static final Tuning MIN_FACTOR =
      Tuning.decimal("min-factor", "2", 1, 1_000, "How many times the expected they must be.");
  private static final Tuning HIGH_RATIO =
      Tuning.decimal(
          "high-ratio", "0.4", 0, 1, "Usual share above which `high-ratio-factor` is asked for.");
  private static final Tuning HIGH_RATIO_FACTOR =
      Tuning.decimal(
          "high-ratio-factor", "1.3", 1, 1_000, "Stands for `min-factor` above `high-ratio`.");
  private static final Tuning SUSTAINED_P =
      Tuning.decimal(
          "sustained-p", "1e-5", 1e-30, 0.5, "As `p`, for several windows taken together.");
  private static final Tuning SUSTAINED_WINDOWS =
      Tuning.whole(
          "sustained-windows",
          12,
          0,
          12,
          "Of 3, 6 and 12 windows those are taken together that are not more than this.");
  private static final Tuning FAST_P =
      Tuning.decimal(
          "fast-p", "1e-12", 1e-30, 0.5, "As `p`, for one window alone to open an alert at once.");
  private static final Tuning FAST_FACTOR =
      Tuning.decimal("fast-factor", "5", 1, 1_000, "As `min-factor`, for the same.");
  private static final Tuning FAST_USERS =
      Tuning.whole("fast-users", 10, 1, 1_000_000, "As `min-users`, for the same.");
  private static final Tuning LEARN_FOR =
      Tuning.duration(
          "learn-for", "PT24H", 0, 30 * DAY, "How long a baseline counts as still learning.");
  private static final Tuning GUARD_WINDOWS =
      Tuning.whole(
          "guard-windows", 2, 0, 5, "A window is learned so many windows later, if none opened.");
  private static final Tuning WINSOR =
      Tuning.decimal(
          "winsor",
          "6",
          0.1,
          100,
          "Windows are learned as at most so many standard deviations from the usual.");
  private static final Tuning HALF_LIFE =
      Tuning.whole(
          "half-life", 576, 1, 1_000_000, "After so many learned windows one weighs half.");
  private static final Tuning FIRING =
      Tuning.whole("firing", 2, 1, 6, "An alert opens when so many of `among` windows have fired.");
  private static final Tuning AMONG =
      Tuning.whole(
          "among", 3, 1, 6, "Windows of which `firing` must have fired; not less than `firing`.");
  private static final Tuning QUIET =
      Tuning.whole("quiet", 3, 1, 288, "An episode is over when so many windows have not fired.");
  private static final Tuning LONGEST =
      Tuning.duration(
          "longest",
          "PT24H",
          Duration.ofHours(1).toMillis(),
          30 * DAY,
          "An episode that lasts as long is over: it is the new usual.");

  static final List<Tuning> ALL =
      List.of(
          P,
          MIN_UNBOUND,
          MIN_USERS,
          MIN_RISE,
          MIN_FACTOR,
          HIGH_RATIO,
          HIGH_RATIO_FACTOR,
          SUSTAINED_P,
          SUSTAINED_WINDOWS,
          FAST_P,
          FAST_FACTOR,
          FAST_USERS,
          LEARN_FOR,
          GUARD_WINDOWS,
          WINSOR,
          HALF_LIFE,
          FIRING,
          AMONG,
          QUIET,
          LONGEST);

  private SpikeTunings() {}

  /** Throws {@link IllegalArgumentException} if they contradict each other. */
  static SpikeSettings of(RuleSettings settings, Duration window) {
    return new SpikeSettings(
        window,
        new SpikeSettings.Gates(
            settings.decimal(P.key()),
            settings.whole(MIN_UNBOUND.key()),
            settings.whole(MIN_USERS.key()),
            settings.decimal(MIN_RISE.key()),
            settings.decimal(MIN_FACTOR.key()),
            settings.decimal(HIGH_RATIO.key()),
            settings.decimal(HIGH_RATIO_FACTOR.key())),
        new SpikeSettings.Sustained(settings.decimal(SUSTAINED_P.key()), spans(settings)),
        new SpikeSettings.Fast(
            settings.decimal(FAST_P.key()),
            settings.decimal(FAST_FACTOR.key()),
            settings.whole(FAST_USERS.key())),
        new SpikeSettings.Learning(
            Duration.ofMillis(settings.whole(LEARN_FOR.key())),
            (int) settings.whole(GUARD_WINDOWS.key()),
            settings.decimal(WINSOR.key()),
            (int) settings.whole(HALF_LIFE.key())),
        new SpikeSettings.Episodes(
            (int) settings.whole(FIRING.key()),
            (int) settings.whole(AMONG.key()),
            (int) settings.whole(QUIET.key()),
            Duration.ofMillis(settings.whole(LONGEST.key()))));
  }

  private static List<Integer> spans(RuleSettings settings) {
    long most = settings.whole(SUSTAINED_WINDOWS.key());
    return SpikeSettings.DEFAULTS.sustained().spans().stream()
        .filter(span -> span <= most)
        .toList();
  }
}
