package dev.overfit.study;

import dev.overfit.evaluation.Evaluation;
import dev.overfit.training.StopReason;
import dev.overfit.training.StopReason.Cancelled;
import dev.overfit.training.StopReason.Diverged;
import dev.overfit.training.StopReason.EarlyStopped;
import dev.overfit.training.StopReason.EpochsCompleted;
import java.util.List;
import java.util.Optional;

/**
 * Decides which models a study can give a verdict on, that is, say how they generalize and whether
 * they overfit, and why it cannot on the others: on none if all rows of a part are of one class,
 * and never on a training that was cut short, diverged or has fewer than {@value #LEAST_EPOCHS}
 * epochs.
 */
public final class Verdicts {
  static final int LEAST_EPOCHS = 2;

  /** Why there is no verdict if no training ended well enough. */
  static final String NONE_IS_SOUND =
      Figures.format("none has %d epochs behind it without diverging", LEAST_EPOCHS);

  private static final String NONE_HAS_ENDED =
      Figures.format("none has come to its end, and %d epochs, without diverging", LEAST_EPOCHS);

  private final List<ModelOutcomes> models;
  private final JudgingRows rows;
  private final Optional<String> onNone;
  private final double knowingNothing;

  private Verdicts(Study study, Labels labels) {
    this.models = study.models();
    this.rows = JudgingRows.of(study);
    this.onNone = labels.unjudgeable();
    this.knowingNothing =
        labels
            .onTest()
            .filter(test -> rows == JudgingRows.TEST)
            .map(Evaluation::binaryCrossentropy)
            .orElseGet(labels::floor);
  }

  /** Returns the verdicts of a study. */
  public static Verdicts of(Study study) {
    return new Verdicts(study, Labels.of(study));
  }

  /** The models with a verdict, in the study's order: those with at least one sound replicate. */
  List<ModelOutcomes> judged() {
    return onNone.isPresent() ? List.of() : sound();
  }

  private List<ModelOutcomes> sound() {
    return models.stream().filter(model -> !model.sound().isEmpty()).toList();
  }

  /** The models with a training that neither diverged nor was cut short but has too few epochs. */
  List<ModelOutcomes> tooShort() {
    return models.stream()
        .filter(
            model ->
                model.replicates().stream()
                    .map(ReplicateResult::outcome)
                    .anyMatch(each -> !each.isCut() && !hasDiverged(each) && isShort(each)))
        .toList();
  }

  /** Returns why no model has a verdict; empty if any has one. */
  Optional<String> whyNone() {
    if (onNone.isPresent()) {
      return onNone;
    }
    if (!sound().isEmpty()) {
      return Optional.empty();
    }
    boolean ended = models.stream().allMatch(model -> model.ended().equals(model.replicates()));
    return Optional.of(ended ? NONE_IS_SOUND : NONE_HAS_ENDED);
  }

  /** Returns why there is no verdict on a training, in words; empty if there is one. */
  public Optional<String> why(Outcome outcome) {
    return onNone.or(() -> unsound(outcome));
  }

  /** The crossentropy of knowing nothing on the judging rows. */
  public double knowingNothing() {
    return knowingNothing;
  }

  /** Returns whether the mean crossentropy of a model is not below that of knowing nothing. */
  boolean noBetterThanNothing(ModelOutcomes model) {
    return Figures.shown(model.mean(rows::crossentropy)) >= Figures.shown(knowingNothing);
  }

  /** Returns whether a training ended well enough for a verdict, whatever its rows are. */
  static boolean isSound(Outcome outcome) {
    return unsound(outcome).isEmpty();
  }

  private static Optional<String> unsound(Outcome outcome) {
    if (outcome.isCut()) {
      return Optional.of("it was cut short");
    }
    if (hasDiverged(outcome)) {
      return Optional.of("it diverged");
    }
    if (isShort(outcome)) {
      return Optional.of(Figures.format("it has fewer than %d epochs", LEAST_EPOCHS));
    }
    return outcome.hasBest()
        ? Optional.empty()
        : Optional.of("it has no validation crossentropy that is a number");
  }

  private static boolean isShort(Outcome outcome) {
    return outcome.epochs() < LEAST_EPOCHS;
  }

  /** Returns whether a training ended because its loss was no longer finite. */
  public static boolean hasDiverged(Outcome outcome) {
    return outcome
        .result()
        .stopReason()
        .accept(
            new StopReason.Visitor<>() {
              @Override
              public Boolean epochsCompleted(EpochsCompleted reason) {
                return false;
              }

              @Override
              public Boolean earlyStopped(EarlyStopped reason) {
                return false;
              }

              @Override
              public Boolean diverged(Diverged reason) {
                return true;
              }

              @Override
              public Boolean cancelled(Cancelled reason) {
                return false;
              }
            });
  }
}
