package dev.overfit.suite;

import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.data.DataException;

/**
 * What leaves a run as SavedModels, and what they hold.
 *
 * @param weights which weights
 * @param trainable whether the SavedModel of a model can also be trained on: the last weights with
 *     the optimizer's slots and step, so that training goes on as if it had never stopped; the best
 *     with a fresh optimizer, whose slots of that epoch nobody keeps
 * @param ensemble whether, beside each model, the mean of the probabilities of all its replicates
 *     leaves as one SavedModel, which only serves
 * @param symmetricCopies over how many symmetric copies of a row of HIGGS the SavedModels average
 *     their probabilities, ensembles too; from 1, the row alone, to {@value #MOST_COPIES}
 */
public record ExportSettings(
    Choice weights, boolean trainable, boolean ensemble, int symmetricCopies) {
  /** The most copies of a row. */
  public static final int MOST_COPIES = SymmetricCopies.MOST;

  /** The best weights, to serve. */
  public static final ExportSettings DEFAULT = new ExportSettings(Choice.BEST, false);

  /**
   * @throws IllegalArgumentException if the number of copies is out of its range
   */
  public ExportSettings {
    SymmetricCopies.checkCount(symmetricCopies);
  }

  /** A SavedModel a model that predicts from the row alone, and no ensembles. */
  public ExportSettings(Choice weights, boolean trainable) {
    this(weights, trainable, false, 1);
  }

  /** These settings with or without ensembles. */
  public ExportSettings withEnsemble(boolean value) {
    return new ExportSettings(weights, trainable, value, symmetricCopies);
  }

  /** These settings with another number of copies of a row. */
  public ExportSettings withSymmetricCopies(int value) {
    return new ExportSettings(weights, trainable, ensemble, value);
  }

  /**
   * Makes sure that rows can be copied.
   *
   * @throws DataException if they are to be and lack a column of HIGGS that changes
   */
  void check(SuiteRows rows) throws DataException {
    if (symmetricCopies == 1) {
      return;
    }
    try {
      new SymmetricCopies(symmetricCopies, rows.split().training().columns());
    } catch (IllegalArgumentException e) {
      throw new DataException("symmetricCopies: " + e.getMessage(), e);
    }
  }

  /** Which weights of a trial. */
  public enum Choice {
    /** Those after the best epoch, {@link dev.overfit.training.TrainingResult#bestEpoch}. */
    BEST,
    /** Those after the last step. */
    LAST
  }
}
