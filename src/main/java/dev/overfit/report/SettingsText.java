package dev.overfit.report;

import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.LearningRateSchedule;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.study.Figures;
import dev.overfit.training.EarlyStopping;
import java.util.List;
import java.util.Optional;

/** Settings in the words of people. */
final class SettingsText {
  private SettingsText() {}

  static String optimizer(Optimizer optimizer) {
    if (optimizer instanceof Adam adam) {
      return Figures.format(
          "Adam, beta1 %s, beta2 %s, epsilon %s",
          Figures.setting(adam.beta1()),
          Figures.setting(adam.beta2()),
          Figures.setting(adam.epsilon()));
    }
    return optimizer instanceof AdamW adamW
        ? optimizer(adamW.adam()).replaceFirst("Adam", "AdamW")
            + ", weight decay "
            + Figures.setting(adamW.weightDecay())
        : "SGD";
  }

  static String learningRate(LearningRateSchedule schedule) {
    return schedule instanceof InverseTimeDecay decay
        ? Figures.format(
            "%s / (1 + %s × step / %,d)%s",
            Figures.setting(decay.rate()),
            Figures.setting(decay.decayRate()),
            decay.decaySteps(),
            decay.staircase() ? ", the quotient rounded down" : "")
        : Figures.setting(((LearningRateSchedule.Constant) schedule).rate());
  }

  static String earlyStopping(EarlyStopping rule) {
    return Figures.format(
        "after %,d epochs in a row in which %s does not improve%s%s",
        rule.patience(),
        rule.monitor().label(),
        rule.minDelta() > 0 ? " by more than " + Figures.setting(rule.minDelta()) : "",
        rule.restoreBestWeights() ? "; the best epoch's weights are restored" : "");
  }

  /** Where the line between the classes is drawn for accuracy. */
  static String threshold(double logit) {
    return Figures.format("a probability above %.2f", 1 / (1 + Math.exp(-logit)));
  }

  /**
   * What keeps a model from overfitting: penalties and dropout; {@code none} where nothing does.
   */
  static String remedies(ModelSpec model) {
    List<String> remedies =
        model.layers().stream()
            .map(SettingsText::remedy)
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    return remedies.isEmpty() ? "none" : Figures.list(remedies);
  }

  private static Optional<String> remedy(LayerSpec layer) {
    if (layer instanceof Dense dense) {
      return penalty(dense.kernelRegularizer()).map(penalty -> penalty + " on kernels");
    }
    return layer instanceof Dropout dropout
        ? Optional.of("dropout " + Figures.setting(dropout.rate()))
        : Optional.empty();
  }

  private static Optional<String> penalty(Regularizer regularizer) {
    if (regularizer instanceof Regularizer.L1 l1) {
      return Optional.of("L1 " + Figures.setting(l1.l1()));
    }
    if (regularizer instanceof Regularizer.L2 l2) {
      return Optional.of("L2 " + Figures.setting(l2.l2()));
    }
    return regularizer instanceof Regularizer.L1L2 both
        ? Optional.of("L1 " + Figures.setting(both.l1()) + " and L2 " + Figures.setting(both.l2()))
        : Optional.empty();
  }
}
