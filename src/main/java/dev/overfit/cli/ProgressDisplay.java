package dev.overfit.cli;

import dev.overfit.suite.Replicate;
import dev.overfit.suite.RowsRead;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochProgress;
import java.io.PrintStream;

/** Shows how far the work has come. */
interface ProgressDisplay extends AutoCloseable {
  /** Rows are being read. */
  void rows(RowsRead read);

  /** All rows are read, or reading has failed; called also where {@link #rows} never was. */
  void rowsEnd();

  /** A replicate is about to train. */
  void begin(Replicate replicate);

  /** It is within an epoch that takes its time. */
  default void within(EpochProgress progress) {}

  /**
   * It has ended an epoch.
   *
   * @param left how long it still takes, in words; empty if nothing can be said
   */
  void epoch(EpochEnd end, String left);

  /** It has ended, well or not; the next line stands on its own. May be called again. */
  void end();

  @Override
  default void close() {
    end();
  }

  /** A progress of the given style. */
  static ProgressDisplay of(ProgressStyle style, PrintStream out, int width) {
    return switch (style) {
      case BAR -> new BarProgress(out, width, System::nanoTime);
      case DOTS, AUTO -> new DotsProgress(out);
      case NONE -> new NoProgress();
    };
  }
}
