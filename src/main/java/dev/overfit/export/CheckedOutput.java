package dev.overfit.export;

import dev.overfit.graph.SavedFunction;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;

/**
 * An output of a graph, checked for validity.
 *
 * @param graph maps each row to a number
 * @param quantity what the numbers should be
 * @param place where the graph comes from, for messages
 * @param block how many rows go through the graph at once; more rows are split into blocks of this
 *     size
 * @param whole whether every block has exactly this size, with the last one padded with rows of
 *     zeros
 */
record CheckedOutput(
    SavedFunction graph, Quantity quantity, String place, int block, boolean whole) {
  /** The kind of a number, which restricts its values. */
  enum Quantity {
    /** In [0, 1]. */
    PROBABILITY("a probability in [0, 1]") {
      @Override
      boolean allows(float number) {
        return number >= 0 && number <= 1;
      }
    },
    /** Any number, including an infinite one: more certain than float32 can express. */
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
   * Returns the number of each row.
   *
   * @param originals the rows that {@code rows} are copies of, or {@code rows} themselves
   * @throws IOException if the graph fails, or its output is not valid
   */
  float[] of(float[] rows, float[] originals) throws IOException {
    float[] numbers = call(rows);
    check(originals, numbers);
    return numbers;
  }

  /** Calls the graph once, so that a graph that cannot predict is detected when it is loaded. */
  void tryOut() throws IOException {
    float[] zeros = new float[features()];
    float number = call(zeros)[0];
    if (!Float.isNaN(number)) { // zeros may be far from all rows that the model knows
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
