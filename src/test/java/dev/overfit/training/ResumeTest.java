package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.augmentation.GaussianNoise;
import dev.overfit.augmentation.HiggsSymmetries;
import dev.overfit.augmentation.Mixup;
import dev.overfit.augmentation.SwapNoise;
import dev.overfit.graph.InitialWeights;
import dev.overfit.model.Activation;
import dev.overfit.model.ActivationLayer;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Sgd;
import dev.overfit.training.Runs.Recorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that a training that is cut short and resumed ends like one that is not. */
class ResumeTest {
  private static final Adam FAST = new Adam(new Constant(0.05));
  private static final EarlyStopping SOON =
      new EarlyStopping(Metric.VAL_BINARY_CROSSENTROPY, 0, 3, false);

  /** Cut short after the first epoch, in the middle and before the last. */
  private static final TrainingConfig FOUR = Runs.SHORT.withEpochs(4);

  /** What the runs come to if they are not cut short, by name. */
  private static final Map<String, TrainingResult> WHOLE = new ConcurrentHashMap<>();

  @TempDir Path folder;

  static Stream<Arguments> runs() {
    TrainingConfig stopping = Runs.SHORT.withEpochs(100).withOptimizer(FAST);
    return Stream.of(
        Arguments.of("Adam", Runs.TINY, FOUR),
        Arguments.of("dropout and L2", Runs.COMBINED, FOUR),
        Arguments.of(
            "AdamW, a batch that is not full",
            Runs.COMBINED,
            FOUR.withBatchSize(300).withOptimizer(new AdamW(FAST, 0.004))),
        Arguments.of("SGD", Runs.TINY, FOUR.withOptimizer(new Sgd(new Constant(0.1)))),
        Arguments.of(
            "class weights, dropout, a batch that is not full",
            Runs.COMBINED,
            FOUR.withBatchSize(300).withClassWeight(ClassWeight.of(0.6, 3))),
        Arguments.of("early stopping", Runs.TINY, stopping.withEarlyStopping(SOON)),
        Arguments.of(
            "early stopping, best weights restored, dropout",
            Runs.COMBINED,
            stopping
                .withSeed(1)
                .withEarlyStopping(new EarlyStopping(Metric.VAL_ACCURACY, 0.001, 3, true))),
        Arguments.of(
            "batch normalization, a batch that is not full",
            ModelSpec.binaryClassifier(
                "Normalized",
                28,
                new Dense(16, Activation.LINEAR),
                new BatchNormalization(),
                new ActivationLayer(Activation.ELU)),
            FOUR.withBatchSize(300)),
        Arguments.of(
            "rows that are changed in every way, a batch that is not full",
            Runs.COMBINED,
            FOUR.withBatchSize(300)
                .withAugmentations(
                    new Mixup(0.4),
                    new SwapNoise(0.2),
                    new HiggsSymmetries(),
                    new GaussianNoise(0.1))),
        Arguments.of(
            "a part of the rows, a batch that is not full",
            Runs.COMBINED,
            FOUR.withBatchSize(300).withTrainingShare(0.3)),
        Arguments.of(
            "epochs of some steps that run over the end of the rows",
            Runs.COMBINED,
            Runs.SHORT.withBatchSize(300).withStepsPerEpoch(3)));
  }

  private static TrainingResult whole(String name, ModelSpec model, TrainingConfig config) {
    return WHOLE.computeIfAbsent(name, unused -> Runs.train(model, config));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void fromAnyEpochAndFromTheLastTheEndIsTheSame(
      String name, ModelSpec model, TrainingConfig config) throws IOException {
    TrainingResult whole = whole(name, model, config);
    List<TrainingState> states = new ArrayList<>();
    Path file = folder.resolve("each");
    TrainingResult saved = saveEach(model, config, file, states);
    Runs.assertSame(saved, whole);
    assertThat(states).hasSize(whole.history().size() - 1);
    for (TrainingState state : states) {
      Recorder recorder = new Recorder();
      TrainingResult resumed =
          Trainer.builder(model)
              .config(config)
              .listener(recorder)
              .resume(state)
              .build()
              .train(Runs.SPLIT);
      Runs.assertSame(resumed, whole);
      int first = state.epochs() + 1;
      assertThat(recorder.begins.get(0).firstEpoch()).isEqualTo(first);
      assertThat(recorder.epochNumbers())
          .isEqualTo(IntStream.rangeClosed(first, whole.history().size()).boxed().toList());
      assertThat(recorder.epochs.get(0).steps())
          .isEqualTo((long) first * recorder.begins.get(0).stepsPerEpoch());
    }
    assertFinished(model, config, file, saved);
  }

  private static void assertFinished(
      ModelSpec model, TrainingConfig config, Path file, TrainingResult whole) throws IOException {
    Recorder recorder = new Recorder();
    TrainingResult again =
        Trainer.builder(model)
            .config(config)
            .resumeFrom(file)
            .listener(recorder)
            .build()
            .train(Runs.SPLIT);
    Runs.assertSame(again, whole);
    assertThat(again.medianEpoch()).isEqualTo(whole.medianEpoch());
    assertThat(again.provenance().started()).isEqualTo(whole.provenance().started());
    assertThat(recorder.epochs).isEmpty();
  }

  /** Trains and keeps the checkpoints of all epochs except the last, which stays in the file. */
  private static TrainingResult saveEach(
      ModelSpec model, TrainingConfig config, Path file, List<TrainingState> states) {
    TrainingListener reading =
        Runs.atEpochEnd(
            end -> {
              if (end.metrics().epoch() > 1) {
                states.add(read(file));
              }
            });
    return Trainer.builder(model)
        .config(config)
        .checkpoint(new CheckpointPolicy(file, 1))
        .listener(reading)
        .build()
        .train(Runs.SPLIT);
  }

  private static TrainingState read(Path file) {
    try {
      return Checkpoint.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void cutShortAfterAnEpochItSaysSo() throws IOException {
    Path file = folder.resolve("checkpoint");
    TrainingResult part = Runs.trainUntil(3, saving(Runs.TINY, Runs.SHORT, file));
    assertThat(part.stopReason()).isEqualTo(new StopReason.Cancelled(3));
    assertThat(Checkpoint.read(file).history()).isEqualTo(part.history());
    assertThat(Checkpoint.read(file).run().model()).contains(Runs.TINY.name());
    Runs.assertSame(
        resume(Runs.TINY, Runs.SHORT, Checkpoint.read(file)), Runs.train(Runs.TINY, Runs.SHORT));
  }

  @Test
  void theCasesStopEarlyAndOnlyAfterSomeEpochs() {
    for (Arguments run : runs().toList().subList(5, 7)) {
      TrainingResult result =
          whole((String) run.get()[0], (ModelSpec) run.get()[1], (TrainingConfig) run.get()[2]);
      assertThat(result.stopReason()).isInstanceOf(StopReason.EarlyStopped.class);
      assertThat(result.history().size()).isBetween(5, 60);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void cutShortWithinAnEpochTheEndIsTheSame(String name, ModelSpec model, TrainingConfig config)
      throws IOException {
    Path file = folder.resolve("checkpoint");
    int inAPass = (1000 - 1) / config.batchSize() + 1;
    int stepsPerEpoch = config.stepsPerEpoch() > 0 ? config.stepsPerEpoch() : inAPass;
    long last = 2L * stepsPerEpoch + 1;
    Runs.trainUntilStep(last, saving(model, config, file));
    TrainingState state = Checkpoint.read(file);
    assertThat(state.epochs()).isEqualTo(2);
    assertThat(state.unfinished().steps()).isEqualTo(2);
    Runs.assertSame(resume(model, config, state), whole(name, model, config));
  }

  @Test
  void cutShortAgainAndAgainTheEndIsTheSame() throws IOException {
    Path file = folder.resolve("checkpoint");
    Checkpoint.write(file, stateAfter(1, Runs.COMBINED, Runs.SHORT));
    for (int epoch = 2; epoch < 6; epoch++) {
      Trainer.Builder builder = saving(Runs.COMBINED, Runs.SHORT, file).resumeFrom(file);
      assertThat(Runs.trainUntil(epoch, builder).stopReason())
          .isEqualTo(new StopReason.Cancelled(epoch));
    }
    Runs.assertSame(
        resume(Runs.COMBINED, Runs.SHORT, Checkpoint.read(file)),
        Runs.train(Runs.COMBINED, Runs.SHORT));
  }

  @Test
  void itIsKnownBeforehandWhetherAStateIsTheEnd() throws IOException {
    TrainingState end = stateAfter(6, Runs.COMBINED, Runs.SHORT.withEpochs(6));
    assertThat(hasEnded(Runs.SHORT.withEpochs(6), end)).isTrue();
    assertThat(hasEnded(Runs.SHORT.withEpochs(7), end)).isFalse();
    assertThat(hasEnded(Runs.SHORT.withEpochs(6), stateAfter(5, Runs.COMBINED, Runs.SHORT)))
        .isFalse();
    assertThat(Trainer.builder(Runs.COMBINED).config(Runs.SHORT).build().hasEnded(Runs.SPLIT))
        .isFalse();
    assertThatThrownBy(() -> hasEnded(Runs.SHORT.withEpochs(6).withSeed(9), end))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seed: expected 0, received 9");
  }

  private static boolean hasEnded(TrainingConfig config, TrainingState state) {
    return Trainer.builder(Runs.COMBINED).config(config).resume(state).build().hasEnded(Runs.SPLIT);
  }

  @Test
  void aTrainingThatDivergedIsFinished() throws IOException {
    Path file = folder.resolve("checkpoint");
    TrainingConfig config = Runs.SHORT.withOptimizer(new Sgd(new Constant(1e30)));
    TrainingResult whole = saving(Runs.TINY, config, file).build().train(Runs.SPLIT);
    assertThat(whole.stopReason()).isInstanceOf(StopReason.Diverged.class);
    TrainingResult again = resume(Runs.TINY, config, Checkpoint.read(file));
    assertThat(again.stopReason()).isEqualTo(whole.stopReason());
    assertThat(again.history()).isEqualTo(whole.history());
  }

  @Test
  void moreEpochsExtendARun() throws IOException {
    TrainingState state = stateAfter(6, Runs.COMBINED, Runs.SHORT);
    Runs.assertSame(
        resume(Runs.COMBINED, Runs.SHORT.withEpochs(9), state),
        Runs.train(Runs.COMBINED, Runs.SHORT.withEpochs(9)));
  }

  @Test
  void morePatienceExtendsARun() throws IOException {
    TrainingConfig config = Runs.SHORT.withEpochs(100).withOptimizer(FAST).withEarlyStopping(SOON);
    TrainingConfig patient =
        config.withEarlyStopping(new EarlyStopping(Metric.VAL_BINARY_CROSSENTROPY, 0, 8, true));
    Path file = folder.resolve("checkpoint");
    saving(Runs.TINY, config, file).build().train(Runs.SPLIT);
    Runs.assertSame(
        resume(Runs.TINY, patient, Checkpoint.read(file)), Runs.train(Runs.TINY, patient));
  }

  @Test
  void givenWeightsAndOrderAreGoneOnWith() throws IOException {
    Weights start = InitialWeights.draw(Runs.TINY, 99);
    Path file = folder.resolve("checkpoint");
    for (int epochs : List.of(2, 6)) {
      Trainer.Builder builder =
          Trainer.builder(Runs.TINY)
              .config(Runs.SHORT.withEpochs(epochs))
              .initialWeights(start)
              .rowOrder(RowOrder.sequential())
              .checkpoint(new CheckpointPolicy(file, 2));
      if (epochs == 6) {
        builder.resumeFrom(file);
      }
      builder.build().train(Runs.SPLIT);
    }
    TrainingResult whole =
        Trainer.builder(Runs.TINY)
            .config(Runs.SHORT)
            .initialWeights(start)
            .rowOrder(RowOrder.sequential())
            .build()
            .train(Runs.SPLIT);
    TrainingState end = Checkpoint.read(file);
    assertThat(end.history()).isEqualTo(whole.history());
    assertThat(end.bestWeights()).isEqualTo(whole.bestWeights());
  }

  @Test
  void writingCheckpointsChangesNoFigure() {
    TrainingResult saved =
        Trainer.builder(Runs.COMBINED)
            .config(Runs.SHORT)
            .checkpoint(new CheckpointPolicy(folder.resolve("checkpoint"), 1))
            .build()
            .train(Runs.SPLIT);
    Runs.assertSame(saved, Runs.train(Runs.COMBINED, Runs.SHORT));
  }

  private TrainingState stateAfter(int epoch, ModelSpec model, TrainingConfig config)
      throws IOException {
    Path file = folder.resolve("after");
    Runs.trainUntil(epoch, saving(model, config, file));
    return Checkpoint.read(file);
  }

  private static Trainer.Builder saving(ModelSpec model, TrainingConfig config, Path file) {
    return Trainer.builder(model).config(config).checkpoint(CheckpointPolicy.of(file));
  }

  private static TrainingResult resume(
      ModelSpec model, TrainingConfig config, TrainingState state) {
    return Trainer.builder(model).config(config).resume(state).build().train(Runs.SPLIT);
  }
}
