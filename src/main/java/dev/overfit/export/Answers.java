package dev.overfit.export;

import dev.overfit.export.CheckedOutput.Quantity;
import dev.overfit.graph.SavedFunction;
import java.io.IOException;
import java.util.Optional;

/**
 * Computes probabilities and, if the graph has them, logits of rows. Averages over symmetric copies
 * of each row if that is requested and the graph does not do it itself.
 */
final class Answers {
  /**
   * The most rows that go through the graph at once, copies included; more rows are split into
   * blocks.
   */
  private static final int BLOCK = 8192;

  /**
   * About how many rows a block has if all blocks have one size, including copies that the graph
   * makes.
   */
  private static final int WHOLE_BLOCK = 960;

  /**
   * A divisor of every such block size. The kernels of a processor with 512-bit registers process
   * 48 rows together, those of other processors a divisor of 48, and leftover rows are rounded
   * differently.
   */
  private static final int ROWS_TOGETHER = 48;

  private final String place;
  private final CheckedOutput probabilities;
  private final Optional<CheckedOutput> logits;
  private final Optional<SymmetricMean> mean;

  /**
   * Creates the answers of a graph.
   *
   * @param place where the graph comes from, for messages
   * @param copies how many copies of a row the graph makes itself, at least 1
   * @param wholeBlocks as {@link LoadOptions#wholeBlocks}
   */
  Answers(
      String place,
      SavedFunction probabilities,
      Optional<SavedFunction> logits,
      Optional<SymmetricMean> mean,
      int copies,
      boolean wholeBlocks) {
    int block = block(copies, wholeBlocks);
    this.place = place;
    this.probabilities =
        new CheckedOutput(probabilities, Quantity.PROBABILITY, place, block, wholeBlocks);
    this.logits =
        logits.map(each -> new CheckedOutput(each, Quantity.LOGIT, place, block, wholeBlocks));
    this.mean = mean;
  }

  private static int block(int copies, boolean whole) {
    return whole
        ? Math.max(1, WHOLE_BLOCK / copies / ROWS_TOGETHER) * ROWS_TOGETHER
        : BLOCK / copies;
  }

  /** Returns the number of features per row. */
  int features() {
    return probabilities.graph().inputColumns();
  }

  /** Calls the graph once, so that a graph that cannot predict is detected when it is loaded. */
  void tryOut() throws IOException {
    probabilities.tryOut();
  }

  /** Calls the other outputs of the graph once, so that nobody waits for their first use. */
  void warmUp() throws IOException {
    for (CheckedOutput each : logits.stream().toList()) {
      each.tryOut();
    }
  }

  /**
   * Returns the probabilities of rows.
   *
   * @throws IOException if the graph fails, or its output is not probabilities
   */
  float[] probabilities(float[] rows) throws IOException {
    return mean.isPresent()
        ? mean.get().probabilities(rows, copied -> probabilities.of(copied, rows))
        : probabilities.of(rows, rows);
  }

  /**
   * Returns the logits of rows.
   *
   * @throws IOException if the graph has no logits or fails, or its output is not numbers
   */
  float[] logits(float[] rows) throws IOException {
    CheckedOutput output =
        logits.orElseThrow(
            () ->
                new IOException(
                    place
                        + ": expected a graph that gives 'logits' [rows, 1] beside"
                        + " 'probabilities', found one that does not"));
    return mean.isPresent()
        ? mean.get().logits(rows, copied -> output.of(copied, rows))
        : output.of(rows, rows);
  }
}
