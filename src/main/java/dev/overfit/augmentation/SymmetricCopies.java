package dev.overfit.augmentation;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A fixed number of copies of a row of HIGGS, spread evenly over its {@linkplain HiggsSymmetries
 * symmetries}, for a prediction that is the mean of those of the copies. Of n copies the first is
 * the row itself; copy i, from 0, is turned about the beam by i/n of once around, mirrored along
 * the beam if i is odd, and mirrored across it if the next digit of i in base two is 1.
 *
 * <p>In float32, rounded after each operation: an angle {@code phi} becomes {@code t - period *
 * rint(t * (1 / period))} of {@code t = phi * sign + turn}, and a pseudorapidity {@code eta}
 * becomes {@code eta * sign}. All other cells keep their bits, and so do those of the first copy.
 *
 * @param count how many copies, from 1, the row alone, to {@value #MOST}
 * @param columns the names of the columns of the rows, in any order; those of HIGGS are among them
 */
public record SymmetricCopies(int count, List<String> columns) {
  /** The most copies of a row. */
  public static final int MOST = 64;

  /** Once around, in the file's angles. */
  public static final float PERIOD = (float) HiggsSymmetries.PERIOD;

  /** What an angle is multiplied by to tell how often it goes around. */
  public static final float PER_PERIOD = 1 / PERIOD;

  private static final HiggsSymmetries SYMMETRIES = new HiggsSymmetries();

  /**
   * One of the copies of a row.
   *
   * @param turn what is added to an angle, at most half of once around to either side
   * @param eta the sign that a pseudorapidity is multiplied by, 1 or -1
   * @param phi the sign that an angle is multiplied by before it is turned, 1 or -1
   */
  public record Copy(float turn, int eta, int phi) {
    private static final Copy ITSELF = new Copy(0, 1, 1);

    /** Whether it is the row as it is, even where an angle of that is more than once around. */
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
   * @throws IllegalArgumentException if the number is out of its range, or the columns lack one of
   *     HIGGS that changes
   */
  public SymmetricCopies {
    columns = List.copyOf(columns);
    checkCount(count);
    SYMMETRIES.check(columns);
  }

  /**
   * Makes sure that there can be so many copies.
   *
   * @throws IllegalArgumentException if not
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

  /** The copies, the row itself first. */
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

  /** Which columns are angles about the beam, from 0. */
  public List<Integer> phi() {
    return SYMMETRIES.phi(columns);
  }

  /** Which columns are pseudorapidities, from 0. */
  public List<Integer> eta() {
    return SYMMETRIES.eta(columns);
  }

  /**
   * A copy of rows.
   *
   * @param rows {@code [rows, columns]}, row-major; stays as it is
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
