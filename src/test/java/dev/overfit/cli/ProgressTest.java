package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Higgs;
import dev.overfit.suite.Replicate;
import dev.overfit.suite.RowsRead;
import dev.overfit.suite.Suites;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.EpochProgress;
import dev.overfit.training.Epochs;
import dev.overfit.training.Metric;
import dev.overfit.training.TrainingConfig;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Replicate TINY =
      new Replicate(
          Suites.sizes().trials().get(0).model(Higgs.COLUMNS), TrainingConfig.defaults(), 0);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void dotsAreTheTutorials() {
    // tensorflow_docs.modeling.EpochDots: every 100th epoch, counted from 0, a line break and
    // "Epoch: n, ", then each figure by name to four decimals and ", ", a line break; then a dot.
    try (ProgressDisplay progress = new DotsProgress(out)) {
      progress.begin(TINY);
      for (int epoch = 1; epoch <= 102; epoch++) {
        progress.epoch(end(epoch, 0.59974f, 1), "");
      }
    }
    assertThat(text())
        .isEqualTo(
            "\nEpoch: 0, accuracy:0.6631,  binary_crossentropy:0.5997,  loss:0.6000, "
                + " val_accuracy:0.6500,  val_binary_crossentropy:0.5997,  val_loss:0.7000,  \n"
                + ".".repeat(100)
                + "\nEpoch: 100, accuracy:0.6631,  binary_crossentropy:0.5997,  loss:0.6000, "
                + " val_accuracy:0.6500,  val_binary_crossentropy:0.5997,  val_loss:0.7000,  \n"
                + "..\n");
  }

  @Test
  void whatNoRowsValidateIsNotShown() {
    float none = Float.NaN;
    EpochMetrics metrics = Epochs.of(1, 0.001f, 0.6f, 0.59f, 0.66f, none, none, none);
    EpochEnd end = new EpochEnd(metrics, Optional.of(metrics), 20, 1);
    Replicate fit =
        new Replicate(TINY.model(), TINY.config().withEpochs(10).withoutEarlyStopping(), 0);
    try (ProgressDisplay progress = new DotsProgress(out)) {
      progress.begin(fit);
      progress.epoch(end, "");
    }
    assertThat(text())
        .isEqualTo(
            "\nEpoch: 0, accuracy:0.6600,  binary_crossentropy:0.5900,  loss:0.6000,  \n.\n");
    bytes.reset();
    try (ProgressDisplay progress = new BarProgress(out, 80, () -> 1_000_000_000L)) {
      progress.begin(fit);
      progress.epoch(end, "at most 1 s");
    }
    assertThat(text()).endsWith("] 1/10 (0:00:00) loss 0.6000, at most 1 s\n");
  }

  @Test
  void dotsOfRowsAreTwentyHoweverManyRows() {
    ProgressDisplay progress = new DotsProgress(out);
    progress.rows(new RowsRead("a.csv", 500, 11_000)); // 0.9 of a twentieth
    progress.rows(new RowsRead("a.csv", 5_500, 11_000));
    assertThat(text()).isEqualTo("Reading up to 11,000 rows of a.csv ..........");
    progress.rows(new RowsRead("a.csv", 11_000, 11_000));
    progress.rowsEnd();
    progress.rowsEnd();
    assertThat(text()).isEqualTo("Reading up to 11,000 rows of a.csv ....................\n");
  }

  @Test
  void dotsOfALongEpochFollowItsTenths() {
    try (ProgressDisplay progress = new DotsProgress(out)) {
      progress.begin(TINY);
      progress.within(within(1, 500, 9.9)); // not long yet
      progress.within(within(1, 600, 10));
      progress.within(within(1, 699, 11));
      progress.within(within(1, 900, 14));
      progress.epoch(end(2, 0.6f, 1), ""); // the first epoch would print its figures
      progress.within(within(3, 100, 10));
    }
    assertThat(text()).isEqualTo("60% 90% .10% \n");
  }

  @Test
  void barSaysWhereALongEpochIs() {
    AtomicLong millis = new AtomicLong();
    try (ProgressDisplay progress = new BarProgress(out, 100, () -> millis.get() * 1_000_000)) {
      progress.begin(TINY);
      millis.addAndGet(1_000);
      progress.within(within(1, 100, 1.9)); // not long yet
      assertThat(text()).doesNotContain("epoch 1");
      progress.within(within(1, 250, 2));
      assertThat(text()).endsWith("] 0/10000 (0:00:01) epoch 1 at 25%");
      millis.addAndGet(1_000);
      progress.epoch(end(1, 0.6f, 1), "");
      assertThat(text()).endsWith("] 1/10000 (0:00:02) val 0.6000, best 0.5875 at 1, 200 left");
      millis.addAndGet(1_000);
      progress.within(within(2, 500, 2));
      assertThat(text())
          .endsWith("] 1/10000 (0:00:03) epoch 2 at 50%, val 0.6000, best 0.5875 at 1, 200 left");
    }
  }

  private static EpochProgress within(int epoch, int steps, double seconds) {
    return new EpochProgress(epoch, steps, 1_000, (long) (seconds * 1e9));
  }

  @Test
  void barShowsTheFigureThatEarlyStoppingWatches() {
    EarlyStopping rule = new EarlyStopping(Metric.VAL_ACCURACY, 0, 200, false);
    Replicate byAccuracy = new Replicate(TINY.model(), TINY.config().withEarlyStopping(rule), 0);
    try (ProgressDisplay progress = new BarProgress(out, 120, System::nanoTime)) {
      progress.begin(byAccuracy);
      progress.epoch(new EpochEnd(metrics(1, Float.NaN), Optional.empty(), 20, 1), "");
      progress.epoch(end(120, 0.5923f, 65), "");
    }
    assertThat(text()).contains("val_accuracy 0.6500, best 0.6500 at 65, 145 left");
  }

  @Test
  void barShowsEpochsOfAtMostHowManyTheFiguresAndThePatienceLeft() {
    AtomicLong millis = new AtomicLong();
    try (ProgressDisplay progress = new BarProgress(out, 80, () -> millis.get() * 1_000_000)) {
      progress.begin(TINY);
      millis.addAndGet(62_000);
      progress.epoch(end(65, 0.5875f, 65), "");
      millis.addAndGet(199); // too soon to be drawn again
      progress.epoch(end(66, 0.5875f, 65), "");
      millis.addAndGet(1);
      progress.epoch(end(5000, 0.5923f, 4900), "");
      progress.epoch(end(5055, 0.5923f, 4900), "");
    }
    // 79 columns less name and figures leave 49, 8, 4 and 5 for the bar, of which 0, 0, 50 and 50 %
    // are full
    assertThat(text())
        .isEqualTo(
            "\rTiny   0% [>"
                + " ".repeat(48)
                + "] 0/10000 (0:00:00)"
                + "\rTiny   0% [>       ] 65/10000 (0:01:02) val 0.5875, best 0.5875 at 65, 200 left"
                + "\rTiny  50% [==> ] 5000/10000 (0:01:02) val 0.5923, best 0.5875 at 4900, 100 left"
                + "\rTiny  50% [==>  ] 5055/10000 (0:01:02) val 0.5923, best 0.5875 at 4900, 45 left\n");
  }

  /** Of 79 columns name and count take 22, best and time 48, which leaves 9 for the bar. */
  @Test
  void whatHasNoRoomBehindTheBarIsLeftOutTheLeastImportantFirst() {
    assertThat(lastBar(120))
        .endsWith(
            "] 66/10000 (0:00:00) val 0.5875, best 0.5875 at 65, 199 left, likely 12 min, at most 50 min");
    assertThat(lastBar(80))
        .isEqualTo(
            "Tiny   0% [>        ] 66/10000 best 0.5875 at 65, likely 12 min, at most 50 min")
        .hasSize(79);
    assertThat(lastBar(60)).endsWith("] 66/10000 likely 12 min, at most 50 min").hasSize(59);
  }

  private String lastBar(int width) {
    bytes.reset();
    try (ProgressDisplay progress = new BarProgress(out, width, () -> 0)) {
      progress.begin(TINY);
      progress.epoch(end(66, 0.5875f, 65), "likely 12 min, at most 50 min");
    }
    String text = text().strip();
    return text.substring(text.lastIndexOf('\r') + 1);
  }

  @Test
  void dotsSayHowLongItTakesBehindTheFiguresAndNowhereElse() {
    try (ProgressDisplay progress = new DotsProgress(out)) {
      progress.begin(TINY);
      for (int epoch = 1; epoch <= 102; epoch++) {
        progress.epoch(end(epoch, 0.59974f, 1), epoch == 1 ? "" : "at least 3 s, at most 5 min");
      }
    }
    assertThat(text())
        .contains("val_loss:0.7000,  at least 3 s, at most 5 min\n..\n")
        .containsOnlyOnce("at most");
  }

  @Test
  void noneShowsNothing() {
    try (ProgressDisplay progress = ProgressDisplay.of(ProgressStyle.NONE, out, 80)) {
      progress.begin(TINY);
      progress.rows(new RowsRead("a.csv", 1, 2));
      progress.epoch(end(1, 0.5f, 1), "");
    }
    assertThat(text()).isEmpty();
  }

  @Test
  void autoIsABarOnATerminalAndDotsElsewhere() {
    assertThat(ProgressStyle.AUTO.resolve(true)).isEqualTo(ProgressStyle.BAR);
    assertThat(ProgressStyle.AUTO.resolve(false)).isEqualTo(ProgressStyle.DOTS);
    assertThat(ProgressStyle.NONE.resolve(true)).isEqualTo(ProgressStyle.NONE);
    assertThat(ProgressStyle.BAR.resolve(false)).isEqualTo(ProgressStyle.BAR);
  }

  private static EpochEnd end(int epoch, float valBinaryCrossentropy, int best) {
    return new EpochEnd(
        metrics(epoch, valBinaryCrossentropy), Optional.of(metrics(best, 0.5875f)), 20, 1);
  }

  private static EpochMetrics metrics(int epoch, float valBinaryCrossentropy) {
    return Epochs.of(epoch, 0.001f, 0.6f, 0.59974f, 0.66309f, 0.7f, valBinaryCrossentropy, 0.65f);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
