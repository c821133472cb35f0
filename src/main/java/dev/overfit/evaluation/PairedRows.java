package dev.overfit.evaluation;

/** What every metric asks of its rows. */
final class PairedRows {
  private PairedRows() {}

  static void check(float[] labels, float[] logits) {
    if (labels.length == 0 || labels.length != logits.length) {
      throw new IllegalArgumentException(
          "rows: expected as many logits as labels, at least 1, received "
              + labels.length
              + " labels and "
              + logits.length
              + " logits");
    }
  }
}
