/**
 * Simulated months of sign-ins with known spikes, and how well detectors find them. Pure and
 * seeded: the same seed gives the same figures. Nothing of the service knows it; it knows the spike
 * test and the rhythm of a simulated tenant.
 */
package io.boundwatch.lab;
