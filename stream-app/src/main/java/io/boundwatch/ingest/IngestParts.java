package io.boundwatch.ingest;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.event.Request;
import io.boundwatch.kafka.Clusters;
import io.boundwatch.metrics.Metrics;
import java.util.function.UnaryOperator;

/**
 * What ingest is made of.
 *
 * @param privacy what becomes of a request before it is handed on; the identity, or the
 *     pseudonymiser where one is configured
 */
record IngestParts(
    BoundwatchConfig config,
    Clusters clusters,
    MessageReader reader,
    UnaryOperator<Request> privacy,
    Metrics metrics) {}
