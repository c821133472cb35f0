package dev.overfit.choice;

import static java.util.Collections.nCopies;

import dev.overfit.augmentation.GaussianNoise;
import dev.overfit.augmentation.HiggsSymmetries;
import dev.overfit.augmentation.Mixup;
import dev.overfit.augmentation.SwapNoise;
import dev.overfit.model.Activation;
import dev.overfit.model.ActivationLayer;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.ColumnEncoding;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.Normalization;
import dev.overfit.model.Regularizer;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.LearningRateSchedule;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.optimizer.Sgd;
import dev.overfit.training.Metric;
import dev.overfit.training.StopReason;
import java.util.Arrays;
import java.util.List;

/**
 * An example of each kind of each closed choice, with none of Keras' default numbers. Each layer
 * can be the first of a model of {@value #FEATURES} features.
 */
public final class Examples {
  /** The number of features of the models that layers are tried in. */
  public static final int FEATURES = 28;

  private static final LearningRateSchedule RATE = new InverseTimeDecay(0.01, 0.5, 3, true);
  private static final Adam ADAM = new Adam(RATE, 0.8, 0.99, 1e-5);
  private static final List<Object> ALL =
      List.of(
          new Dense(5, Activation.TANH, new Regularizer.L1L2(0.01, 0.02)),
          new ActivationLayer(Activation.RELU),
          new BatchNormalization(0.8, 0.01),
          new Dropout(0.25),
          new Normalization(nCopies(FEATURES, 0.5), nCopies(FEATURES, 4.0)),
          new Regularizer.None(),
          new Regularizer.L1(0.03),
          new Regularizer.L2(0.04),
          new Regularizer.L1L2(0.05, 0.06),
          new Constant(0.02),
          RATE,
          ADAM,
          new AdamW(ADAM, 0.1),
          new Sgd(RATE),
          new GaussianNoise(0.2),
          new HiggsSymmetries(),
          new Mixup(0.3),
          new SwapNoise(0.1),
          new ColumnEncoding.Numeric("age", 30, 40, 0.1, true, true),
          new ColumnEncoding.Categorical("city", List.of("Köln", "x"), true, true),
          new ClassWeight.None(),
          new ClassWeight.Balanced(),
          new ClassWeight.PerClass(0.5, 4),
          new StopReason.EpochsCompleted(1_500),
          new StopReason.EarlyStopped(1_320, Metric.VAL_ACCURACY, 1_120),
          new StopReason.Diverged(1_003, Double.NaN),
          new StopReason.Cancelled(1_007));

  private Examples() {}

  /**
   * Returns an example of each kind, in the order in which the choice permits the kinds.
   *
   * @throws AssertionError if a kind has no example
   */
  public static <T> List<T> of(Class<T> choice) {
    return Arrays.stream(choice.getPermittedSubclasses())
        .map(kind -> choice.cast(exampleOf(kind)))
        .toList();
  }

  private static Object exampleOf(Class<?> kind) {
    return ALL.stream()
        .filter(kind::isInstance)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("no example of the kind " + kind.getName() + ": add one"));
  }
}
