package io.boundwatch.event;

/**
 * What a set of requests says together: unbound if any is unbound, else bound if any is bound, else
 * undetermined. {@code BOUND} does not say that every request reported (design, section 1).
 */
public enum Verdict {
  UNDETERMINED("undetermined"),
  BOUND("bound"),
  UNBOUND("unbound");

  private static final Verdict[] BY_BINDING = {UNDETERMINED, BOUND, UNBOUND};

  private final String wireName;

  Verdict(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** The verdict of a set that holds one request with this binding. */
  public static Verdict of(Binding binding) {
    return BY_BINDING[binding.ordinal()];
  }

  /** The verdict of this set with one more request in it. */
  public Verdict with(Binding binding) {
    Verdict one = of(binding);
    return one.compareTo(this) > 0 ? one : this;
  }
}
