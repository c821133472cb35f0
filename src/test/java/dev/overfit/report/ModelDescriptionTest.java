package dev.overfit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.augmentation.Mixup;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.study.PartStudies;
import dev.overfit.study.Studies;
import dev.overfit.study.Study;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelDescriptionTest {
  private static final TrainingConfig CONFIG = TrainingConfig.defaults();
  private static final TrainingResult LARGE = result(Studies.large("Large", 0, 0), CONFIG);

  private static TrainingResult result(ModelSpec model, TrainingConfig config) {
    return Studies.result(model, config, List.of(), new StopReason.Cancelled(0));
  }

  private static Study study(TrainingResult... results) {
    return Studies.study("own", false, Optional.empty(), List.of(results));
  }

  private static String last(TrainingResult... results) {
    return ModelDescription.of(study(results), results[results.length - 1]);
  }

  @Test
  void aNetworkIsToldByItsLayers() {
    assertThat(last(result(Studies.stack("Tiny", 16), CONFIG)))
        .isEqualTo("A hidden layer of 16 units (elu)");
    assertThat(last(LARGE)).isEqualTo("4 hidden layers of 512 units (elu)");
    assertThat(
            last(
                result(
                    ModelSpec.binaryClassifier(
                        "Odd", 28, new Dense(8, Activation.RELU), new Dense(4, Activation.LINEAR)),
                    CONFIG)))
        .isEqualTo("Hidden layers, one after another: 8 units (relu), 4 units");
    assertThat(last(result(ModelSpec.binaryClassifier("Line", 28), CONFIG)))
        .isEqualTo("A linear model, without a hidden layer");
  }

  @Test
  void aRemedyIsToldByTheSameNetworkWithoutItWhereverThatStands() {
    TrainingResult combined = result(Studies.large("Combined", 0.0001, 0.5), CONFIG);
    String beside = "The same network as Large, with L2 0.0001 on kernels and dropout 0.5";
    assertThat(last(LARGE, combined)).isEqualTo(beside);
    assertThat(ModelDescription.of(study(combined, LARGE), combined)).isEqualTo(beside);
    assertThat(ModelDescription.of(study(combined, LARGE), LARGE))
        .isEqualTo("4 hidden layers of 512 units (elu)");
    assertThat(last(combined))
        .isEqualTo("4 hidden layers of 512 units (elu) with L2 0.0001 on kernels and dropout 0.5");
  }

  @Test
  void remediesOfOptimizerAndRowsAreToldToo() {
    AdamW decay = new AdamW(new Adam(CONFIG.optimizer().learningRate()), 0.4);
    assertThat(
            last(
                LARGE,
                result(
                    Studies.large("Both", 0, 0),
                    CONFIG.withOptimizer(decay).withAugmentations(new Mixup(0.2)))))
        .isEqualTo("The same network as Large, with weight decay 0.4 and mixup 0.2");
  }

  @Test
  void settingsThatDifferAreTold() {
    TrainingResult other =
        result(Studies.large("Slow", 0, 0), CONFIG.withBatchSize(64).withEpochs(50));
    assertThat(last(LARGE, other))
        .isEqualTo("The same network as Large, at most 50 epochs, batch size 64");
    assertThat(ModelDescription.of(study(LARGE, other), LARGE))
        .isEqualTo("4 hidden layers of 512 units (elu)");
  }

  @Test
  void aPartOfTheRowsIsToldByTheModelOnAllOfThem() {
    Study study = PartStudies.example();
    assertThat(study.results().stream().map(each -> ModelDescription.of(study, each)))
        .startsWith(
            "The same network as A, on 1/16 of the training rows",
            "The same network as A, on 1/8 of the training rows")
        .endsWith(
            "The same network as Bb, on 1/2 of the training rows",
            "A hidden layer of 32 units (elu)");
  }
}
