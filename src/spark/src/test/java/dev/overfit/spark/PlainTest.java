package dev.overfit.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.augmentation.GaussianNoise;
import dev.overfit.augmentation.HiggsSymmetries;
import dev.overfit.data.DataOrigin;
import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.model.Activation;
import dev.overfit.model.ActivationLayer;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Normalization;
import dev.overfit.model.Regularizer;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.suite.Replicate;
import dev.overfit.training.RankMetric;
import dev.overfit.training.TrainingConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlainTest {
  @Test
  void replicateComesBackEqualWithAllItsLayersAndSettings() throws Exception {
    ModelSpec model =
        ModelSpec.binaryClassifier(
            "Everything",
            2,
            new Normalization(List.of(0.1, 0.2), List.of(1.0, 2.0)),
            new Dense(8, Activation.LINEAR, new Regularizer.L1L2(1e-5, 1e-4)),
            new BatchNormalization(0.99, 0.001),
            new ActivationLayer(Activation.ELU),
            new Dropout(0.5));
    TrainingConfig config =
        TrainingConfig.defaults()
            .withSeed(Long.MIN_VALUE)
            .withOptimizer(new AdamW(new Adam(new Constant(0.1)), 0.004, List.of("bias")))
            .withClassWeight(ClassWeight.of(0.3, 1.7))
            .withAugmentations(new HiggsSymmetries(), new GaussianNoise(0.1))
            .withTrainingShare(0.25)
            .withMetrics(RankMetric.AUC);

    Replicate replicate = new Replicate(model, config, 3);

    assertThat(sent(Plain.of(replicate)).value()).isEqualTo(replicate);
    Replicate never = new Replicate(model, config.withoutEarlyStopping(), 0);
    assertThat(sent(Plain.of(never)).value()).isEqualTo(never);
  }

  @Test
  void whatIsNoPlainDataIsRefusedBeforeItIsSent() {
    Object thread = Thread.currentThread();

    assertThatThrownBy(() -> Plain.of(List.of(thread)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Thread");
  }

  @Test
  void rowsComeBackToTheBit() throws Exception {
    Dataset training =
        Dataset.of(
            new float[][] {{1, -0.0f}, {Float.MIN_VALUE, Float.MAX_VALUE}}, new float[] {0, 1});
    Dataset others = Dataset.of(new float[][] {{5, 6}}, new float[] {1});
    DataOrigin origin = new DataOrigin("rows", "here", true, "5f", 4);

    Dataset weighed = training.withWeights(new float[] {0.5f, 2});
    Split whole = new Split(weighed, others, Optional.of(training), origin);
    Split back = sent(SentRows.of(whole)).split();

    assertThat(back.training().features()).containsExactly(training.features());
    assertThat(back.training().labels()).containsExactly(0, 1);
    assertThat(back.training().weights().orElseThrow()).containsExactly(0.5f, 2);
    assertThat(back.validation().weights()).isEmpty();
    assertThat(back.validation().features()).containsExactly(5, 6);
    assertThat(back.test()).isPresent();
    assertThat(back.origin()).isEqualTo(origin);
    Split without = new Split(training, others, origin);
    assertThat(sent(SentRows.of(without)).split().test()).isEmpty();

    Split joined = sent(SentRows.of(without.joined())).split();
    assertThat(joined.training().features())
        .containsExactly(without.joined().training().features());
    assertThat(joined.training().labels()).containsExactly(0, 1, 1);
    assertThat(joined.validation().rows()).isZero();
  }

  @SuppressWarnings("unchecked") // what goes in comes out
  private static <T> T sent(T value) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
