package io.boundwatch.replay;

/** Told how far a replay is. */
public interface ReplayProgress {
  ReplayProgress NONE =
      new ReplayProgress() {
        @Override
        public void reading(String file) {}

        @Override
        public void counting(long done, long total) {}
      };

  /** A file is being read. */
  void reading(String file);

  /** So many milliseconds of the files' time of so many have been counted. */
  void counting(long done, long total);
}
