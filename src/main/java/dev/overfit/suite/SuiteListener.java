package dev.overfit.suite;

import dev.overfit.study.Fit;
import dev.overfit.study.MedianReplicate;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochProgress;
import dev.overfit.training.Placement;
import dev.overfit.training.TrainingResult;
import java.nio.file.Path;
import java.util.List;

/**
 * Is told how a run of a suite goes, replicate after replicate in the run's order: if several train
 * at once, what the later ones tell is kept until it is their turn. Called by one thread at a time,
 * though not always the same, and what it tells of waits; an exception ends the run as a failed
 * training does, and nothing more is told.
 */
public interface SuiteListener {
  /** Rows are being read, from a server or a large file. */
  default void onRowsRead(RowsRead progress) {}

  /**
   * The server cannot be reached, so the run goes on with the sample of real rows that travels with
   * the program.
   *
   * @param reason why, in a sentence without its full stop
   */
  default void onSampleInstead(String reason) {}

  /**
   * Something to know of the rows that are being read, such as that they came unprotected.
   *
   * @param remark a sentence without its full stop
   */
  default void onRowsRemark(String remark) {}

  /** The rows are there; no training has begun. */
  default void onDataReady(SuiteRows rows) {}

  /**
   * Before a run, a few epochs of each of its models are about to be timed.
   *
   * @param models how many models that differ
   */
  default void onTimingBegin(int models) {}

  /** A replicate is about to train. */
  default void onReplicateBegin(ReplicateBegin begin) {}

  /**
   * A replicate is not trained, since a run of another suite has trained it to its end, with the
   * same rows and settings; it ends at once, with that result.
   */
  default void onReplicateTaken(Replicate replicate, EarlierTraining training) {}

  /**
   * A replicate goes on from its checkpoint.
   *
   * @param epochs how many epochs it had behind it; where those were all, it ends at once
   */
  default void onReplicateResumed(Replicate replicate, int epochs) {}

  /** A replicate has got its device and is about to run its first epoch. */
  default void onPlacement(Replicate replicate, Placement placement) {}

  /**
   * A replicate is within an epoch that takes longer than about half a second; not kept of those
   * whose turn it is not.
   */
  default void onEpochProgress(Replicate replicate, EpochProgress progress) {}

  /** A replicate has ended an epoch. */
  default void onEpochEnd(Replicate replicate, EpochEnd end) {}

  /**
   * A replicate has ended, for whichever reason; of a cancelled one the study has what it had so
   * far.
   */
  default void onReplicateEnd(Replicate replicate, TrainingResult result) {}

  /**
   * Of the replicates of a model, the one that stands for it has left as its SavedModel; told at
   * the end of a run with replicates, a model after the other.
   */
  default void onReplicateExported(MedianReplicate chosen) {}

  /** The ensemble of the replicates of a model has left as a SavedModel; told after those. */
  default void onEnsembleExported(Exported.OfEnsemble ensemble) {}

  /**
   * A model is about to be trained once more, since all replicates have ended; told before the
   * SavedModels of replicates. Its epochs are told as those of a replicate, whose name is that of
   * the fit.
   */
  default void onFitBegin(FitBegin begin) {}

  /** That training has ended, for whichever reason. */
  default void onFitEnd(Fit fit) {}

  /**
   * Trainings of the study were made with processors, runtimes or threads that differ.
   *
   * @param words in a sentence without its full stop
   */
  default void onUnlikeMachines(String words) {}

  /** The files of the study are written. */
  default void onFilesWritten(List<Path> files) {}

  /**
   * What earlier runs had left in the folder of results, of models, replicates and pictures that
   * are not in this run, is removed; not told where there was nothing.
   */
  default void onFilesRemoved(List<Path> files) {}
}
