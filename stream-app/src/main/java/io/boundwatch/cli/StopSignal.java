package io.boundwatch.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ctrl-C or a termination signal: the JVM's shutdown is held until the command has put everything
 * away, at most {@link #PATIENCE}.
 */
final class StopSignal implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private final CountDownLatch done = new CountDownLatch(1);

  private StopSignal() {}

  static StopSignal install() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::hold, "stop"));
    return signal;
  }

  private void hold() {
    asked.complete(null);
    try {
      done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the signal, or for something else that ends the command; whether one came. */
  boolean await(Duration atMost, CompletableFuture<?> other) throws InterruptedException {
    try {
      CompletableFuture.anyOf(asked, other).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    }
  }

  boolean isAsked() {
    return asked.isDone();
  }

  /** All is put away. */
  @Override
  public void close() {
    done.countDown();
  }
}
