package dev.overfit.suite;

import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.data.DataException;
import java.util.Optional;

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
 * @param fit which model is trained once more at the end, on the rows that trained and those that
 *     validated together, and leaves, too, by its last weights; empty for none
 */
public record ExportSettings(
    Choice weights,
    boolean trainable,
    boolean ensemble,
    int symmetricCopies,
    Optional<FitChoice> fit) {
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
    this(weights, trainable, false, 1, Optional.empty());
  }

  /** These settings with or without ensembles. */
  public ExportSettings withEnsemble(boolean value) {
    return new ExportSettings(weights, trainable, value, symmetricCopies, fit);
  }

  /** These settings with another number of copies of a row. */
  public ExportSettings withSymmetricCopies(int value) {
    return new ExportSettings(weights, trainable, ensemble, value, fit);
  }

  /** These settings with a model that is trained once more at the end, on all but the test rows. */
  public ExportSettings withFit(FitChoice value) {
    return new ExportSettings(weights, trainable, ensemble, symmetricCopies, Optional.of(value));
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

  /**
   * Makes sure that the model that is to be fitted is one that rows can train.
   *
   * @param suite without the trials that they cannot
   * @throws DataException if it is not
   */
  void checkFit(Suite suite) throws DataException {
    for (FitChoice choice : fit.stream().toList()) {
      if (choice.candidates(suite.models()).isEmpty()) {
        throw new DataException(
            "fit: expected a model that these rows can train, received '" + choice.text() + "'");
      }
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
