/**
 * The Java programs that {@code src/bench/bench} runs: small programs, each in a fresh JVM, that
 * print their measurements as a line of JSON, and the JMH benchmarks of the parts. Neither tests
 * nor part of the artifact.
 */
package dev.overfit.bench;
