/**
 * The study on Apache Spark: the command's own suite, whose units of work, a replicate each, train
 * on executors; and predictions by the million: {@link dev.overfit.spark.OverfitModel} for the rows
 * of a dataset, {@link dev.overfit.spark.Predict} for files, which come in as paths and leave as a
 * folder, each row with the probability that the command has for it.
 *
 * <p>What there is of Spark is here: {@link dev.overfit.spark.Cluster} starts it, {@link
 * dev.overfit.spark.DriverProcess} finds a JVM for it. The artifact knows nothing of Spark, and
 * Spark trains no model: each unit trains in the native runtime of one executor.
 */
@NullMarked
package dev.overfit.spark;

import org.jspecify.annotations.NullMarked;
