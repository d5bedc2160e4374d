/**
 * The configuration: immutable records that check themselves, and the reading of them from a file
 * and the environment. Knows no other package but {@code event}, whose code lists it configures.
 */
package io.boundwatch.config;
