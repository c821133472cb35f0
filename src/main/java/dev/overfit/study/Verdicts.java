package dev.overfit.study;

import dev.overfit.training.StopReason;
import dev.overfit.training.StopReason.Cancelled;
import dev.overfit.training.StopReason.Diverged;
import dev.overfit.training.StopReason.EarlyStopped;
import dev.overfit.training.StopReason.EpochsCompleted;
import java.util.List;
import java.util.Optional;

/**
 * On which models a study can give a verdict, that is say how they generalise and whether they
 * overfit, and why it cannot on the others: if all rows that train or validate are of one class, on
 * none; never on a model that diverged or has fewer than {@value #LEAST_EPOCHS} epochs.
 */
public final class Verdicts {
  static final int LEAST_EPOCHS = 2;

  private final List<Outcome> outcomes;
  private final Optional<String> onNone;
  private final double knowingNothing;

  private Verdicts(Study study, Labels labels) {
    this.outcomes = study.outcomes();
    this.onNone = labels.unjudgeable();
    this.knowingNothing = labels.onValidation().binaryCrossentropy();
  }

  /** Those of a study. */
  public static Verdicts of(Study study) {
    return new Verdicts(study, Labels.of(study));
  }

  /** The models with a verdict, in the study's order. */
  List<Outcome> judged() {
    return onNone.isPresent() ? List.of() : sound();
  }

  /** The models that ended well enough for one, whatever the rows are. */
  List<Outcome> sound() {
    return outcomes.stream().filter(Verdicts::isSound).toList();
  }

  /** The models that did not diverge but have too few epochs. */
  List<Outcome> tooShort() {
    return outcomes.stream().filter(outcome -> !hasDiverged(outcome) && isShort(outcome)).toList();
  }

  /** Why there is a verdict on no model; empty if there is one on any. */
  Optional<String> whyNone() {
    if (onNone.isPresent()) {
      return onNone;
    }
    return sound().isEmpty()
        ? Optional.of(
            Figures.format("none has %d epochs behind it without diverging", LEAST_EPOCHS))
        : Optional.empty();
  }

  /** Why there is no verdict on a model, in words; empty if there is one. */
  public Optional<String> why(Outcome outcome) {
    return onNone.or(() -> unsound(outcome));
  }

  /** The crossentropy on the validation rows of knowing nothing. */
  double knowingNothing() {
    return knowingNothing;
  }

  /** Whether the best epoch of a model does not come below knowing nothing. */
  boolean noBetterThanNothing(Outcome outcome) {
    return outcome.bestValue() >= knowingNothing;
  }

  /** Whether a model ended well enough for a verdict, whatever the rows are. */
  static boolean isSound(Outcome outcome) {
    return unsound(outcome).isEmpty();
  }

  private static Optional<String> unsound(Outcome outcome) {
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

  private static boolean hasDiverged(Outcome outcome) {
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
