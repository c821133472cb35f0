package dev.overfit.export;

import dev.overfit.model.Activation;
import dev.overfit.model.ActivationLayer;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.ClassWeight.PerClass;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.optimizer.Sgd;
import java.util.List;

/**
 * A model, an optimizer and class weights to export. Together the cases use every layer, penalty
 * and update.
 */
record ExportCase(ModelSpec model, Optimizer optimizer, PerClass classWeight) {
  static final ExportCase TINY =
      of("Tiny", new Adam(new InverseTimeDecay(0.001, 1, 20_000, false)), elu(16));
  static final ExportCase LARGE =
      of(
          "Large",
          new Adam(new InverseTimeDecay(0.001, 1, 20_000, false)),
          elu(512),
          elu(512),
          elu(512),
          elu(512));
  static final ExportCase COMBINED =
      of(
          "Combined",
          new Adam(new InverseTimeDecay(0.001, 1, 50, false)),
          new Dense(64, Activation.ELU, new Regularizer.L2(0.0001)),
          new Dropout(0.5),
          new Dense(64, Activation.TANH, new Regularizer.L1L2(0.0001, 0.001)),
          new Dropout(0.25));
  static final ExportCase DECAYED =
      of(
          "Decayed",
          new AdamW(new Adam(new InverseTimeDecay(0.001, 0.5, 10, true)), 0.004),
          new Dense(32, Activation.RELU, new Regularizer.L1(0.0001)),
          new Dropout(0.5));
  static final ExportCase DESCENT = of("Descent", new Sgd(new Constant(0.05)), elu(16));
  static final ExportCase NORMALIZED =
      of(
          "Normalized",
          new AdamW(new Adam(new Constant(0.001)), 0.004).excluding("bias", "gamma", "beta"),
          new Dense(24, Activation.LINEAR, new Regularizer.L2(0.0001)),
          new BatchNormalization(),
          new ActivationLayer(Activation.ELU),
          new Dropout(0.25),
          new Dense(16, Activation.LINEAR),
          new BatchNormalization(0.9, 0.01),
          new ActivationLayer(Activation.TANH));
  static final ExportCase WEIGHTED =
      new ExportCase(
          ModelSpec.binaryClassifier(
              "Weighted",
              28,
              new Dense(16, Activation.ELU, new Regularizer.L2(0.0001)),
              new Dropout(0.25)),
          new Adam(new Constant(0.001)),
          ClassWeight.of(0.6, 3));
  static final List<ExportCase> ALL =
      List.of(TINY, LARGE, COMBINED, DECAYED, DESCENT, NORMALIZED, WEIGHTED);

  private static ExportCase of(String name, Optimizer optimizer, LayerSpec... hidden) {
    return new ExportCase(ModelSpec.binaryClassifier(name, 28, hidden), optimizer, PerClass.ALIKE);
  }

  private static Dense elu(int units) {
    return new Dense(units, Activation.ELU);
  }

  String name() {
    return model.name();
  }

  @Override
  public String toString() {
    return name();
  }
}
