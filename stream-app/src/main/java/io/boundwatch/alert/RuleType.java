package io.boundwatch.alert;

import java.util.List;
import java.util.function.Function;

/**
 * A rule as it is registered: its name, how it may be tuned, and how it is made.
 *
 * @param name as in configuration, metrics, keys and the name of its runbook
 * @param doc one sentence for the reference page: when it fires
 * @param measures what {@link Finding#measure} counts, with its unit
 * @param advice what to do first, one sentence
 * @param attack the ATT&amp;CK technique that it speaks of
 * @param byWallClock whether it judges by how long ago something was; such rules are off in a
 *     replay
 * @param tunings what the configuration may set
 */
public record RuleType(
    String name,
    String doc,
    String measures,
    String advice,
    Attack attack,
    boolean byWallClock,
    List<Tuning> tunings,
    Function<RuleMaking, Rule> maker) {

  /** What a rule is made of. */
  public record RuleMaking(RuleSettings settings, AlertSettings alerts) {}

  public RuleType {
    tunings = List.copyOf(tunings);
  }

  Rule make(AlertSettings alerts) {
    return maker.apply(new RuleMaking(alerts.of(name), alerts));
  }
}
