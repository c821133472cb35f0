package dev.overfit.data.remote;

import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import dev.overfit.data.csv.HiggsSample;
import dev.overfit.data.csv.RowProgress;
import java.io.IOException;

/**
 * Tells HIGGS from what a server, or anybody on the way, may send instead: the first rows of its
 * file are known to three significant digits ({@link HiggsSample#LEADING}), so no sum of their
 * bytes is, and each value is compared within its rounding. Rows behind those are not known.
 */
final class KnownHiggs implements RowCheck {
  /** How many of so many first rows are known. */
  static int among(int rows) {
    return Math.min(rows, HiggsSample.LEADING);
  }

  @Override
  public void check(String place, Dataset rows) throws IOException {
    Dataset known = HiggsSample.read(among(rows.rows()), RowProgress.NONE).dataset();
    float[] received = new float[known.features().length];
    rows.read(0, known.rows(), received);
    for (int row = 0; row < known.rows(); row++) {
      if (known.labels()[row] != rows.labels()[row]) {
        throw other(place, row, "label", known.labels()[row], rows.labels()[row]);
      }
      for (int column = 0; column < known.width(); column++) {
        int at = row * known.width() + column;
        if (!rounds(received[at], known.features()[at])) {
          throw other(place, row, known.columns().get(column), known.features()[at], received[at]);
        }
      }
    }
  }

  private static DataException other(
      String place, int row, String column, float expected, float received) {
    return new DataException(
        place
            + ", row "
            + DataException.count(row + 1L)
            + ", column "
            + column
            + ": expected "
            + expected
            + ", as HIGGS has it to three digits, received "
            + received
            + ": these rows are not HIGGS");
  }

  /** Whether a value may round to another, which has three significant digits. */
  static boolean rounds(float value, float rounded) {
    if (rounded == 0) {
      return value == 0;
    }
    double exponent = Math.floor(Math.log10(Math.abs(rounded) * (1 + 1e-6))); // 0.01f is below 0.01
    double halfUnit = 0.5 * Math.pow(10, exponent - 2);
    return Math.abs((double) value - rounded) <= halfUnit * (1 + 1e-3);
  }
}
