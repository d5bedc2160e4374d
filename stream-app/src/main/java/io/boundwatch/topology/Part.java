package io.boundwatch.topology;

/** What a task keeps, each kind under a letter that its keys in the task's store begin with. */
enum Part {
  /** Clock, settings, how far was read: {@link TaskMeta}. */
  META('m'),
  SIGN_INS('s'),
  /** How far the decision of a sign-in has been published, where only that has changed. */
  DECISIONS('p'),
  CELLS('c'),
  /** When a sign-in or cell must be looked at. */
  DUE('d'),
  /** Sign-ins whose cells must be told, or cells that must be published. */
  CHANGED('n'),
  /** What the gauges of closed windows show. */
  CLOSED('w'),
  /** What the alert rules remember. */
  RULES('r'),
  /** When what a rule remembers must be looked at. */
  RULES_DUE('e'),
  ALERTS('a');

  private final byte letter;

  Part(char letter) {
    this.letter = (byte) letter;
  }

  byte letter() {
    return letter;
  }
}
