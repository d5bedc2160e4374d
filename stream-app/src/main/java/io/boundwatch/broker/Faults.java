package io.boundwatch.broker;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the first fatal fault of the broker. Kafka's own handler ends the process on the spot; here
 * the one who started the broker decides.
 */
final class Faults implements FaultHandlerFactory {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private final AtomicReference<Optional<Throwable>> first =
      new AtomicReference<>(Optional.empty());

  Optional<Throwable> first() {
    return first.get();
  }

  @Override
  public FaultHandler build(String name, boolean fatal, Runnable action) {
    return (message, cause) -> {
      LOG.error("embedded broker, {}: {}", name, message, cause);
      FaultHandlerException fault = new FaultHandlerException(name + ": " + message, cause);
      if (fatal) {
        first.compareAndSet(Optional.empty(), Optional.of(fault));
      }
      action.run();
      return fault;
    };
  }
}
