package dev.overfit.bench;

import dev.overfit.data.Higgs;
import dev.overfit.data.Split;
import dev.overfit.data.csv.CsvFile;
import dev.overfit.data.csv.CsvLayout;
import dev.overfit.data.csv.RowProgress;
import dev.overfit.model.ModelSpec;
import dev.overfit.suite.Suites;
import dev.overfit.suite.Trial;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Trains one of the tutorial's models for a number of epochs, as {@code reference.py} does. */
final class TrainModel {
  private static final int VALIDATION = 1000;
  private static final int TRAINING = 10_000;

  private TrainModel() {}

  /**
   * Prints {@code epoch N} after the first epoch and after every given number of epochs, then the
   * figures.
   *
   * @param arguments the model, alone or as {@code suite/model}, the file of the rows, the number
   *     of epochs, and the number of epochs between outputs
   */
  public static void main(String[] arguments) throws IOException {
    int epochs = Integer.parseInt(arguments[2]);
    EpochTimes times = new EpochTimes(epochs, Integer.parseInt(arguments[3]));
    Trial trial = trial(arguments[0]);
    TrainingResult result =
        Trainer.builder(trial.model(Higgs.COLUMNS))
            .config(trial.config().withEpochs(epochs).withoutEarlyStopping())
            .listener(times)
            .build()
            .train(rows(Path.of(arguments[1])));
    EpochMetrics last = result.history().last().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "{\"model\": \"%s\", \"epochs\": %d, \"epoch_ms\": %.3f, \"threads\": %d,"
            + " \"binary_crossentropy\": %.4f, \"val_binary_crossentropy\": %.4f}%n",
        arguments[0],
        result.history().size(),
        times.medianMillis(),
        result.provenance().threads(),
        last.binaryCrossentropy(),
        last.valBinaryCrossentropy());
  }

  static ModelSpec model(String name) {
    return trial(name).model(Higgs.COLUMNS);
  }

  /** Returns the trial of the named suite, or else of the first suite that has it. */
  private static Trial trial(String name) {
    return Suites.all().stream()
        .flatMap(
            suite ->
                suite.trials().stream()
                    .filter(
                        trial ->
                            List.of(trial.name(), suite.name() + "/" + trial.name())
                                .contains(name)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("model: received " + name));
  }

  static Split rows(Path file) throws IOException {
    return CsvFile.read(file, CsvLayout.uci(), VALIDATION + TRAINING, RowProgress.NONE)
        .split(VALIDATION, TRAINING);
  }

  /** The time of each epoch; as in {@code reference.py}, the median omits the first two. */
  private static final class EpochTimes implements TrainingListener {
    private static final int LEFT_OUT = 2;

    private final long[] nanos;
    private final int every;

    EpochTimes(int epochs, int every) {
      this.nanos = new long[epochs];
      this.every = every;
    }

    @Override
    public void onEpochEnd(EpochEnd end) {
      int epoch = end.metrics().epoch();
      nanos[epoch - 1] = end.elapsedNanos();
      if (epoch == 1 || epoch % every == 0) {
        System.out.println("epoch " + epoch);
      }
    }

    double medianMillis() {
      long[] later = Arrays.stream(nanos).skip(LEFT_OUT).sorted().toArray();
      if (later.length == 0) {
        return Double.NaN;
      }
      return (later[(later.length - 1) / 2] + later[later.length / 2]) / 2e6;
    }
  }
}
