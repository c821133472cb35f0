package dev.overfit.augmentation;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A fixed number of copies of a row of HIGGS, spread evenly over its {@linkplain HiggsSymmetries
 * symmetries}, for a prediction that is the mean over the copies. The first of n copies is the row
 * itself; copy i, from 0, is rotated about the beam by i/n of a full turn, mirrored along the beam
 * if i is odd, and mirrored across it if the second-lowest binary digit of i is 1.
 *
 * <p>In float32, rounded after each operation: an angle {@code phi} becomes {@code t - period *
 * rint(t * (1 / period))} where {@code t = phi * sign + turn}, and a pseudorapidity {@code eta}
 * becomes {@code eta * sign}. All other cells keep their bits, and so do those of the first copy.
 *
 * @param count the number of copies, from 1 (the row alone) to {@value #MOST}
 * @param columns the names of the rows' columns, in any order, including those of HIGGS
 */
public record SymmetricCopies(int count, List<String> columns) {
  /** The maximum number of copies of a row. */
  public static final int MOST = 64;

  /** A full turn in the file's angles. */
  public static final float PERIOD = (float) HiggsSymmetries.PERIOD;

  /** The factor that converts an angle to full turns. */
  public static final float PER_PERIOD = 1 / PERIOD;

  private static final HiggsSymmetries SYMMETRIES = new HiggsSymmetries();

  /**
   * A copy of a row.
   *
   * @param turn the number added to an angle, at most half a turn to either side
   * @param eta the sign that a pseudorapidity is multiplied by, 1 or -1
   * @param phi the sign that an angle is multiplied by before it is turned, 1 or -1
   */
  public record Copy(float turn, int eta, int phi) {
    private static final Copy ITSELF = new Copy(0, 1, 1);

    /**
     * Returns whether the copy is the unchanged row, even if an angle of the row is more than a
     * full turn.
     */
    public boolean itself() {
      return equals(ITSELF);
    }

    private float turned(float angle) {
      float turned = angle * phi + turn;
      return turned - (float) Math.rint(turned * PER_PERIOD) * PERIOD;
    }
  }

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if {@code count} is out of range, or the columns lack one of
   *     HIGGS that changes
   */
  public SymmetricCopies {
    columns = List.copyOf(columns);
    checkCount(count);
    SYMMETRIES.check(columns);
  }

  /**
   * Makes sure that a number of copies is within the range.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static void checkCount(int count) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "symmetricCopies: expected a number from 1 to %d, received %,d",
              MOST,
              count));
    }
  }

  /** Returns the copies, the row itself first. */
  public List<Copy> copies() {
    return IntStream.range(0, count).mapToObj(this::copy).toList();
  }

  private Copy copy(int i) {
    double around = (double) i / count;
    double nearer = around > 0.5 ? around - 1 : around;
    return new Copy((float) (HiggsSymmetries.PERIOD * nearer), sign(i), sign(i >> 1));
  }

  private static int sign(int number) {
    return (number & 1) == 0 ? 1 : -1;
  }

  /** Returns the indices of the columns that are angles about the beam, from 0. */
  public List<Integer> phi() {
    return SYMMETRIES.phi(columns);
  }

  /** Returns the indices of the columns that are pseudorapidities, from 0. */
  public List<Integer> eta() {
    return SYMMETRIES.eta(columns);
  }

  /**
   * Returns a copy of rows.
   *
   * @param rows {@code [rows, columns]}, row-major; not modified
   */
  public float[] of(Copy copy, float[] rows) {
    float[] copied = rows.clone();
    if (copy.itself()) {
      return copied;
    }
    List<Integer> phi = phi();
    List<Integer> eta = eta();
    for (int row = 0; row < rows.length; row += columns.size()) {
      for (int column : phi) {
        copied[row + column] = copy.turned(rows[row + column]);
      }
      for (int column : eta) {
        copied[row + column] = rows[row + column] * copy.eta();
      }
    }
    return copied;
  }
}
