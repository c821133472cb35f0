/**
 * The study on Apache Spark: the command's own suite, whose units of work, a replicate each, train
 * on executors.
 *
 * <p>What there is of Spark is here: {@link dev.overfit.spark.Cluster} starts it, {@link
 * dev.overfit.spark.DriverProcess} finds a JVM for it. The artifact knows nothing of Spark, and
 * Spark trains no model: each unit trains in the native runtime of one executor.
 */
@NullMarked
package dev.overfit.spark;

import org.jspecify.annotations.NullMarked;
