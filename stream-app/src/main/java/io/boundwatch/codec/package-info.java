/** Compact binary values for internal topics and state. Knows bytes and nothing of the domain. */
package io.boundwatch.codec;
