package dev.overfit.export;

import dev.overfit.export.CheckedOutput.Quantity;
import dev.overfit.graph.SavedFunction;
import java.io.IOException;
import java.util.Optional;

/**
 * What a graph answers of rows: probabilities and, where it has them, logits; the mean over
 * symmetric copies of each row, where that is asked for and the graph does not have it itself.
 */
final class Answers {
  /** Rows that go through the graph at once, copies counted; more are cut into blocks. */
  private static final int BLOCK = 8192;

  /** Rows of a block where all are of one size, copies that the graph makes counted. */
  private static final int WHOLE_BLOCK = 960;

  /**
   * What their number is a multiple of: the kernels of a processor with registers of 512 bits take
   * 48 rows together, others a divisor of that, and round those that are left over otherwise.
   */
  private static final int ROWS_TOGETHER = 48;

  private final String place;
  private final CheckedOutput probabilities;
  private final Optional<CheckedOutput> logits;
  private final Optional<SymmetricMean> mean;

  /**
   * The answers of a graph.
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

  /** The number of features a row. */
  int features() {
    return probabilities.graph().inputColumns();
  }

  /** Calls the graph once, so that one that cannot predict is found when it is loaded. */
  void tryOut() throws IOException {
    probabilities.tryOut();
  }

  /** Calls what else the graph gives, so that nobody waits for its first use. */
  void warmUp() throws IOException {
    for (CheckedOutput each : logits.stream().toList()) {
      each.tryOut();
    }
  }

  /**
   * The probabilities of rows.
   *
   * @throws IOException if the graph fails, or what it gives are no probabilities
   */
  float[] probabilities(float[] rows) throws IOException {
    return mean.isPresent()
        ? mean.get().probabilities(rows, copied -> probabilities.of(copied, rows))
        : probabilities.of(rows, rows);
  }

  /**
   * The logits of rows.
   *
   * @throws IOException if the graph has none or fails, or what it gives are no numbers
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
