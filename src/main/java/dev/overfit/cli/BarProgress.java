package dev.overfit.cli;

import dev.overfit.suite.Replicate;
import dev.overfit.suite.RowsRead;
import dev.overfit.training.BestRule;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Metric;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A bar a model: epochs done of at most how many, the figure that says which epoch is the best, now
 * and there, and, since early stopping makes the end unknown, how many more epochs without a better
 * one it would wait.
 */
final class BarProgress implements ProgressDisplay {
  private static final int UPDATE_MILLIS = 200;

  private final PrintStream out;
  private final int width;
  private @Nullable ProgressBar bar;
  private Optional<EarlyStopping> earlyStopping = Optional.empty();
  private Metric monitor = BestRule.DEFAULT.monitor();

  /**
   * A progress on a terminal.
   *
   * @param width the columns of the terminal
   */
  BarProgress(PrintStream out, int width) {
    this.out = out;
    this.width = width;
  }

  @Override
  public void rows(RowsRead read) {
    ProgressBar rows = bar == null ? open("Rows", read.wanted()) : bar;
    rows.stepTo(read.rows());
  }

  @Override
  public void rowsEnd() {
    end();
  }

  @Override
  public void begin(Replicate replicate) {
    earlyStopping = replicate.config().earlyStopping();
    monitor = replicate.config().bestRule().monitor();
    open(replicate.name(), replicate.config().epochs());
  }

  @Override
  public void epoch(EpochEnd end) {
    if (bar != null) {
      bar.setExtraMessage(figures(end));
      bar.stepTo(end.metrics().epoch());
    }
  }

  private String figures(EpochEnd end) {
    return String.format(
        Locale.ROOT,
        "%s %.4f%s%s",
        monitor == Metric.VAL_BINARY_CROSSENTROPY ? "val" : monitor.label(),
        monitor.of(end.metrics()),
        end.best().map(this::best).orElse(""),
        earlyStopping.map(rule -> ", " + left(rule, end) + " left").orElse(""));
  }

  private String best(EpochMetrics best) {
    return String.format(Locale.ROOT, ", best %.4f at %d", monitor.of(best), best.epoch());
  }

  private static int left(EarlyStopping rule, EpochEnd end) {
    int best = end.best().map(EpochMetrics::epoch).orElse(0);
    return Math.max(0, rule.patience() - (end.metrics().epoch() - best));
  }

  private ProgressBar open(String name, long max) {
    end();
    ProgressBar opened =
        new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(max)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setConsumer(new ConsoleProgressBarConsumer(out, width - 1))
            .hideEta()
            .build();
    bar = opened;
    return opened;
  }

  @Override
  public void end() {
    if (bar != null) {
      bar.close();
    }
    bar = null;
  }
}
