package io.boundwatch.replay;

import io.boundwatch.codec.ByteWriter;
import io.boundwatch.event.EventHandler;
import io.boundwatch.event.EventReader;
import io.boundwatch.event.Rejection;
import io.boundwatch.event.Request;
import io.boundwatch.event.RequestCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Reads files, keeps what is a request for sorting, and notes what is not. For one thread. */
final class Intake {
  /** Bytes of a rejected part that are kept, as in the dead letters. */
  private static final int MAX_REJECTED_BYTES = 256 * 1024;

  private final EventReader reader;
  private final UnaryOperator<Request> privacy;

  /** Where something is hidden, the bytes of what could not be read would show it. */
  private final boolean keepsRejected;

  private final SortedSpool spool;
  private final DeadLetters deadLetters;
  private final Map<String, Long> ignored = new TreeMap<>();
  private final Map<String, Long> rejected = new TreeMap<>();
  private long accepted;
  private long lastTime = Long.MIN_VALUE;

  Intake(
      EventReader reader,
      UnaryOperator<Request> privacy,
      boolean keepsRejected,
      SortedSpool spool,
      DeadLetters deadLetters) {
    this.reader = reader;
    this.privacy = privacy;
    this.keepsRejected = keepsRejected;
    this.spool = spool;
    this.deadLetters = deadLetters;
  }

  /**
   * Reads all messages of a file.
   *
   * @param name for messages; the file's
   */
  void read(String name, InputStream in) throws IOException {
    ExportedMessages messages = ExportedMessages.of(in);
    long number = 0;
    for (Optional<byte[]> next = messages.next(); next.isPresent(); next = messages.next()) {
      byte[] message = next.get();
      long arrivedAt = System.currentTimeMillis();
      reader.readExported(message, arrivedAt, new Handler(name, ++number, message));
    }
  }

  long accepted() {
    return accepted;
  }

  /** The latest time that an accepted request tells; the least long if there is none. */
  long lastTime() {
    return lastTime;
  }

  /** Records of other categories, by category. */
  Map<String, Long> ignored() {
    return ignored;
  }

  /** Parts that are no sign-in records, by reason. */
  Map<String, Long> rejected() {
    return rejected;
  }

  private final class Handler implements EventHandler {
    private final String file;
    private final long number;
    private final byte[] message;

    Handler(String file, long number, byte[] message) {
      this.file = file;
      this.number = number;
      this.message = message;
    }

    @Override
    public void accepted(Request request, int unjudgedPolicies) {
      Request kept = privacy.apply(request);
      ByteWriter out = new ByteWriter();
      RequestCodec.write(kept, out);
      try {
        spool.add(kept.appendTime(), out.toByteArray());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      accepted++;
      lastTime = Math.max(lastTime, Math.max(kept.eventTime(), kept.appendTime()));
    }

    @Override
    public void ignored(String category) {
      ignored.merge(category, 1L, Long::sum);
    }

    @Override
    public void rejected(Rejection rejection) {
      rejected.merge(rejection.reason().wireName(), 1L, Long::sum);
      int to = Math.min(rejection.to(), rejection.from() + MAX_REJECTED_BYTES);
      byte[] part = keepsRejected ? Arrays.copyOfRange(message, rejection.from(), to) : new byte[0];
      deadLetters.add(file, number, rejection, part);
    }
  }
}
