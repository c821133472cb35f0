package dev.overfit.export;

import dev.overfit.graph.SavedFunction;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a graph says of rows, made sure to be what it should be.
 *
 * @param graph from rows to a number each
 * @param quantity what the numbers should be
 * @param place where the graph comes from, for messages
 * @param block how many rows go through the graph at once; more are cut into blocks of so many
 * @param whole whether each block is of so many, the last filled up with rows of zeros
 */
record CheckedOutput(
    SavedFunction graph, Quantity quantity, String place, int block, boolean whole) {
  /** What a number may be. */
  enum Quantity {
    /** In [0, 1]. */
    PROBABILITY("a probability in [0, 1]") {
      @Override
      boolean allows(float number) {
        return number >= 0 && number <= 1;
      }
    },
    /** Any number, an infinite one included: sure beyond float32. */
    LOGIT("a logit that is a number") {
      @Override
      boolean allows(float number) {
        return !Float.isNaN(number);
      }
    };

    private final String words;

    Quantity(String words) {
      this.words = words;
    }

    abstract boolean allows(float number);
  }

  private int features() {
    return graph.inputColumns();
  }

  /**
   * The numbers of rows.
   *
   * @param originals what the rows are copies of, or the rows themselves
   * @throws IOException if the graph fails, or what it gives is not what it should be
   */
  float[] of(float[] rows, float[] originals) throws IOException {
    float[] numbers = call(rows);
    check(originals, numbers);
    return numbers;
  }

  /** Calls it once, so that a graph that cannot predict is found when it is loaded. */
  void tryOut() throws IOException {
    float[] zeros = new float[features()];
    float number = call(zeros)[0];
    if (!Float.isNaN(number)) { // zeros may be far from all rows that it knows
      check(zeros, new float[] {number});
    }
  }

  private float[] call(float[] rows) throws IOException {
    int count = rows.length / features();
    if (count <= block && !whole) {
      return count == 0 ? new float[0] : graph.call(FloatBuffer.wrap(rows));
    }
    float[] numbers = new float[count];
    for (int from = 0; from < count; from += block) {
      int size = Math.min(block, count - from);
      System.arraycopy(graph.call(some(rows, from, size)), 0, numbers, from, size);
    }
    return numbers;
  }

  private FloatBuffer some(float[] rows, int from, int size) {
    int begin = from * features();
    return whole && size < block
        ? FloatBuffer.wrap(Arrays.copyOfRange(rows, begin, begin + block * features()))
        : FloatBuffer.wrap(rows, begin, size * features()).slice();
  }

  private void check(float[] rows, float[] numbers) throws IOException {
    for (int row = 0; row < numbers.length; row++) {
      float found = numbers[row];
      boolean right = quantity.allows(found) || (Float.isNaN(found) && !finite(rows, row));
      if (!right) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s: expected %s of row %,d, found %s",
                place,
                quantity.words,
                row + 1,
                found));
      }
    }
  }

  private boolean finite(float[] rows, int row) {
    for (int i = row * features(); i < (row + 1) * features(); i++) {
      if (!Float.isFinite(rows[i])) {
        return false;
      }
    }
    return true;
  }
}
