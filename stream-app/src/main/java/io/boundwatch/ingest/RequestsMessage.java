package io.boundwatch.ingest;

import io.boundwatch.event.Request;

/** What the requests topic carries: requests keyed by sign-in, and watermarks without a key. */
public sealed interface RequestsMessage {
  record OfRequest(Request request) implements RequestsMessage {}

  record OfWatermark(Watermark watermark) implements RequestsMessage {}
}
