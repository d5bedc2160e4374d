/**
 * The embedded broker: a real single-node Kafka in this JVM, for a first try, a pilot and the
 * tests. Knows no other package, and only those who start it know of it: everything else meets a
 * Kafka cluster by its address.
 */
package io.boundwatch.broker;
