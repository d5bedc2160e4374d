/**
 * From the source to the requests topic: a consumer and a producer, dead letters, and the
 * watermark. Knows events and configuration; nothing of sign-ins, counts or Kafka Streams.
 */
package io.boundwatch.ingest;
