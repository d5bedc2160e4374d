package io.boundwatch.lab;

import io.boundwatch.alert.spike.SpikeWindow;

/** A detector at work on one key of a month. */
interface Contestant {
  /**
   * Looks at a window that is still open.
   *
   * @return whether it opens an episode
   */
  boolean open(SpikeWindow window);

  /**
   * Looks at a closed window, in order of time; those without traffic are left out.
   *
   * @return whether it opens an episode
   */
  boolean closed(SpikeWindow window);
}
