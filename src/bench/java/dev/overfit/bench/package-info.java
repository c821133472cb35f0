/**
 * What {@code src/bench/bench} runs on the side of Java: small programs, a fresh JVM each, that
 * print what they measured as one line of JSON, and the JMH benchmarks of the parts. No tests, and
 * no part of the artifact.
 */
package dev.overfit.bench;
