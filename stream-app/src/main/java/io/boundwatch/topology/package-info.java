/**
 * The Kafka Streams application: one topology, its processors and stores, the clocks that are
 * handed on from stage to stage, and the service that runs it. Knows all that the domain packages
 * offer; nothing of HTTP or the command line.
 */
package io.boundwatch.topology;
