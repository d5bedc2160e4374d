package io.boundwatch.event;

/** Why a part of a message goes to the dead letters; the wire name is its header and label. */
public enum RejectReason {
  /** Not JSON, cut short, or beyond the limits of depth and length. */
  BROKEN_JSON("broken-json"),
  /** JSON, but not a sign-in record as exported: no category or no properties. */
  UNKNOWN_SHAPE("unknown-shape"),
  MISSING_REQUEST_ID("missing-request-id"),
  MISSING_TENANT("missing-tenant"),
  MISSING_EVENT_TIME("missing-event-time"),
  UNREADABLE_EVENT_TIME("unreadable-event-time"),
  FUTURE_EVENT_TIME("future-event-time");

  private final String wireName;

  RejectReason(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }
}
