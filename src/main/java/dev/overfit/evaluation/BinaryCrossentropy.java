package dev.overfit.evaluation;

/**
 * Binary crossentropy of logits, in nats: {@code max(z, 0) - z * y + log(1 + exp(-|z|))} per row.
 *
 * <p>Source: the stable form of <a href="https://keras.io/api/losses/probabilistic_losses/">
 * keras.losses.BinaryCrossentropy(from_logits=True)</a>.
 */
public final class BinaryCrossentropy {
  private BinaryCrossentropy() {}

  /**
   * Returns the mean over the rows, summed in double precision; NaN if a logit is NaN.
   *
   * @param labels {@code [rows]}, each 0 or 1
   * @param logits {@code [rows]}
   * @throws IllegalArgumentException if the lengths differ or there are no rows
   */
  public static double mean(float[] labels, float[] logits) {
    PairedRows.check(labels, logits);
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      sum += of(labels[row], logits[row]);
    }
    return sum / labels.length;
  }

  /**
   * Returns the crossentropy of each row, {@code [rows]}.
   *
   * @param labels {@code [rows]}, each 0 or 1
   * @param logits {@code [rows]}
   * @throws IllegalArgumentException if the lengths differ or there are no rows
   */
  public static double[] each(float[] labels, float[] logits) {
    PairedRows.check(labels, logits);
    double[] each = new double[labels.length];
    for (int row = 0; row < labels.length; row++) {
      each[row] = of(labels[row], logits[row]);
    }
    return each;
  }

  private static double of(float label, float logit) {
    double z = logit;
    return Math.max(z, 0) - z * label + Math.log1p(Math.exp(-Math.abs(z)));
  }
}
