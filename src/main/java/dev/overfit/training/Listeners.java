package dev.overfit.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The listeners of one training, called in the order in which they were added. */
final class Listeners {
  private final List<TrainingListener> all;
  private final List<TrainingListener> ofSteps;

  Listeners(List<TrainingListener> all) {
    this.all = all;
    this.ofSteps = all.stream().filter(TrainingListener::wantsSteps).toList();
  }

  boolean wantEpochs() {
    return !all.isEmpty();
  }

  boolean wantSteps() {
    return !ofSteps.isEmpty();
  }

  void begin(TrainingBegin begin) {
    all.forEach(listener -> listener.onTrainingBegin(begin));
  }

  void epochProgress(EpochProgress progress) {
    all.forEach(listener -> listener.onEpochProgress(progress));
  }

  void epochEnd(EpochEnd end) {
    all.forEach(listener -> listener.onEpochEnd(end));
  }

  void stepEnd(StepEnd end) {
    ofSteps.forEach(listener -> listener.onStepEnd(end));
  }

  /**
   * Calls all listeners even if one throws, so that each can finish what it began. Then throws the
   * first exception, with later ones as suppressed exceptions.
   */
  void trainingEnd(TrainingResult result) {
    Throwable first = null;
    for (TrainingListener listener : all) {
      try {
        listener.onTrainingEnd(result);
      } catch (RuntimeException | Error e) {
        first = firstOf(first, e);
      }
    }
    if (first instanceof Error error) {
      throw error;
    }
    if (first != null) {
      throw (RuntimeException) first;
    }
  }

  private static Throwable firstOf(@Nullable Throwable first, Throwable later) {
    if (first == null) {
      return later;
    }
    if (first != later) {
      first.addSuppressed(later);
    }
    return first;
  }
}
