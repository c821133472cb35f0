package dev.overfit.suite;

import dev.overfit.data.DataException;
import dev.overfit.data.Split;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * The rows that each replicate of a run trains on: the same for all, or split again for each. A
 * split is a function of the loaded rows and the replicate's number, so only the splits of the
 * first replicate and of the one last requested are kept. Thread-safe.
 */
final class ReplicateRows {
  /** Splits rows. */
  @FunctionalInterface
  interface Dealing {
    /**
     * Returns the rows of a replicate.
     *
     * @param number the replicate's number, from 0
     * @throws IOException if a part of them is unusable
     */
    SuiteRows deal(int number) throws IOException;
  }

  /** Joins the training and validation rows. */
  @FunctionalInterface
  interface Joining {
    /**
     * Returns the rows of replicate 0, with all but the test rows for training, see {@link
     * Split#joined}.
     *
     * @throws IOException if they are unusable
     */
    SuiteRows join() throws IOException;
  }

  private final SuiteRows first;
  private final Optional<Dealing> anew;
  private final Joining joining;
  private SuiteRows last;
  private int number;

  private ReplicateRows(SuiteRows first, Optional<Dealing> anew, Joining joining) {
    this.first = first;
    this.anew = anew;
    this.joining = joining;
    this.last = first;
  }

  /**
   * Splits the rows of replicate 0.
   *
   * @param resample whether the rows are split again for each of the others
   * @throws IOException if a part of the rows is unusable
   */
  static ReplicateRows of(boolean resample, Dealing dealing) throws IOException {
    SuiteRows first = dealing.deal(0);
    RowChecks.check(first);
    return new ReplicateRows(
        first,
        resample ? Optional.of(dealing) : Optional.empty(),
        () -> new SuiteRows(first.split().joined(), first.coding()));
  }

  /** Returns these rows, joined by a function that encodes them anew, not as for replicate 0. */
  ReplicateRows joinedBy(Joining value) {
    return new ReplicateRows(first, anew, value);
  }

  /**
   * Returns the rows of replicate 0, with all but the test rows for training.
   *
   * @throws UnusableDataException if they are unusable
   */
  SuiteRows joined() throws UnusableDataException {
    try {
      return joining.join();
    } catch (IOException e) {
      throw new UnusableDataException(e);
    }
  }

  /** Returns the rows of replicate 0. */
  SuiteRows first() {
    return first;
  }

  /** Returns whether the rows are split again for each replicate. */
  boolean resampled() {
    return anew.isPresent();
  }

  /**
   * Returns the rows of a replicate.
   *
   * @param replicate the replicate's number
   * @throws UnusableDataException if a part of them is unusable
   */
  SuiteRows of(int replicate) throws UnusableDataException {
    return anew.isEmpty() || replicate == 0 ? first : anew(anew.get(), replicate);
  }

  private synchronized SuiteRows anew(Dealing dealing, int replicate) throws UnusableDataException {
    if (replicate != number) {
      try {
        SuiteRows dealt = dealing.deal(replicate);
        RowChecks.check(dealt);
        last = dealt;
        number = replicate;
      } catch (IOException | IllegalArgumentException e) {
        throw new UnusableDataException(
            new DataException(
                String.format(
                    Locale.ROOT,
                    "%s; so it is with the rows dealt out for replicate %,d (resample=true)",
                    e.getMessage(),
                    replicate),
                e));
      }
    }
    return last;
  }
}
