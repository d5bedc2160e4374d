package io.boundwatch.signin;

import io.boundwatch.event.Verdict;

/** Which decisions carry the details of their requests. */
public enum DetailLevel {
  ALL,
  /** Only those whose verdict is unbound. */
  UNBOUND,
  NONE;

  boolean applies(Verdict verdict) {
    return this == ALL || this == UNBOUND && verdict == Verdict.UNBOUND;
  }
}
