package dev.overfit.report;

import dev.overfit.choice.Remedy;
import dev.overfit.choice.Words;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.ClassWeight.PerClass;
import dev.overfit.study.Figures;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.TrainingResult;
import java.util.List;

/** Describes settings in words. */
final class SettingsText {
  private SettingsText() {}

  static String earlyStopping(EarlyStopping rule) {
    return Figures.format(
        "after %,d epochs in a row in which %s does not improve%s%s",
        rule.patience(),
        rule.monitor().label(),
        rule.minDelta() > 0 ? " by more than " + Words.number(rule.minDelta()) : "",
        rule.restoreBestWeights() ? "; the best epoch's weights are restored" : "");
  }

  /** Describes the threshold between the classes that accuracy uses. */
  static String threshold(double logit) {
    return Figures.format("a probability above %.2f", 1 / (1 + Math.exp(-logit)));
  }

  /** Describes the weights of rows in the training loss by label. */
  static String classWeight(TrainingResult result) {
    ClassWeight setting = result.config().classWeight();
    PerClass weight = result.classWeight();
    return setting.equals(ClassWeight.BALANCED)
        ? Figures.format(
            "%s: %.4f for label 0, %.4f for label 1",
            setting.words(), weight.negative(), weight.positive())
        : setting.words();
  }

  /**
   * Describes what keeps a model from overfitting: its layers, its optimizer and its rows; {@code
   * none} if nothing does.
   */
  static String remedies(TrainingResult result) {
    List<String> remedies = result.remedies().stream().map(Remedy::words).toList();
    return remedies.isEmpty() ? "none" : Figures.list(remedies);
  }
}
