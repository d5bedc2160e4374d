package io.boundwatch.lab;

import io.boundwatch.alert.spike.SpikeWindow;
import java.util.ArrayList;
import java.util.List;

/** Lets a detector watch a month of one key as the service would: minute by minute. */
final class Watch {
  /** The default of counts.close-delay, in minutes. */
  private static final int CLOSE_DELAY = 5;

  private Watch() {}

  static List<Opening> over(KeyMonth month, Contestant contestant) {
    List<Opening> openings = new ArrayList<>();
    long lastUnbound = 0;
    for (int minute = 0; minute < Days.MINUTES; minute++) {
      int now = minute + 1;
      int closed = minute - CLOSE_DELAY;
      if (now % Days.WINDOW == 0 && closed >= 0) {
        SpikeWindow window = month.upTo(closed);
        if (window.inScope() > 0 && contestant.closed(window)) {
          openings.add(new Opening(now - CLOSE_DELAY, now));
        }
      }
      // what more bound sign-ins say of an open window is never that it is a spike
      SpikeWindow window = month.upTo(minute);
      boolean news = minute % Days.WINDOW == 0 || window.unbound() > lastUnbound;
      lastUnbound = window.unbound();
      if (news && window.unbound() > 0 && contestant.open(window)) {
        openings.add(new Opening(now, now));
      }
    }
    return openings;
  }
}
