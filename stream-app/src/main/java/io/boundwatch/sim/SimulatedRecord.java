package io.boundwatch.sim;

import java.util.Objects;

/**
 * One sign-in log record as exported, without the envelope of the message.
 *
 * @param topicCategory {@code SignInLogs} or {@code NonInteractiveUserSignInLogs}: tells the topic
 * @param eventTime when the request was made, milliseconds since the epoch
 * @param publishTime the record's {@code time} and its append time, milliseconds since the epoch
 * @param json one record, UTF-8; owned by the receiver
 */
public record SimulatedRecord(String topicCategory, long eventTime, long publishTime, byte[] json) {

  /** Category of interactive sign-ins. */
  public static final String INTERACTIVE = "SignInLogs";

  /** Category of sign-ins that a client made on the user's behalf. */
  public static final String NON_INTERACTIVE = "NonInteractiveUserSignInLogs";

  public SimulatedRecord {
    Objects.requireNonNull(topicCategory, "topicCategory");
    Objects.requireNonNull(json, "json");
  }
}
