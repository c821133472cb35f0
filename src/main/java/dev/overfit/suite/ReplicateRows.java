package dev.overfit.suite;

import dev.overfit.data.DataException;
import dev.overfit.data.Split;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * The rows that each replicate of a run trains on: the same for all, or dealt out anew for each.
 * What is dealt out is a function of the rows that were loaded and of the replicate's number, so
 * that no more of it is kept than the first replicate's and the last that were asked for. For
 * several threads at once.
 */
final class ReplicateRows {
  /** Deals rows out. */
  @FunctionalInterface
  interface Dealing {
    /**
     * The rows of a replicate.
     *
     * @param number which, from 0
     * @throws IOException where a part of them is no good
     */
    SuiteRows deal(int number) throws IOException;
  }

  /** Puts the rows that train and those that validate together. */
  @FunctionalInterface
  interface Joining {
    /**
     * The rows of replicate 0 to train on all of them but those that test, see {@link
     * Split#joined}.
     *
     * @throws IOException where they are no good
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
   * Deals out the rows of replicate 0.
   *
   * @param resample whether the others have theirs dealt out anew
   * @throws IOException where a part of the rows is no good
   */
  static ReplicateRows of(boolean resample, Dealing dealing) throws IOException {
    SuiteRows first = dealing.deal(0);
    RowChecks.check(first);
    return new ReplicateRows(
        first,
        resample ? Optional.of(dealing) : Optional.empty(),
        () -> new SuiteRows(first.split().joined(), first.coding()));
  }

  /** These rows, coded anew where they are joined, and not as those of replicate 0 are. */
  ReplicateRows joinedBy(Joining value) {
    return new ReplicateRows(first, anew, value);
  }

  /**
   * Those of replicate 0 to train on all of them but those that test.
   *
   * @throws UnusableDataException where they are no good
   */
  SuiteRows joined() throws UnusableDataException {
    try {
      return joining.join();
    } catch (IOException e) {
      throw new UnusableDataException(e);
    }
  }

  /** Those of replicate 0. */
  SuiteRows first() {
    return first;
  }

  /** Whether each replicate has others. */
  boolean resampled() {
    return anew.isPresent();
  }

  /**
   * Those of a replicate.
   *
   * @param replicate its number
   * @throws UnusableDataException where its part of the rows is no good
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
