package dev.overfit.suite;

import dev.overfit.augmentation.Augmentation;
import dev.overfit.augmentation.GaussianNoise;
import dev.overfit.augmentation.HiggsSymmetries;
import dev.overfit.augmentation.Mixup;
import dev.overfit.augmentation.SwapNoise;
import dev.overfit.model.Activation;
import dev.overfit.model.ActivationLayer;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.model.Regularizer.L1;
import dev.overfit.model.Regularizer.L2;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.training.TrainingConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The built-in suites: the models of TensorFlow's tutorial <a
 * href="https://www.tensorflow.org/tutorials/keras/overfit_and_underfit">Overfit and underfit</a>,
 * and other remedies that it mentions.
 */
public final class Suites {
  private static final String MEDIUM = "Medium";
  private static final int[] MEDIUM_UNITS = {64, 64, 64};
  private static final String LARGE = "Large";
  private static final int[] LARGE_UNITS = {512, 512, 512, 512};
  private static final Optional<Dropout> HALF = Optional.of(new Dropout(0.5));

  private Suites() {}

  /** Returns all built-in suites. */
  public static List<Suite> all() {
    return List.of(sizes(), regularizers(), normalization(), augmentation(), remedies(), data());
  }

  /** Returns the suite with the given name; empty if there is none. */
  public static Optional<Suite> find(String name) {
    return all().stream().filter(suite -> suite.name().equals(name)).findFirst();
  }

  /** Returns ever larger models without a remedy: Tiny, Small, Medium and Large. */
  public static Suite sizes() {
    return new Suite(
        "sizes",
        "Model sizes",
        List.of(
            plain("Tiny", 16),
            plain("Small", 16, 16),
            plain(MEDIUM, MEDIUM_UNITS),
            plain(LARGE, LARGE_UNITS)),
        Optional.empty(),
        "How large should a network be? About 80 seconds a replicate.");
  }

  /** Returns Tiny, Large, and Large with remedies for overfitting: L2, Dropout, Combined (both). */
  public static Suite regularizers() {
    return new Suite(
        "regularizers",
        "Regularizers and dropout",
        List.of(
            plain("Tiny", 16),
            plain(LARGE, LARGE_UNITS),
            large("L2", new L2(0.001), Optional.empty()),
            large("Dropout", Regularizer.NONE, HALF),
            large("Combined", new L2(0.0001), HALF)),
        Optional.of("Tiny"),
        "What do L2 and dropout buy? About 12 minutes a replicate, a minute less where `sizes` has"
            + " left Large.");
  }

  /** Returns Medium and Large, each without and with batch normalization before each activation. */
  public static Suite normalization() {
    return new Suite(
        "normalization",
        "Batch normalization",
        List.of(
            plain(MEDIUM, MEDIUM_UNITS),
            normalized("MediumNormalized", MEDIUM_UNITS),
            plain(LARGE, LARGE_UNITS),
            normalized("LargeNormalized", LARGE_UNITS)),
        Optional.empty(),
        "What does batch normalization buy? About 4 minutes a replicate.");
  }

  /**
   * Returns Medium on rows as they are and on rows that are changed for each step: with noise,
   * mixed, with cells of other rows and, for HIGGS rows, rotated and mirrored.
   */
  public static Suite augmentation() {
    return new Suite(
        "augmentation",
        "Augmented rows",
        List.of(
            plain(MEDIUM, MEDIUM_UNITS),
            augmented(plain("Noise", MEDIUM_UNITS), new GaussianNoise(0.1)),
            augmented(plain("Mixup", MEDIUM_UNITS), new Mixup(0.2)),
            augmented(plain("SwapNoise", MEDIUM_UNITS), new SwapNoise(0.15)),
            augmented(plain("Symmetries", MEDIUM_UNITS), new HiggsSymmetries())),
        Optional.of(MEDIUM),
        "What do rows buy that are changed for each step? About 30 seconds a replicate.");
  }

  /**
   * Returns Large with every remedy, one at a time, and with less capacity, as Tiny; and with the
   * best combination found, dropout and the symmetries of HIGGS.
   */
  public static Suite remedies() {
    return new Suite(
        "remedies",
        "Remedies against overfitting",
        List.of(
            plain(LARGE, LARGE_UNITS),
            large("L1", new L1(0.00003), Optional.empty()),
            large("L2", new L2(0.001), Optional.empty()),
            decayed(plain("WeightDecay", LARGE_UNITS), 0.4),
            large("Dropout", Regularizer.NONE, HALF),
            large("Combined", new L2(0.0001), HALF),
            normalized("Normalized", LARGE_UNITS),
            augmented(plain("Noise", LARGE_UNITS), new GaussianNoise(0.1)),
            augmented(plain("Mixup", LARGE_UNITS), new Mixup(0.2)),
            augmented(plain("Symmetries", LARGE_UNITS), new HiggsSymmetries()),
            plain("Tiny", 16),
            augmented(large("Together", Regularizer.NONE, HALF), new HiggsSymmetries())),
        Optional.of(LARGE),
        "What does each remedy buy, and which buys most? About 45 minutes a replicate.");
  }

  /**
   * Returns Tiny, Large and Combined, each on a sixteenth, an eighth, a quarter, a half and all of
   * the training rows: what more rows bring a small network, a large one and a large one with
   * remedies.
   */
  public static Suite data() {
    return new Suite(
        "data",
        "More rows",
        Stream.of(
                plain("Tiny", 16),
                plain(LARGE, LARGE_UNITS),
                large("Combined", new L2(0.0001), HALF))
            .flatMap(Suites::onEverLargerParts)
            .toList(),
        Optional.empty(),
        "What did more rows buy, and what would more? About half an hour a replicate.");
  }

  private static Stream<Trial> onEverLargerParts(Trial trial) {
    return Stream.of(
        onAPart(trial, "Sixteenth", 1.0 / 16),
        onAPart(trial, "Eighth", 1.0 / 8),
        onAPart(trial, "Quarter", 1.0 / 4),
        onAPart(trial, "Half", 1.0 / 2),
        trial);
  }

  private static Trial onAPart(Trial trial, String part, double share) {
    return new Trial(trial.name() + part, trial.hidden(), trial.config().withTrainingShare(share));
  }

  private static Trial decayed(Trial trial, double weightDecay) {
    TrainingConfig config = trial.config();
    Adam adam = new Adam(config.optimizer().learningRate());
    return trial.withConfig(config.withOptimizer(new AdamW(adam, weightDecay)));
  }

  private static Trial augmented(Trial trial, Augmentation augmentation) {
    return trial.withConfig(trial.config().withAugmentations(augmentation));
  }

  private static Trial normalized(String name, int... units) {
    LayerSpec[] hidden =
        IntStream.of(units)
            .boxed()
            .flatMap(
                width ->
                    Stream.of(
                        new Dense(width, Activation.LINEAR),
                        new BatchNormalization(),
                        new ActivationLayer(Activation.ELU)))
            .toArray(LayerSpec[]::new);
    return Trial.of(name, hidden);
  }

  private static Trial plain(String name, int... units) {
    LayerSpec[] hidden =
        IntStream.of(units)
            .mapToObj(width -> new Dense(width, Activation.ELU))
            .toArray(LayerSpec[]::new);
    return Trial.of(name, hidden);
  }

  private static Trial large(String name, Regularizer regularizer, Optional<Dropout> dropout) {
    LayerSpec[] hidden =
        Arrays.stream(LARGE_UNITS)
            .mapToObj(units -> new Dense(units, Activation.ELU, regularizer))
            .flatMap(dense -> Stream.concat(Stream.of(dense), dropout.stream()))
            .toArray(LayerSpec[]::new);
    return Trial.of(name, hidden);
  }
}
