/**
 * The Kafka clusters: how clients reach them, which topics are ours and how they are made, and what
 * to say when a cluster does not answer. Knows the configuration only.
 */
package io.boundwatch.kafka;
