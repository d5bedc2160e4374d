/**
 * The parts put together as one running service: embedded broker, topics, ingest, monitor, metrics
 * and HTTP. Knows them all; nothing of the command line.
 */
package io.boundwatch.service;
