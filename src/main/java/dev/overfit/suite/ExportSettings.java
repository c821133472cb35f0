package dev.overfit.suite;

/**
 * What leaves a run as SavedModels, and what they hold.
 *
 * @param weights which weights
 * @param trainable whether the SavedModel of a model can also be trained on: the last weights with
 *     the optimizer's slots and step, so that training goes on as if it had never stopped; the best
 *     with a fresh optimizer, whose slots of that epoch nobody keeps
 * @param ensemble whether, beside each model, the mean of the probabilities of all its replicates
 *     leaves as one SavedModel, which only serves
 */
public record ExportSettings(Choice weights, boolean trainable, boolean ensemble) {
  /** The best weights, to serve. */
  public static final ExportSettings DEFAULT = new ExportSettings(Choice.BEST, false);

  /** A SavedModel a model, and no ensembles. */
  public ExportSettings(Choice weights, boolean trainable) {
    this(weights, trainable, false);
  }

  /** These settings with or without ensembles. */
  public ExportSettings withEnsemble(boolean value) {
    return new ExportSettings(weights, trainable, value);
  }

  /** Which weights of a trial. */
  public enum Choice {
    /** Those after the best epoch, {@link dev.overfit.training.TrainingResult#bestEpoch}. */
    BEST,
    /** Those after the last step. */
    LAST
  }
}
