/**
 * What a sign-in event is and how it is read from the bytes of a message. Pure: no Kafka, no clock,
 * no I/O; knows no other package but the binary codec.
 */
package io.boundwatch.event;
