/**
 * The configuration: immutable records that check themselves, and the reading of them from a file
 * and the environment. Knows no other package but {@code event}, whose code lists it configures,
 * and of {@code signin} the levels of detail.
 */
package io.boundwatch.config;
