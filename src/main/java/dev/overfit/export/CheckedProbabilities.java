package dev.overfit.export;

import dev.overfit.graph.SavedFunction;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a graph says of rows, made sure to be probabilities.
 *
 * @param graph from rows to probabilities
 * @param place where the graph comes from, for messages
 * @param block how many rows go through the graph at once; more are cut into blocks of so many
 * @param whole whether each block is of so many, the last filled up with rows of zeros
 */
record CheckedProbabilities(SavedFunction graph, String place, int block, boolean whole) {
  private int features() {
    return graph.inputColumns();
  }

  /**
   * The probabilities of rows.
   *
   * @param originals what the rows are copies of, or the rows themselves
   * @throws IOException if the graph fails, or what it gives are no probabilities
   */
  float[] of(float[] rows, float[] originals) throws IOException {
    float[] probabilities = call(rows);
    check(originals, probabilities);
    return probabilities;
  }

  /** Calls it once, so that a graph that cannot predict is found when it is loaded. */
  void tryOut() throws IOException {
    float[] zeros = new float[features()];
    float probability = call(zeros)[0];
    if (!Float.isNaN(probability)) { // zeros may be far from all rows that it knows
      check(zeros, new float[] {probability});
    }
  }

  private float[] call(float[] rows) throws IOException {
    int count = rows.length / features();
    if (count <= block && !whole) {
      return count == 0 ? new float[0] : graph.call(FloatBuffer.wrap(rows));
    }
    float[] probabilities = new float[count];
    for (int from = 0; from < count; from += block) {
      int size = Math.min(block, count - from);
      System.arraycopy(graph.call(some(rows, from, size)), 0, probabilities, from, size);
    }
    return probabilities;
  }

  private FloatBuffer some(float[] rows, int from, int size) {
    int begin = from * features();
    return whole && size < block
        ? FloatBuffer.wrap(Arrays.copyOfRange(rows, begin, begin + block * features()))
        : FloatBuffer.wrap(rows, begin, size * features()).slice();
  }

  private void check(float[] rows, float[] probabilities) throws IOException {
    for (int row = 0; row < probabilities.length; row++) {
      float found = probabilities[row];
      boolean right = (found >= 0 && found <= 1) || (Float.isNaN(found) && !finite(rows, row));
      if (!right) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s: expected a probability in [0, 1] of row %,d, found %s",
                place,
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
