package dev.overfit.study;

import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Epochs;
import dev.overfit.training.Metric;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Studies of all sorts, drawn from a seed: few models or many, once or often, with and without test
 * rows, with curves that fall, turn, stagnate, wander or diverge.
 */
final class RandomStudies {
  private static final int VALIDATION_ROWS = 40;
  private static final Map<String, Double> SHARES =
      new TreeMap<>(Map.of("Half", 1 / 2.0, "Third", 1 / 3.0, "Quarter", 1 / 4.0));

  private final SplittableRandom random;
  private final int testRows;
  private final Split split;
  private final int replicates;
  private final double noise;

  private RandomStudies(long seed) {
    this.random = new SplittableRandom(seed);
    this.testRows = random.nextInt(3) == 0 ? 0 : 40 + random.nextInt(60);
    this.split = split();
    this.noise = random.nextInt(4) == 0 ? 0.01 : 0.3;
    this.replicates = random.nextInt(3) == 0 ? 1 : 2 + random.nextInt(8);
  }

  static Study of(long seed) {
    return new RandomStudies(seed).study();
  }

  private Study study() {
    List<ModelSpec> models = new ArrayList<>();
    models.add(Studies.stack("Tiny", 16));
    models.add(Studies.stack("Small", 16, 16));
    models.add(treated("Large", 0, 0));
    models.add(treated("L2", 0.001, 0));
    models.add(treated("Both", 0.0001, 0.5));
    models.add(treated("Dropout", 0, 0.5));
    while (models.size() > 1 && random.nextInt(2) == 0) {
      models.remove(random.nextInt(models.size()));
    }
    addParts(models);
    boolean resampled = random.nextInt(6) == 0;
    Optional<String> baseline =
        random.nextBoolean() ? Optional.of(models.get(0).name()) : Optional.empty();
    return new Study(
        "random",
        "Random models",
        split,
        Optional.empty(),
        results(models),
        baseline,
        Studies.STARTED,
        Duration.ofSeconds(1),
        resampled);
  }

  /** Adds, in a third of the studies, models on parts of the rows for one of the models. */
  private void addParts(List<ModelSpec> models) {
    if (random.nextInt(3) > 0) {
      return;
    }
    int place = random.nextInt(models.size());
    ModelSpec whole = models.get(place);
    for (String part : SHARES.keySet()) {
      if (random.nextInt(5) > 0) {
        models.add(place, new ModelSpec(whole.name() + part, whole.features(), whole.layers()));
      }
    }
  }

  /**
   * Returns settings with the replicate's own seed, since networks are matched by everything else.
   */
  private static TrainingConfig config(ModelSpec model, int number) {
    return TrainingConfig.defaults()
        .withSeed(number)
        .withTrainingShare(
            SHARES.entrySet().stream()
                .filter(part -> model.name().endsWith(part.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .findFirst()
                .orElse(1));
  }

  /** Returns two layers of 32 units with remedies: large enough to be the larger model. */
  private static ModelSpec treated(String name, double l2, double dropout) {
    List<LayerSpec> layers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      layers.add(new Dense(32, Activation.ELU, l2 > 0 ? new Regularizer.L2(l2) : Regularizer.NONE));
      if (dropout > 0) {
        layers.add(new Dropout(dropout));
      }
    }
    return ModelSpec.binaryClassifier(name, 28, layers.toArray(LayerSpec[]::new));
  }

  private Split split() {
    int rows = 2 * VALIDATION_ROWS;
    Dataset all = rows(2 * rows + Math.max(1, testRows));
    Dataset training = all.slice(0, rows);
    Dataset validation = all.slice(rows, 2 * rows);
    Optional<Dataset> test =
        testRows == 0 ? Optional.empty() : Optional.of(all.slice(2 * rows, 2 * rows + testRows));
    String name = random.nextInt(5) == 0 ? "Simulated rows" : "rows";
    return new Split(training, validation, test, LoadedData.of(all, name).split(1).origin());
  }

  /** Every third row has label 1, so no part consists of a single class. */
  private Dataset rows(int count) {
    float[] labels = new float[count];
    float[] features = new float[count * 28];
    for (int row = 0; row < count; row++) {
      labels[row] = row % 3 == 0 ? 1 : 0;
    }
    return Dataset.of(Higgs.COLUMNS, features, labels);
  }

  private List<ReplicateResult> results(List<ModelSpec> models) {
    List<ReplicateResult> results = new ArrayList<>();
    double apart = random.nextInt(4) == 0 ? 0 : random.nextDouble();
    double[] quality =
        models.stream().mapToDouble(model -> 2 * apart * random.nextDouble()).toArray();
    boolean allDiverge = random.nextInt(20) == 0;
    int[] kinds = models.stream().mapToInt(model -> random.nextInt(7)).toArray();
    for (int number = 0; number < replicates; number++) {
      for (int i = 0; i < models.size(); i++) {
        if (random.nextInt(40) > 0) {
          int kind = allDiverge ? 7 : random.nextInt(4) == 0 ? random.nextInt(8) : kinds[i];
          results.add(new ReplicateResult(number, result(models.get(i), number, kind, quality[i])));
        }
      }
    }
    if (results.isEmpty()) {
      results.add(new ReplicateResult(0, result(models.get(0), 0, 0, 1)));
    }
    return results;
  }

  private TrainingResult result(ModelSpec model, int number, int kind, double quality) {
    int epochs = 1 + (random.nextInt(8) == 0 ? random.nextInt(3) : random.nextInt(250));
    List<EpochMetrics> history = history(kind, epochs);
    TrainingResult result =
        Studies.result(model, config(model, number), history, stop(kind, epochs));
    return testRows == 0
        ? result
        : Studies.tested(result, split.test().orElseThrow(), logits(quality));
  }

  private StopReason stop(int kind, int epochs) {
    if (kind == 7) {
      return new StopReason.Diverged(epochs + 1, Double.NaN);
    }
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> new StopReason.EpochsCompleted(epochs);
      case 3, 4 -> new StopReason.Cancelled(epochs);
      default ->
          new StopReason.EarlyStopped(
              epochs, Metric.VAL_BINARY_CROSSENTROPY, Math.max(1, epochs / 2));
    };
  }

  /** Kinds: turning, falling, stagnating, flat, wandering, below training, rising together. */
  private List<EpochMetrics> history(int kind, int epochs) {
    List<EpochMetrics> history = new ArrayList<>();
    double noise = random.nextInt(2) * 0.01 * random.nextDouble();
    double speed = 0.002 * random.nextDouble();
    double walk = 0.65;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      double fall = 0.1 * Math.exp(-epoch / 30.0);
      walk += 0.004 * (random.nextDouble() - 0.5);
      double training =
          switch (kind) {
            case 1, 4 -> 0.6 + fall;
            case 3 -> 0.65;
            case 5 -> 0.64 + fall;
            case 6 -> 0.6 + speed * epoch / 10;
            default -> 0.6 - speed * epoch / 2;
          };
      double validation =
          switch (kind) {
            case 0 -> 0.6 + fall + Math.max(0, speed * (epoch - 40));
            case 1, 5 -> 0.61 + fall - speed * epoch / 20;
            case 4 -> walk;
            case 6 -> 0.61 + speed * epoch / 10;
            default -> 0.66;
          };
      float train = (float) (training + noise * random.nextDouble());
      float val = (float) (validation + noise * random.nextDouble());
      history.add(Epochs.of(epoch, 0.001f, train, train, 0.6f, val, val, 0.6f));
    }
    return history;
  }

  private float[] logits(double quality) {
    Dataset test = split.test().orElseThrow();
    double off = noise * random.nextDouble();
    float[] logits = new float[test.rows()];
    for (int row = 0; row < logits.length; row++) {
      double signal = quality * (test.labels()[row] - 0.5);
      logits[row] = (float) (signal - 0.7 + off + noise * (random.nextDouble() - 0.5));
    }
    return logits;
  }
}
