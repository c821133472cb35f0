package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.optimizer.Sgd;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Training with the steps compiled by XLA, beside the same training operation by operation. */
class CompiledTrainingTest {
  private static final double TOLERANCE = 1e-4;

  static Stream<Arguments> cases() {
    InverseTimeDecay rate = new InverseTimeDecay(0.01, 1, 30, false);
    // 1,000 rows: ten whole batches of 100; three of 300 and one of 100; one of 1,000
    return Stream.of(
        Arguments.of(Runs.TINY, new Adam(rate), 100),
        Arguments.of(Runs.TINY, new Adam(rate), 300),
        Arguments.of(Runs.TINY, new Adam(rate), 1000),
        Arguments.of(Runs.TINY, new AdamW(new Adam(rate), 0.01), 300),
        Arguments.of(Runs.TINY, new Sgd(rate), 300),
        Arguments.of(Runs.COMBINED, new Adam(rate), 300));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void itTakesTheSameCourse(ModelSpec model, Optimizer optimizer, int batchSize) {
    TrainingConfig config = Runs.SHORT.withOptimizer(optimizer).withBatchSize(batchSize);
    TrainingResult plain = Runs.train(model, config);
    TrainingResult compiled = Runs.train(model, config.withCompile(Compile.XLA));
    for (Metric metric : Metric.values()) {
      assertThat(compiled.history().values(metric))
          .as(metric.label())
          .containsExactly(plain.history().values(metric), within(TOLERANCE));
    }
    for (int i = 0; i < plain.weights().variables().size(); i++) {
      assertThat(array(compiled.weights(), i))
          .as(plain.weights().variables().get(i).name())
          .containsExactly(array(plain.weights(), i), within((float) TOLERANCE));
    }
  }

  private static float[] array(Weights weights, int variable) {
    FloatBuffer values = weights.values(variable);
    float[] array = new float[values.remaining()];
    values.get(array);
    return array;
  }

  @Test
  void stepByStepIsTheSameToTheBitAsAnEpochAtOnce() {
    TrainingConfig config = Runs.SHORT.withBatchSize(300).withCompile(Compile.XLA);
    TrainingResult whole = Runs.train(Runs.COMBINED, config);
    TrainingResult cut =
        Trainer.builder(Runs.COMBINED)
            .config(config)
            .listener(Runs.atStepEnd(end -> {}))
            .build()
            .train(Runs.SPLIT);
    assertThat(cut.weights()).isEqualTo(whole.weights());
  }

  @Test
  void itGoesOnFromACheckpointOfItsOwnKindOnly(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("checkpoint");
    TrainingConfig compiled = Runs.SHORT.withCompile(Compile.XLA);
    TrainingResult whole = Runs.train(Runs.COMBINED, compiled);
    Runs.trainUntil(
        3,
        Trainer.builder(Runs.COMBINED).config(compiled).checkpoint(new CheckpointPolicy(file, 1)));
    Trainer other = Trainer.builder(Runs.COMBINED).config(Runs.SHORT).resumeFrom(file).build();
    assertThatThrownBy(() -> other.train(Runs.SPLIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("device: expected CPU, XLA, received CPU");
    TrainingResult resumed =
        Trainer.builder(Runs.COMBINED).config(compiled).resumeFrom(file).build().train(Runs.SPLIT);
    Runs.assertSame(resumed, whole);
    assertThat(List.of(resumed.provenance().device())).containsExactly("CPU, XLA");
  }
}
