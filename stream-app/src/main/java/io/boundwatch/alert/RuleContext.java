package io.boundwatch.alert;

import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import java.util.Optional;

/**
 * What a rule works with while it is told something: its own state, the cells of its task, and
 * alerts. State is kept with the task's and changes in one transaction with what caused it.
 */
public interface RuleContext {
  /** The watermark of the task, milliseconds since the epoch; the least long until it is known. */
  long clock();

  /** What the rule keeps under a key of its own. */
  Optional<byte[]> get(String key);

  /**
   * Keeps something under a key of the rule's own, until the clock passes a time.
   *
   * @return whether it was kept: a new key beyond {@code alerts.max-entries} is refused and counted
   */
  boolean put(String key, byte[] value, long keepUntil);

  void remove(String key);

  /** What a cell of this task has counted; empty if it is forgotten or never was. */
  Optional<CellDelta> cell(CellKey key);

  /** Whether an alert of the rule is open. */
  boolean isOpen(String tenantId, String entity);

  /** Opens the alert of this entity, or goes on with the one that is open. */
  void raise(Finding finding);

  /** Ends the alert of this entity at once, if it is open. */
  void end(String tenantId, String entity);

  /** Tells this rule at the app's task. */
  void tell(Fact.UserOfApp fact);
}
