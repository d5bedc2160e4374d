package io.boundwatch.ingest;

import io.boundwatch.event.EncodedRequest;
import java.util.List;

/** What the requests topic carries: requests of one partition's sign-ins, and watermarks. */
public sealed interface RequestsMessage {
  /**
   * Requests.
   *
   * @param requests in the order in which they were read
   */
  record OfRequests(List<EncodedRequest> requests) implements RequestsMessage {}

  record OfWatermark(Watermark watermark) implements RequestsMessage {}
}
