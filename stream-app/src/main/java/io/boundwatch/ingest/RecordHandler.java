package io.boundwatch.ingest;

import io.boundwatch.event.EventHandler;
import io.boundwatch.event.Rejection;
import io.boundwatch.event.Request;
import io.boundwatch.metrics.Metrics;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Hands on what was found in one source message, and tells the metrics. */
final class RecordHandler implements EventHandler {
  private final IngestParts parts;
  private final Handover handover;
  private final ConsumerRecord<byte[], ByteBuffer> source;
  private final String sourcePartition;

  RecordHandler(
      IngestParts parts,
      Handover handover,
      ConsumerRecord<byte[], ByteBuffer> source,
      SourcePartition partition) {
    this.parts = parts;
    this.handover = handover;
    this.source = source;
    this.sourcePartition = partition.toString();
  }

  @Override
  public void accepted(Request request, int unjudgedPolicies) {
    UnaryOperator<Request> privacy = parts.privacy();
    Request handedOn = privacy.apply(request);
    handover.add(handedOn);
    Metrics metrics = parts.metrics();
    metrics.recordAccepted(handedOn, unjudgedPolicies, isKnown(handedOn.statusCode()));
    metrics.feedSeen(
        sourcePartition,
        handedOn.tenantId(),
        handedOn.details().category().wireName(),
        handedOn.appendTime());
  }

  private boolean isKnown(int statusCode) {
    return parts.config().eventRules().knownStatusCodes().contains(statusCode);
  }

  @Override
  public void ignored(String category) {
    parts.metrics().recordIgnored(category);
  }

  @Override
  public void rejected(Rejection rejection) {
    boolean keepBytes = parts.config().pseudonymiseKey().isEmpty();
    handover.sendDeadLetter(DeadLetter.of(source, rejection, keepBytes));
    parts.metrics().recordRejected(rejection.reason());
  }
}
