/** JMH benchmarks of single classes of the pure core; {@code benchmark/run jmh} runs them. */
package io.boundwatch.benchmark.micro;
