package io.boundwatch.metrics;

/** Meters of a Kafka client that are shown until this is closed. */
@FunctionalInterface
public interface BoundMeters extends AutoCloseable {
  @Override
  void close();
}
