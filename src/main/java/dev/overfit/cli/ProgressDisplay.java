package dev.overfit.cli;

import dev.overfit.suite.Replicate;
import dev.overfit.suite.RowsRead;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochProgress;
import java.io.PrintStream;

/** Shows how far a run has come. */
interface ProgressDisplay extends AutoCloseable {
  /** Shows how many rows have been read. */
  void rows(RowsRead read);

  /** Ends the display of rows, even if reading failed or {@link #rows} was never called. */
  void rowsEnd();

  /** Begins the display of a replicate that is about to train. */
  void begin(Replicate replicate);

  /** Shows the progress within an epoch that takes long. */
  default void within(EpochProgress progress) {}

  /**
   * Shows the end of an epoch.
   *
   * @param left the remaining time, in words; empty if nothing is known
   */
  void epoch(EpochEnd end, String left);

  /**
   * Ends the display, whether training succeeded or not; the next output starts on a new line. May
   * be called again.
   */
  void end();

  @Override
  default void close() {
    end();
  }

  /** Returns a display of the given style. */
  static ProgressDisplay of(ProgressStyle style, PrintStream out, int width) {
    return switch (style) {
      case BAR -> new BarProgress(out, width, System::nanoTime);
      case DOTS, AUTO -> new DotsProgress(out);
      case NONE -> new NoProgress();
    };
  }
}
