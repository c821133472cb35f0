package dev.overfit.bench;

import dev.overfit.data.RowCount;
import dev.overfit.data.Split;
import dev.overfit.suite.KnownSources;
import dev.overfit.suite.SuiteListener;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingBegin;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Trains one of the tutorial's models on many rows of a file, read through the cache. */
final class TrainRows {
  private static final int VALIDATION = 1000;

  private TrainRows() {}

  /**
   * Prints the times of reading and uploading, the rows per second of training (the median epoch
   * except the first, including validation), and the peak resident memory.
   *
   * @param arguments the model, the file, the number of training rows, the number of steps per
   *     epoch (0: all rows), the number of epochs, and the folder of the cache
   */
  public static void main(String[] arguments) throws IOException {
    int rows = Integer.parseInt(arguments[2]);
    long begun = System.nanoTime();
    Split split =
        new KnownSources()
            .file(
                Path.of(arguments[1]),
                RowCount.exactly(VALIDATION + rows),
                Path.of(arguments[5]),
                new SuiteListener() {})
            .split(VALIDATION, rows);
    long read = System.nanoTime();
    TrainingConfig config =
        TrainingConfig.defaults()
            .withoutEarlyStopping()
            .withStepsPerEpoch(Integer.parseInt(arguments[3]))
            .withEpochs(Integer.parseInt(arguments[4]));
    Times times = new Times();
    Trainer.builder(TrainModel.model(arguments[0]))
        .config(config)
        .listener(times)
        .build()
        .train(split);
    System.out.printf(
        Locale.ROOT,
        "{\"model\": \"%s\", \"rows\": %d, \"read_seconds\": %.2f, \"upload_seconds\": %.2f,"
            + " \"rows_a_second\": %.0f, \"peak_kib\": %d}%n",
        arguments[0],
        rows,
        (read - begun) / 1e9,
        (times.begun - read) / 1e9,
        times.rowsASecond(config, rows),
        ResidentMemory.peakKib());
  }

  /** Records when the first epoch began and how long each epoch took. */
  private static final class Times implements TrainingListener {
    private final List<Long> nanos = new ArrayList<>();
    private long begun;

    @Override
    public void onTrainingBegin(TrainingBegin begin) {
      begun = System.nanoTime();
    }

    @Override
    public void onEpochEnd(EpochEnd end) {
      nanos.add(end.elapsedNanos());
    }

    double rowsASecond(TrainingConfig config, int rows) {
      List<Long> later = nanos.stream().skip(nanos.size() > 1 ? 1 : 0).sorted().toList();
      long ofEpoch =
          config.stepsPerEpoch() > 0 ? (long) config.stepsPerEpoch() * config.batchSize() : rows;
      return ofEpoch / (later.get(later.size() / 2) / 1e9);
    }
  }
}
