package io.boundwatch.benchmark;

import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that describe a data set. */
final class DataOptions {
  @Option(
      names = "--requests",
      defaultValue = "400000",
      description = "Records in the hubs' topics. Default: ${DEFAULT-VALUE}.")
  private int requests;

  @Option(
      names = "--users",
      defaultValue = "20000",
      description = "Users of the tenant. Default: ${DEFAULT-VALUE}.")
  private int users;

  @Option(
      names = "--policies",
      defaultValue = "16",
      description =
          "Policies in every record, 8 to 55: 16 make 7.0 KB, 55 make 15.8 KB."
              + " Default: ${DEFAULT-VALUE}.")
  private int policies;

  @Option(
      names = "--span",
      defaultValue = "PT1H",
      description = "Time over which the records were published. Default: ${DEFAULT-VALUE}.")
  private Duration span;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "What the records follow from. Default: ${DEFAULT-VALUE}.")
  private long seed;

  /** The same, published over a whole day. */
  DataSet settledOfDay(Duration settle) {
    return DataSet.settledBy(
        System.currentTimeMillis(), settle, requests, users, policies, Duration.ofDays(1), seed);
  }

  /** A data set whose decisions can all be settled at once. */
  DataSet settled(Duration settle) {
    return DataSet.settledBy(
        System.currentTimeMillis(), settle, requests, users, policies, span, seed);
  }
}
