/**
 * One sign-in: how its requests are merged, what they say together, and the decision that is told
 * of it. Pure: no Kafka, no clock, no I/O. Knows events and the public formats; nothing of counts
 * or topics.
 */
package io.boundwatch.signin;
