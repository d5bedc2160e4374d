package io.boundwatch.cli;

import io.boundwatch.replay.ReplayProgress;
import java.io.PrintWriter;

/** Shows a replay's progress on standard error, on one line that is drawn over; for one thread. */
final class ProgressBar implements ReplayProgress, AutoCloseable {
  private static final int WIDTH = 40;

  private final PrintWriter err;
  private boolean drawn;

  ProgressBar(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void reading(String file) {
    draw("reading " + file);
  }

  @Override
  public void counting(long done, long total) {
    int part = total <= 0 ? 0 : (int) (WIDTH * Math.min(done, total) / total);
    draw(
        String.format(
            "counting [%s%s] %3d %%",
            "#".repeat(part), "-".repeat(WIDTH - part), 100 * part / WIDTH));
  }

  private void draw(String text) {
    err.print("\r\u001b[K" + text);
    err.flush();
    drawn = true;
  }

  @Override
  public void close() {
    if (drawn) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
