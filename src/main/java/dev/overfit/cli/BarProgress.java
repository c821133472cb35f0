package dev.overfit.cli;

import dev.overfit.suite.Replicate;
import dev.overfit.suite.RowsRead;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.EpochEnd;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A bar a model: epochs done of at most how many, the current and the best validation crossentropy,
 * and, since early stopping makes the end unknown, how many more epochs without a better one it
 * would wait.
 */
final class BarProgress implements ProgressDisplay {
  private static final int UPDATE_MILLIS = 200;

  private final PrintStream out;
  private final int width;
  private @Nullable ProgressBar bar;
  private Optional<EarlyStopping> earlyStopping = Optional.empty();

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
        "val %.4f, best %.4f at %d%s",
        end.metrics().valBinaryCrossentropy(),
        end.best().valBinaryCrossentropy(),
        end.best().epoch(),
        earlyStopping.map(rule -> ", " + left(rule, end) + " left").orElse(""));
  }

  private static int left(EarlyStopping rule, EpochEnd end) {
    return Math.max(0, rule.patience() - (end.metrics().epoch() - end.best().epoch()));
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
