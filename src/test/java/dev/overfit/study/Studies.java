package dev.overfit.study;

import dev.overfit.data.DataOrigin;
import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import dev.overfit.evaluation.Evaluation;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.model.Weights;
import dev.overfit.table.SplitRule;
import dev.overfit.table.Table;
import dev.overfit.table.TableFormat;
import dev.overfit.table.TableSplit;
import dev.overfit.training.Device;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Epochs;
import dev.overfit.training.History;
import dev.overfit.training.Metric;
import dev.overfit.training.Placement;
import dev.overfit.training.Provenance;
import dev.overfit.training.StopReason;
import dev.overfit.training.TestEvaluation;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Studies made by formula: training crossentropy falls, validation crossentropy falls to a lowest
 * value and rises again, with noise, roughly like Keras' runs on HIGGS.
 */
public final class Studies {
  public static final Instant STARTED = Instant.parse("2026-02-03T04:05:06Z");

  private Studies() {}

  /** Returns a study of four sizes: Tiny and Small hold, Medium and Large overfit. */
  public static Study sizes(boolean simulated) {
    return study(
        "sizes",
        simulated,
        Optional.empty(),
        List.of(
            result(stack("Tiny", 16), new Shape(2000, 0.5876, 0.0008, 0.564), 2200),
            result(stack("Small", 16, 16), new Shape(500, 0.5862, 0.004, 0.555), 700),
            result(stack("Medium", 64, 64, 64), new Shape(60, 0.5910, 0.055, 0.20), 260),
            result(stack("Large", 512, 512, 512, 512), new Shape(24, 0.5921, 0.23, 0.0001), 224)));
  }

  /** Returns a study of remedies: a baseline, and three models that get further. */
  public static Study regularizers(boolean simulated) {
    return study(
        "regularizers",
        simulated,
        Optional.of("Tiny"),
        List.of(
            result(stack("Tiny", 16), new Shape(2000, 0.5876, 0.0008, 0.564), 2200),
            result(large("L2", 0.001, 0), new Shape(216, 0.5757, 0.012, 0.53), 416),
            result(large("Dropout", 0, 0.5), new Shape(144, 0.5710, 0.028, 0.42), 344),
            result(large("Combined", 0.0001, 0.5), new Shape(1000, 0.5345, 0.02, 0.49), 1200)));
  }

  public static Study study(
      String suite, boolean simulated, Optional<String> baseline, List<TrainingResult> results) {
    return new Study(
        suite,
        suite.equals("sizes")
            ? "Four sizes of the same network"
            : "Remedies against overfitting, side by side",
        split(simulated),
        Optional.empty(),
        results.stream().map(result -> new ReplicateResult(0, result)).toList(),
        baseline,
        STARTED,
        Duration.ofMillis(123_456),
        false);
  }

  /**
   * Returns two models on a user's table: 50 customers of which 20 have churned, 30 to train, 10 to
   * validate and 10 to test.
   */
  public static Study table() {
    return table(customers("churned", "yes", "no"));
  }

  /** Returns two models on the given table. */
  public static Study table(TableSplit table) {
    int width = table.rows().training().width();
    Dataset test = table.rows().test().orElseThrow();
    List<ReplicateResult> replicates = new ArrayList<>();
    for (String name : List.of("Tiny", "Small")) {
      ModelSpec model =
          ModelSpec.binaryClassifier(name, width, new Dense(name.length(), Activation.ELU));
      TrainingResult result = result(model, new Shape(20, 0.6, 0.001, 0.5), 40);
      replicates.add(new ReplicateResult(0, tested(result, test, mostlyRight(test))));
    }
    return new Study(
        "sizes",
        "Sizes of the same network",
        table.rows(),
        Optional.of(table.coding()),
        replicates,
        Optional.empty(),
        STARTED,
        Duration.ofMillis(123_456),
        false);
  }

  /**
   * Returns odds of three to one for the right class, except for the first row of each class, which
   * gets three to one for the wrong one.
   */
  private static float[] mostlyRight(Dataset rows) {
    float[] logits = new float[rows.rows()];
    boolean[] seen = new boolean[2];
    for (int row = 0; row < logits.length; row++) {
      int label = rows.labels()[row] > 0 ? 1 : 0;
      boolean right = seen[label];
      seen[label] = true;
      logits[row] = (float) Math.log(3) * (right == (label == 1) ? 1 : -1);
    }
    return logits;
  }

  /** Returns customers of whom two in five have churned; some plans and ages are missing. */
  public static TableSplit customers(String label, String yes, String no) {
    StringBuilder text = new StringBuilder("plan,age,currency,").append(label).append('\n');
    for (int row = 0; row < 50; row++) {
      String plan = row % 7 == 0 ? "" : row % 3 == 0 ? "basic" : "plus";
      String age = row % 10 == 3 ? "NA" : Integer.toString(20 + row * 7 % 50);
      String churned = row % 5 < 2 ? yes : no;
      text.append(String.join(",", plan, age, "EUR", churned)).append('\n');
    }
    try {
      return Table.parse("customers.csv", text.toString(), TableFormat.auto())
          .labelLast()
          .positive(yes)
          .split(SplitRule.random(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns models trained several times, each time with the given crossentropy on every one of 100
   * test rows, so that the choice of rows adds no uncertainty.
   *
   * @param crossentropies by model, one for each replicate
   */
  public static Study judged(Map<String, double[]> crossentropies) {
    Dataset all = split(false).training();
    Split split =
        new Split(
            all.slice(0, 500),
            all.slice(500, 600),
            Optional.of(all.slice(600, 700)),
            split(false).origin());
    List<ReplicateResult> replicates = new ArrayList<>();
    crossentropies.forEach(
        (name, each) -> {
          TrainingResult result =
              result(stack(name, 16 * name.length()), new Shape(20, 0.6, 0.001, 0.59), 40);
          for (int number = 0; number < each.length; number++) {
            Dataset test = split.test().orElseThrow();
            replicates.add(
                new ReplicateResult(number, tested(result, test, logits(test, each[number]))));
          }
        });
    return on(study("judged", false, Optional.empty(), List.of()), split, replicates);
  }

  /** Returns logits that cost each row the same: {@code log(1 + exp(-z))} for its own label. */
  static float[] logits(Dataset rows, double crossentropy) {
    float[] logits = new float[rows.rows()];
    for (int row = 0; row < logits.length; row++) {
      double z = -Math.log(Math.expm1(crossentropy));
      logits[row] = (float) (rows.labels()[row] > 0 ? z : -z);
    }
    return logits;
  }

  private static Study on(Study study, Split split, List<ReplicateResult> replicates) {
    return on(withReplicates(study, replicates), split);
  }

  /** Returns the study with its models compared with one of them. */
  public static Study against(Study study, String baseline) {
    return new Study(
        study.suite(),
        study.title(),
        study.split(),
        study.coding(),
        study.replicates(),
        Optional.of(baseline),
        study.started(),
        study.elapsed(),
        study.resampled());
  }

  /** Returns the study on other rows, which need not be those that its models were trained on. */
  public static Study on(Study study, Split split) {
    return new Study(
        study.suite(),
        study.title(),
        split,
        study.coding(),
        study.replicates(),
        study.baseline(),
        study.started(),
        study.elapsed(),
        study.resampled());
  }

  /** Returns the rows with the same given label for all. */
  public static Dataset labelled(Dataset rows, float label) {
    float[] labels = new float[rows.rows()];
    Arrays.fill(labels, label);
    return Dataset.of(rows.columns(), rows.features(), labels);
  }

  /** Returns the result with figures on test rows. */
  public static TrainingResult tested(TrainingResult result, Dataset rows, float... logits) {
    TestEvaluation test = TestEvaluation.of(rows, logits, 0);
    return copy(
        result, result.config(), Optional.of(test), result.elapsed(), result.warmUpEpochs());
  }

  /** Returns Tiny trained once more on 1,900 rows, with 0.5 on each of 100 test rows. */
  public static Fit fit() {
    Dataset all = split(false).training();
    Split rows =
        new Split(
            all.slice(0, 1800),
            all.slice(1800, 1900),
            Optional.of(all.slice(1900, 2000)),
            split(false).origin());
    List<EpochMetrics> history = new ArrayList<>();
    for (int epoch = 1; epoch <= 3; epoch++) {
      float none = Float.NaN;
      history.add(Epochs.of(epoch, 0.001f, 0.6f, 0.6f, 0.7f, none, none, none));
    }
    TrainingConfig config = TrainingConfig.defaults().withEpochs(3).withoutEarlyStopping();
    StopReason reason = new StopReason.EpochsCompleted(3);
    Dataset test = rows.test().orElseThrow();
    TrainingResult result = result(stack("Tiny-fit", 16), config, history, reason);
    return new Fit(
        new FitPlan("Tiny", 3, 5), rows.joined(), tested(result, test, logits(test, 0.5)));
  }

  /** Returns the study with a model trained once more at its end. */
  public static Study fitted(Study study, Fit fit) {
    return copy(study, study.resampled(), Optional.of(fit));
  }

  /** Returns the study as one whose replicates each have rows dealt out anew. */
  public static Study resampled(Study study) {
    return copy(study, true, study.fit());
  }

  private static Study copy(Study study, boolean resampled, Optional<Fit> fit) {
    return new Study(
        study.suite(),
        study.title(),
        study.split(),
        study.coding(),
        study.replicates(),
        study.baseline(),
        study.started(),
        study.elapsed(),
        resampled,
        fit);
  }

  /** Returns the result with other settings. */
  static TrainingResult with(TrainingResult result, TrainingConfig config) {
    return copy(result, config, result.test(), result.elapsed(), result.warmUpEpochs());
  }

  /** Returns the result as one of a model whose first epochs are a warm-up. */
  static TrainingResult warmedUp(TrainingResult result, int warmUpEpochs) {
    return copy(result, result.config(), result.test(), result.elapsed(), warmUpEpochs);
  }

  /** Returns the result as one of a training that took the given time. */
  public static TrainingResult timed(TrainingResult result, Duration elapsed) {
    return copy(result, result.config(), result.test(), elapsed, result.warmUpEpochs());
  }

  private static TrainingResult copy(
      TrainingResult result,
      TrainingConfig config,
      Optional<TestEvaluation> test,
      Duration elapsed,
      int warmUpEpochs) {
    return new TrainingResult(
        result.model(),
        config,
        result.history(),
        result.weights(),
        result.bestWeights(),
        result.variables(),
        result.steps(),
        result.validation(),
        test,
        result.stopReason(),
        elapsed,
        result.medianEpoch(),
        result.provenance(),
        result.classWeight(),
        warmUpEpochs,
        result.unfinishedSteps());
  }

  /** Returns the study with more replicates, always with the same result. */
  public static Study replicated(Study study, int replicates) {
    List<ReplicateResult> all = new ArrayList<>();
    for (int number = 0; number < replicates; number++) {
      for (TrainingResult result : study.results()) {
        all.add(new ReplicateResult(number, result));
      }
    }
    return withReplicates(study, all);
  }

  public static Study withReplicates(Study study, List<ReplicateResult> replicates) {
    return new Study(
        study.suite(),
        study.title(),
        study.split(),
        study.coding(),
        replicates,
        study.baseline(),
        study.started(),
        study.elapsed(),
        study.resampled());
  }

  /** Returns the study with all trainings of a model taken from the suite sizes. */
  public static Study taken(Study study, String model) {
    return withReplicates(
        study,
        study.replicates().stream()
            .map(
                each ->
                    each.model().equals(model)
                        ? new ReplicateResult(each.number(), each.outcome(), Optional.of("sizes"))
                        : each)
            .toList());
  }

  public static ModelSpec stack(String name, int... units) {
    return ModelSpec.binaryClassifier(
        name,
        28,
        IntStream.of(units)
            .mapToObj(width -> new Dense(width, Activation.ELU))
            .toArray(LayerSpec[]::new));
  }

  public static ModelSpec large(String name, double l2, double dropout) {
    List<LayerSpec> layers = new ArrayList<>();
    Regularizer regularizer = l2 > 0 ? new Regularizer.L2(l2) : Regularizer.NONE;
    for (int i = 0; i < 4; i++) {
      layers.add(new Dense(512, Activation.ELU, regularizer));
      if (dropout > 0) {
        layers.add(new Dropout(dropout));
      }
    }
    return ModelSpec.binaryClassifier(name, 28, layers.toArray(LayerSpec[]::new));
  }

  /**
   * The shape of a model's curves.
   *
   * @param best the epoch with the lowest validation crossentropy
   * @param lowest the validation crossentropy in that epoch
   * @param climb how fast it rises from there
   * @param floor what training crossentropy falls to
   */
  public record Shape(int best, double lowest, double climb, double floor) {
    float training(int epoch) {
      double fall = 1 / (1 + Math.pow(epoch / (6.0 * best), 1.1));
      double start = 0.03 * Math.exp(-epoch / 12.0);
      return (float) (floor + (lowest + 0.004 - floor) * fall + start + 0.06 / (1 + epoch));
    }

    float validation(int epoch) {
      double distance = Math.log((double) epoch / best);
      double before = distance < 0 ? 0.0035 * distance * distance : 0;
      return (float) (lowest + before + climb * Math.max(0, epoch - best) / best);
    }
  }

  public static TrainingResult result(ModelSpec model, Shape shape, int epochs) {
    List<EpochMetrics> history = history(model, shape, epochs);
    int best = new History(history).best(Metric.VAL_BINARY_CROSSENTROPY).orElseThrow().epoch();
    return result(
        model, history, new StopReason.EarlyStopped(epochs, Metric.VAL_BINARY_CROSSENTROPY, best));
  }

  public static List<EpochMetrics> history(ModelSpec model, Shape shape, int epochs) {
    SplittableRandom random = new SplittableRandom(model.parameters());
    boolean penalized = model.penalized();
    List<EpochMetrics> history = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      float training = shape.training(epoch) + noise(random, 0.002);
      float validation = shape.validation(epoch) + noise(random, 0.004);
      float penalty = penalized ? (float) (0.02 + 0.3 * Math.exp(-epoch / 20.0)) : 0;
      history.add(
          Epochs.of(
              epoch,
              (float) (0.001 / (1 + epoch / 1000.0)),
              training + penalty,
              training,
              1.05f - 0.65f * training,
              validation + penalty,
              validation,
              1.05f - 0.65f * Math.min(validation, 0.9f)));
    }
    return history;
  }

  private static float noise(SplittableRandom random, double width) {
    return (float) (width * (random.nextDouble() + random.nextDouble() - 1));
  }

  public static TrainingResult result(
      ModelSpec model, List<EpochMetrics> history, StopReason reason) {
    return result(model, TrainingConfig.defaults(), history, reason);
  }

  /**
   * Returns a result; balanced class weights are of three rows with label 0 and one with label 1.
   */
  public static TrainingResult result(
      ModelSpec model, TrainingConfig config, List<EpochMetrics> history, StopReason reason) {
    Weights weights = zeros(model);
    return new TrainingResult(
        model,
        config,
        new History(history),
        weights,
        weights,
        weights,
        20L * history.size(),
        new Evaluation(0.59, 0.68, 0.75, 0.5),
        Optional.empty(),
        reason,
        Duration.ofMillis(12_345),
        Duration.ofNanos(3_141_592),
        provenance(),
        config.classWeight().on(new float[] {0, 0, 0, 1}),
        0,
        0);
  }

  private static Weights zeros(ModelSpec model) {
    return Weights.of(
        model.variables(),
        model.variables().stream().map(variable -> new float[variable.size()]).toList());
  }

  private static Provenance provenance() {
    return new Provenance(
        split(false).origin(),
        0,
        "0.1.0",
        "2.18.0",
        "OpenJDK 64-Bit Server VM 17.0.15",
        "Linux 6.1 amd64",
        "Some CPU 3000; avx2 fma",
        new Placement(Device.CPU, "CPU", "asked for", true, List.of()),
        1,
        STARTED);
  }

  /** Returns rows whose signal lies slightly above their background; 1,000 of them validate. */
  public static Split split(boolean simulated) {
    int rows = 3000;
    SplittableRandom random = new SplittableRandom(1);
    float[] labels = new float[rows];
    float[] features = new float[rows * 28];
    for (int row = 0; row < rows; row++) {
      labels[row] = random.nextInt(2);
      for (int column = 0; column < 28; column++) {
        double spread = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
        double value = spread * Math.cos(2 * Math.PI * random.nextDouble());
        features[row * 28 + column] = (float) (value + labels[row] * column / 40);
      }
    }
    DataOrigin origin =
        new DataOrigin(
            simulated ? "Simulated rows" : "HIGGS",
            simulated ? "simulation, seed 0" : "HIGGS-11k.csv.gz",
            simulated,
            "ab".repeat(32),
            rows);
    return new LoadedData(Dataset.of(Higgs.COLUMNS, features, labels), origin).split(1000, 2000);
  }
}
