package dev.overfit.suite;

import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.data.DataException;
import java.util.Optional;

/**
 * What a run exports as SavedModels.
 *
 * @param weights which weights to export
 * @param trainable whether the SavedModel of a model can also be trained further: one with the last
 *     weights has the optimizer's slots and step, so that training continues as if it had never
 *     stopped; one with the best weights has a fresh optimizer, since the slots of that epoch are
 *     not kept
 * @param ensemble whether, in addition to each model, the mean of the probabilities of all its
 *     replicates is exported as one SavedModel, which only serves
 * @param symmetricCopies over how many symmetric copies of a HIGGS row the SavedModels, ensembles
 *     included, average their probabilities; from 1, the row alone, to {@value #MOST_COPIES}
 * @param fit the model that is trained once more at the end, on the training and validation rows
 *     together, and exported too, with its last weights; empty for none
 */
public record ExportSettings(
    Choice weights,
    boolean trainable,
    boolean ensemble,
    int symmetricCopies,
    Optional<FitChoice> fit) {
  /** The maximum number of copies of a row. */
  public static final int MOST_COPIES = SymmetricCopies.MOST;

  /** Exports the best weights, to serve only. */
  public static final ExportSettings DEFAULT = new ExportSettings(Choice.BEST, false);

  /**
   * @throws IllegalArgumentException if the number of copies is out of range
   */
  public ExportSettings {
    SymmetricCopies.checkCount(symmetricCopies);
  }

  /** Creates settings without ensembles, copies of rows or a model to fit. */
  public ExportSettings(Choice weights, boolean trainable) {
    this(weights, trainable, false, 1, Optional.empty());
  }

  /** Returns these settings with or without ensembles. */
  public ExportSettings withEnsemble(boolean value) {
    return new ExportSettings(weights, trainable, value, symmetricCopies, fit);
  }

  /** Returns these settings with another number of copies of a row. */
  public ExportSettings withSymmetricCopies(int value) {
    return new ExportSettings(weights, trainable, ensemble, value, fit);
  }

  /** Returns these settings with a model to be trained once more, on all but the test rows. */
  public ExportSettings withFit(FitChoice value) {
    return new ExportSettings(weights, trainable, ensemble, symmetricCopies, Optional.of(value));
  }

  /**
   * Checks that rows can be copied.
   *
   * @throws DataException if copies are requested and the rows lack a HIGGS column that copies
   *     change
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
   * Checks that the rows can train the model that is to be fitted.
   *
   * @param suite the suite without the trials that the rows cannot train
   * @throws DataException if they cannot
   */
  void checkFit(Suite suite) throws DataException {
    for (FitChoice choice : fit.stream().toList()) {
      if (choice.candidates(suite.models()).isEmpty()) {
        throw new DataException(
            "fit: expected a model that these rows can train, received '" + choice.text() + "'");
      }
    }
  }

  /** The weights of a trial to export. */
  public enum Choice {
    /** The weights after the best epoch, {@link dev.overfit.training.TrainingResult#bestEpoch}. */
    BEST,
    /** The weights after the last step. */
    LAST
  }
}
