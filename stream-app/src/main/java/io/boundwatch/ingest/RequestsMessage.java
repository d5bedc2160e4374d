package io.boundwatch.ingest;

import io.boundwatch.event.EncodedRequest;

/** What the requests topic carries: requests keyed by sign-in, and watermarks without a key. */
public sealed interface RequestsMessage {
  record OfRequest(EncodedRequest request) implements RequestsMessage {}

  record OfWatermark(Watermark watermark) implements RequestsMessage {}
}
