package io.boundwatch.ingest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a problem once, however often it comes back, and that it is over. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);

  private String last = "";

  void tell(String problem) {
    if (isNew(problem)) {
      LOG.warn("{}; ingest tries again until it works", problem);
    }
  }

  /** A fault of the program: the stack trace is needed. */
  void tellFault(RuntimeException fault) {
    if (isNew(fault.toString())) {
      LOG.error("ingest failed and starts again from what was committed", fault);
    }
  }

  void over() {
    if (!last.isEmpty()) {
      LOG.info("ingest works again");
      last = "";
    }
  }

  /** Counts and times within a message differ each time. */
  private boolean isNew(String problem) {
    String shape = problem.replaceAll("\\d+", "#");
    boolean isNew = !shape.equals(last);
    last = shape;
    return isNew;
  }
}
