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
 * Receives the events of a run of a suite, replicate by replicate in the run's order: if several
 * train at once, the events of the later ones are kept until their turn. Called by one thread at a
 * time, though not always the same one, while the work reported on waits. An exception ends the run
 * as a failed training does, and no more events follow.
 */
public interface SuiteListener {
  /** Called while rows are read from a server or a large file. */
  default void onRowsRead(RowsRead progress) {}

  /**
   * Called if the server is unreachable, so that the run continues with the bundled sample of real
   * rows.
   *
   * @param reason the reason, in a sentence without a final period
   */
  default void onSampleInstead(String reason) {}

  /**
   * Called with something to know about the rows being read, such as that they came unprotected.
   *
   * @param remark a sentence without a final period
   */
  default void onRowsRemark(String remark) {}

  /** Called when the rows are ready and no training has begun. */
  default void onDataReady(SuiteRows rows) {}

  /**
   * Called when a few epochs of each of a run's models are about to be timed, before the run.
   *
   * @param models the number of distinct models
   */
  default void onTimingBegin(int models) {}

  /** Called when a replicate is about to train. */
  default void onReplicateBegin(ReplicateBegin begin) {}

  /**
   * Called if a replicate is not trained because a run of another suite trained it to its end, with
   * the same rows and settings; it ends at once, with that result.
   */
  default void onReplicateTaken(Replicate replicate, EarlierTraining training) {}

  /**
   * Called when a replicate resumes from its checkpoint.
   *
   * @param epochs the number of epochs that it already has; if those are all, it ends at once
   */
  default void onReplicateResumed(Replicate replicate, int epochs) {}

  /** Called when a replicate has been given its device and is about to run its first epoch. */
  default void onPlacement(Replicate replicate, Placement placement) {}

  /**
   * Called during an epoch that takes longer than about half a second; dropped, not kept, for
   * replicates whose turn it is not.
   */
  default void onEpochProgress(Replicate replicate, EpochProgress progress) {}

  /** Called when a replicate has ended an epoch. */
  default void onEpochEnd(Replicate replicate, EpochEnd end) {}

  /**
   * Called when a replicate has ended, for whatever reason; if it was cancelled, the study has what
   * it had so far.
   */
  default void onReplicateEnd(Replicate replicate, TrainingResult result) {}

  /**
   * Called when the replicate that stands for a model has been exported as its SavedModel; at the
   * end of a run with several replicates, model by model.
   */
  default void onReplicateExported(MedianReplicate chosen) {}

  /**
   * Called when the ensemble of a model's replicates has been exported as a SavedModel; after all
   * calls of {@link #onReplicateExported}.
   */
  default void onEnsembleExported(Exported.OfEnsemble ensemble) {}

  /**
   * Called when a model is about to be trained once more, after all replicates have ended and
   * before their SavedModels are reported. Its epochs are reported as those of a replicate with the
   * fit's name.
   */
  default void onFitBegin(FitBegin begin) {}

  /** Called when the training of the fit has ended, for whatever reason. */
  default void onFitEnd(Fit fit) {}

  /**
   * Called if trainings of the study were made with different processors, runtimes or numbers of
   * threads.
   *
   * @param words a sentence without a final period
   */
  default void onUnlikeMachines(String words) {}

  /** Called when the files of the study are written. */
  default void onFilesWritten(List<Path> files) {}

  /**
   * Called when files that earlier runs left in the results folder, for models, replicates and
   * pictures that are not in this run, have been removed; not called if there were none.
   */
  default void onFilesRemoved(List<Path> files) {}
}
