/**
 * Windowed counts: which cells a sign-in stands in, the difference that flows on when it changes,
 * and what a cell has counted. Pure: no Kafka, no clock, no I/O. Knows events, sign-ins and the
 * public formats.
 */
package io.boundwatch.count;
