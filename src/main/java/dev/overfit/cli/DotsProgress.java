package dev.overfit.cli;

import dev.overfit.io.OneLine;
import dev.overfit.suite.Replicate;
import dev.overfit.suite.RowsRead;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.EpochProgress;
import dev.overfit.training.Metric;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Shows the tutorial's dots: one for each epoch and, before the first and every hundredth, a line
 * with all figures by name, followed by the remaining time. As in the tutorial, but unlike
 * elsewhere here, the first epoch is number 0. If an epoch takes longer than 10 seconds, its
 * progress in tenths comes before its dot.
 *
 * <p>Source: <a
 * href="https://github.com/tensorflow/docs/blob/master/tools/tensorflow_docs/modeling/__init__.py">
 * tensorflow_docs.modeling.EpochDots</a>.
 */
final class DotsProgress implements ProgressDisplay {
  private static final Duration LONG_EPOCH = Duration.ofSeconds(10);
  private static final int REPORT_EVERY = 100;
  private static final int ROW_DOTS = 20;

  private final PrintStream out;
  private long rowDots;
  private boolean amidLine;
  private int tenths; // of a long epoch

  DotsProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void rows(RowsRead read) {
    if (rowDots == 0) {
      out.printf(
          Locale.ROOT, "Reading up to %,d rows of %s ", read.wanted(), OneLine.of(read.source()));
      rowDots = 1;
      amidLine = true;
    }
    long due = 1 + read.rows() * ROW_DOTS / Math.max(1, read.wanted());
    for (; rowDots < due; rowDots++) {
      out.print('.');
    }
    out.flush();
  }

  @Override
  public void rowsEnd() {
    end();
    rowDots = 0;
  }

  @Override
  public void begin(Replicate replicate) {}

  @Override
  public void within(EpochProgress progress) {
    int due = (int) (10L * progress.steps() / progress.stepsPerEpoch());
    if (progress.elapsedNanos() >= LONG_EPOCH.toNanos() && due > tenths) {
      out.printf(Locale.ROOT, "%d%% ", 10 * due);
      out.flush();
      tenths = due;
      amidLine = true;
    }
  }

  @Override
  public void epoch(EpochEnd end, String left) {
    int epoch = end.metrics().epoch() - 1;
    if (epoch % REPORT_EVERY == 0) {
      report(epoch, end.metrics(), left);
    }
    out.print('.');
    out.flush();
    amidLine = true;
    tenths = 0;
  }

  @Override
  public void end() {
    tenths = 0;
    if (amidLine) {
      out.println();
    }
    amidLine = false;
  }

  private void report(int epoch, EpochMetrics metrics, String left) {
    out.println();
    out.printf(Locale.ROOT, "Epoch: %d, ", epoch);
    List<Metric> byName =
        metrics.metrics().stream().sorted(Comparator.comparing(Metric::label)).toList();
    for (Metric metric : byName) {
      if (metrics.validated() || !metric.ofValidation()) {
        out.printf(Locale.ROOT, "%s:%.4f,  ", metric.label(), metric.of(metrics));
      }
    }
    out.println(left);
  }
}
