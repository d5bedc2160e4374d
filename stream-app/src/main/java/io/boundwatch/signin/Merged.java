package io.boundwatch.signin;

/** What became of a request that was merged into a sign-in. */
public enum Merged {
  /** It was not known before. */
  NEW,
  /** It was known, and the record told more of it. */
  CHANGED,
  /** It was known, and the record told nothing more. */
  SAME,
  /** The sign-in is full of requests that weigh more; the sign-in is as it was. */
  REFUSED,
  /** As {@link #REFUSED}, but the sign-in now knows that there was more. */
  REFUSED_AND_NOTED
}
