package dev.overfit.suite;

/**
 * What the SavedModel of a trial holds.
 *
 * @param weights which weights
 * @param trainable whether it can also be trained on: the last weights with the optimizer's slots
 *     and step, so that training goes on as if it had never stopped; the best with a fresh
 *     optimizer, whose slots of that epoch nobody keeps
 */
public record ExportSettings(Choice weights, boolean trainable) {
  /** The best weights, to serve. */
  public static final ExportSettings DEFAULT = new ExportSettings(Choice.BEST, false);

  /** Which weights of a trial. */
  public enum Choice {
    /** Those after the best epoch, {@link dev.overfit.training.TrainingResult#bestEpoch}. */
    BEST,
    /** Those after the last step. */
    LAST
  }
}
