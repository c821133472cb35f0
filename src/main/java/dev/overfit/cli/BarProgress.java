package dev.overfit.cli;

import dev.overfit.suite.Replicate;
import dev.overfit.suite.RowsRead;
import dev.overfit.training.BestRule;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.EpochProgress;
import dev.overfit.training.Metric;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shows a bar for each model: the epochs done out of the maximum; the figure that selects the best
 * epoch, current and best; how many more epochs early stopping would wait for a better one, since
 * that makes the end unknown; and the remaining time. If an epoch takes longer than two seconds,
 * the bar also shows how far it has come. What does not fit is left out, the least important first.
 * The bar is redrawn in place at most five times a second.
 */
final class BarProgress implements ProgressDisplay {
  private static final long NANOS_OF_LONG_EPOCH = Duration.ofSeconds(2).toNanos();
  private static final long NANOS_BETWEEN = Duration.ofMillis(200).toNanos();

  private final PrintStream out;
  private final int width;
  private final LongSupplier nanoTime;
  private @Nullable Bar bar;
  private Optional<EarlyStopping> earlyStopping = Optional.empty();
  private Metric monitor = BestRule.DEFAULT.monitor();

  /**
   * Creates the progress display for a terminal.
   *
   * @param width the columns of the terminal
   * @param nanoTime the clock, as {@link System#nanoTime}
   */
  BarProgress(PrintStream out, int width, LongSupplier nanoTime) {
    this.out = out;
    this.width = width;
    this.nanoTime = nanoTime;
  }

  @Override
  public void rows(RowsRead read) {
    Bar rows = bar == null ? open("Rows", read.wanted()) : bar;
    rows.moveTo(read.rows(), List.of());
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
  public void within(EpochProgress progress) {
    if (bar != null && progress.elapsedNanos() >= NANOS_OF_LONG_EPOCH) {
      bar.withFirst(new Detail(within(progress.epoch(), percent(progress)), 5));
    }
  }

  private static String within(int epoch, long percent) {
    return String.format(Locale.ROOT, "epoch %d at %d%%", epoch, percent);
  }

  private static long percent(EpochProgress progress) {
    return 100L * progress.steps() / progress.stepsPerEpoch();
  }

  @Override
  public void epoch(EpochEnd end, String left) {
    if (bar != null) {
      bar.moveTo(end.metrics().epoch(), details(end, left));
    }
  }

  private List<Detail> details(EpochEnd end, String left) {
    return List.of(
        new Detail(now(end.metrics()), 2),
        new Detail(end.best().filter(this::hasFigure).map(this::best).orElse(""), 3),
        new Detail(earlyStopping.map(rule -> left(rule, end) + " left").orElse(""), 0),
        new Detail(left, 4));
  }

  private String now(EpochMetrics metrics) {
    if (!hasFigure(metrics)) {
      return String.format(Locale.ROOT, "loss %.4f", metrics.loss());
    }
    return String.format(
        Locale.ROOT,
        "%s %.4f",
        monitor.equals(Metric.VAL_BINARY_CROSSENTROPY) ? "val" : monitor.label(),
        monitor.of(metrics));
  }

  /**
   * Returns whether the epoch has the figure that selects the best one, which may need validation
   * rows.
   */
  private boolean hasFigure(EpochMetrics metrics) {
    return !monitor.ofValidation() || metrics.validated();
  }

  private String best(EpochMetrics best) {
    return String.format(Locale.ROOT, "best %.4f at %d", monitor.of(best), best.epoch());
  }

  private static int left(EarlyStopping rule, EpochEnd end) {
    int best = end.best().map(EpochMetrics::epoch).orElse(0);
    return Math.max(0, rule.patience() - (end.metrics().epoch() - best));
  }

  private Bar open(String name, long most) {
    end();
    Bar opened = new Bar(name, most, nanoTime.getAsLong());
    bar = opened;
    opened.draw();
    return opened;
  }

  @Override
  public void end() {
    if (bar != null) {
      bar.draw();
      out.println();
    }
    bar = null;
  }

  /**
   * A detail that is shown after the bar.
   *
   * @param text the text; empty for nothing
   * @param rank how important the detail is; if there is no room, the lowest rank is left out first
   */
  private record Detail(String text, int rank) {}

  /** A bar, from its first drawing to its last. */
  private final class Bar {
    /** How short the bar may become before a detail is left out. */
    private static final int LEAST_LENGTH = 4;

    private static final int RANK_OF_ELAPSED = 1;

    private final String name;
    private final long most;
    private final long started;
    private long drawn;
    private long done;
    private List<Detail> details = List.of();
    private List<Detail> first = List.of();

    Bar(String name, long most, long now) {
      this.name = name;
      this.most = most;
      this.started = now;
    }

    void moveTo(long where, List<Detail> said) {
      done = where;
      details = said;
      first = List.of();
      drawIfDue();
    }

    /** Shows a detail before the others until the bar moves on. */
    void withFirst(Detail said) {
      first = List.of(said);
      drawIfDue();
    }

    private void drawIfDue() {
      if (nanoTime.getAsLong() - drawn >= NANOS_BETWEEN) {
        draw();
      }
    }

    void draw() {
      drawn = nanoTime.getAsLong();
      String before = String.format(Locale.ROOT, "%s %3d%% [", name, 100 * done / most);
      String count = String.format(Locale.ROOT, "] %d/%d", done, most);
      String after = count + fitting(width - 1 - before.length() - count.length() - LEAST_LENGTH);
      String line = before + filled(Math.max(0, width - 1 - before.length() - after.length()));
      line += after;
      out.print("\r" + line.substring(0, Math.min(line.length(), width - 1)));
      out.flush();
    }

    /** Returns the time so far and the details, as far as there is room for them. */
    private String fitting(int room) {
      String text = text(0);
      for (int rank = 1; text.length() > room && !text.isEmpty(); rank++) {
        text = text(rank);
      }
      return text;
    }

    private String text(int leastRank) {
      String said =
          Stream.concat(first.stream(), details.stream())
              .filter(detail -> detail.rank() >= leastRank && !detail.text().isEmpty())
              .map(Detail::text)
              .collect(Collectors.joining(", "));
      return (leastRank > RANK_OF_ELAPSED ? "" : " (" + elapsed() + ")")
          + (said.isEmpty() ? "" : " " + said);
    }

    private String filled(int room) {
      int full = (int) (room * done / most);
      return full == room ? "=".repeat(full) : "=".repeat(full) + ">" + " ".repeat(room - full - 1);
    }

    private String elapsed() {
      Duration time = Duration.ofNanos(drawn - started);
      return String.format(
          Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
  }
}
