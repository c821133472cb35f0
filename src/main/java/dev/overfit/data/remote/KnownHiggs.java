package dev.overfit.data.remote;

import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import dev.overfit.data.csv.HiggsSample;
import dev.overfit.data.csv.RowProgress;
import java.io.IOException;

/**
 * Tells HIGGS from whatever a server, or anyone on the way, may send instead. The first rows of the
 * file are known to three significant digits ({@link HiggsSample#LEADING}). Their exact bytes are
 * therefore not known, so each value is compared within its rounding instead of by checksum. Later
 * rows are not known.
 */
final class KnownHiggs implements RowCheck {
  /** Returns how many of the first {@code rows} rows are known. */
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

  /** Returns whether a value may round to {@code rounded}, which has three significant digits. */
  static boolean rounds(float value, float rounded) {
    if (rounded == 0) {
      return value == 0;
    }
    double exponent = Math.floor(Math.log10(Math.abs(rounded) * (1 + 1e-6))); // 0.01f is below 0.01
    double halfUnit = 0.5 * Math.pow(10, exponent - 2);
    return Math.abs((double) value - rounded) <= halfUnit * (1 + 1e-3);
  }
}
