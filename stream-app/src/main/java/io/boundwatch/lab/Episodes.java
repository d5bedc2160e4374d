package io.boundwatch.lab;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The same life of an episode as the spike test has, for the detectors beside it: it opens on 2 of
 * 3 windows of time and is over after 3 quiet ones.
 */
final class Episodes {
  private static final long WINDOW = Days.WINDOW * 60_000L;
  private static final int FIRING = 2;
  private static final int AMONG = 3;
  private static final int QUIET = 3;

  private final Deque<Long> fired = new ArrayDeque<>();
  private boolean open;

  /** Whether this window opens an episode. */
  boolean opens(long start, boolean fires) {
    if (open && start > fired.peekLast() + QUIET * WINDOW) {
      open = false;
    }
    while (fired.size() > 1 && fired.peekFirst() <= start - AMONG * WINDOW) {
      fired.removeFirst();
    }
    if (!fires) {
      return false;
    }
    fired.addLast(start);
    boolean enough = fired.stream().filter(one -> one > start - AMONG * WINDOW).count() >= FIRING;
    boolean opens = !open && enough;
    open |= opens;
    return opens;
  }
}
