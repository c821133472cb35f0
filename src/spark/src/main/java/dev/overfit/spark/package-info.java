/**
 * The study on Apache Spark: the command's own suite, whose units of work, one per replicate, train
 * on executors; and predictions by the million: {@link dev.overfit.spark.OverfitModel} for the rows
 * of a dataset, {@link dev.overfit.spark.Predict} for files, which come in as paths and leave as a
 * folder, each row with the same probability as from the command.
 *
 * <p>A {@link dev.overfit.spark.Unit} goes to an executor as a job of one task, with its rows by
 * broadcast, and comes back as bytes: checkpoint, event files, provenance. The driver writes them
 * where the command would have, and continues from there like the command from a checkpoint. So
 * results are the command's to the byte, wherever units ran, given equal processors, TensorFlow and
 * threads; the driver fixes the threads of all. A failure of a unit itself comes back as a value
 * and ends the run; Spark repeats only what was lost with its executor.
 *
 * <p>Everything about Spark is in this package: {@link dev.overfit.spark.Cluster} configures it,
 * {@link dev.overfit.spark.DriverProcess} provides a JVM for it. The artifact does not depend on
 * Spark, and Spark trains no model: each unit trains in the native runtime of one executor.
 */
@NullMarked
package dev.overfit.spark;

import org.jspecify.annotations.NullMarked;
