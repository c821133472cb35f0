package dev.overfit.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Split;
import dev.overfit.keras.FormulaRows;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Regularizer.L2;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Short trainings that several tests share, and what makes two of them equal. */
final class Runs {
  static final Split SPLIT = FormulaRows.load(1500).split(500, 1000);
  static final ModelSpec TINY =
      ModelSpec.binaryClassifier("Tiny", 28, new Dense(16, Activation.ELU));
  static final ModelSpec COMBINED =
      ModelSpec.binaryClassifier(
          "Combined",
          28,
          new Dense(16, Activation.ELU, new L2(0.0001)),
          new Dropout(0.5),
          new Dense(16, Activation.ELU, new L2(0.0001)),
          new Dropout(0.5));

  /** Ten steps an epoch. */
  static final TrainingConfig SHORT =
      TrainingConfig.defaults().withEpochs(6).withBatchSize(100).withoutEarlyStopping();

  private Runs() {}

  static TrainingResult train(ModelSpec model, TrainingConfig config) {
    return Trainer.builder(model).config(config).build().train(SPLIT);
  }

  /** Trains and cancels at the end of an epoch. */
  static TrainingResult trainUntil(int epoch, Trainer.Builder builder) {
    AtomicReference<Trainer> trainer = new AtomicReference<>();
    builder.listener(
        atEpochEnd(
            end -> {
              if (end.metrics().epoch() == epoch) {
                requireNonNull(trainer.get()).cancel();
              }
            }));
    trainer.set(builder.build());
    return requireNonNull(trainer.get()).train(SPLIT);
  }

  /** Trains step by step and cancels at the end of a step, counted from 0. */
  static TrainingResult trainUntilStep(long step, Trainer.Builder builder) {
    AtomicReference<Trainer> trainer = new AtomicReference<>();
    builder.listener(
        atStepEnd(
            end -> {
              if (end.step() == step) {
                requireNonNull(trainer.get()).cancel();
              }
            }));
    trainer.set(builder.build());
    return requireNonNull(trainer.get()).train(SPLIT);
  }

  /** Asserts that everything except the times is equal. */
  static void assertSame(TrainingResult actual, TrainingResult expected) {
    assertThat(actual.history()).isEqualTo(expected.history());
    assertThat(actual.weights()).isEqualTo(expected.weights());
    assertThat(actual.bestWeights()).isEqualTo(expected.bestWeights());
    assertThat(actual.validation()).isEqualTo(expected.validation());
    assertThat(actual.stopReason()).isEqualTo(expected.stopReason());
  }

  static TrainingListener atTrainingBegin(Consumer<TrainingBegin> action) {
    return new TrainingListener() {
      @Override
      public void onTrainingBegin(TrainingBegin begin) {
        action.accept(begin);
      }
    };
  }

  static TrainingListener atEpochEnd(Consumer<EpochEnd> action) {
    return new TrainingListener() {
      @Override
      public void onEpochEnd(EpochEnd end) {
        action.accept(end);
      }
    };
  }

  static TrainingListener atStepEnd(Consumer<StepEnd> action) {
    return new TrainingListener() {
      @Override
      public void onStepEnd(StepEnd end) {
        action.accept(end);
      }

      @Override
      public boolean wantsSteps() {
        return true;
      }
    };
  }

  static TrainingListener atTrainingEnd(Consumer<TrainingResult> action) {
    return new TrainingListener() {
      @Override
      public void onTrainingEnd(TrainingResult result) {
        action.accept(result);
      }
    };
  }

  /** Keeps what it hears of the beginning and of each epoch. */
  static final class Recorder implements TrainingListener {
    final List<TrainingBegin> begins = new ArrayList<>();
    final List<EpochEnd> epochs = new ArrayList<>();

    @Override
    public void onTrainingBegin(TrainingBegin begin) {
      begins.add(begin);
    }

    @Override
    public void onEpochEnd(EpochEnd end) {
      epochs.add(end);
    }

    List<Integer> epochNumbers() {
      return epochs.stream().map(end -> end.metrics().epoch()).toList();
    }
  }
}
