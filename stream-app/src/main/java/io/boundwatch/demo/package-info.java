/**
 * The demonstration: a simulated tenant in front of the real service on an embedded broker. Nothing
 * here does what the service does not do for a real tenant.
 */
package io.boundwatch.demo;
