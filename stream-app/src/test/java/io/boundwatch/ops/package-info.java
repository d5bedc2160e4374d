/**
 * What operators run beside Boundwatch, tried with the real programs: Prometheus, promtool,
 * Alertmanager and amtool. Tagged {@code ops} and left out of {@code mvn verify}, which needs
 * nothing but a JDK; {@code .ci/run} runs them.
 */
package io.boundwatch.ops;
