package dev.overfit.study;

import dev.overfit.training.EpochMetrics;
import dev.overfit.training.StopReason;
import dev.overfit.training.StopReason.Cancelled;
import dev.overfit.training.StopReason.Diverged;
import dev.overfit.training.StopReason.EarlyStopped;
import dev.overfit.training.StopReason.EpochsCompleted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a study found, in sentences derived from its figures: which model generalises best, which
 * overfit and from which epoch, what each bought against the baseline, and what went wrong.
 */
public final class Findings {
  /** What counts as overfitting, in a sentence. */
  public static final String DEFINITION =
      Figures.format(
          "A model counts as overfitting where its validation crossentropy, smoothed over epochs,"
              + " ends more than %s above its lowest while its training crossentropy has gone on"
              + " falling.",
          Overfitting.MARGIN);

  private final Study study;
  private final List<Outcome> outcomes;

  private Findings(Study study) {
    this.study = study;
    this.outcomes = study.outcomes();
  }

  /**
   * The sentences, the answer first; at least one. Each is plain text and complete alone; the first
   * says so where the rows are simulated.
   */
  public static List<String> of(Study study) {
    return new Findings(study).sentences();
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(answer());
    Replication.sentence(study).ifPresent(sentences::add);
    sentences.addAll(Remedies.sentences(study, outcomes));
    each(o -> o.overfitting().isPresent()).map(Findings::overfits).forEach(sentences::add);
    withoutOverfitting().ifPresent(sentences::add);
    gaps().ifPresent(sentences::add);
    outcomes.stream().flatMap(o -> cutShort(o).stream()).forEach(sentences::add);
    return List.copyOf(sentences);
  }

  private Stream<Outcome> each(Predicate<Outcome> which) {
    return outcomes.stream().filter(which);
  }

  private String answer() {
    Optional<Outcome> best =
        each(Outcome::hasBest).min(Comparator.comparingDouble(Outcome::bestValue));
    if (best.isEmpty()) {
      return "No model has a validation crossentropy that is a number.";
    }
    String rows = study.split().origin().simulated() ? "On simulated rows, " : "";
    return rows
        + (outcomes.size() == 1 ? alone(best.get()) : winner(best.get()) + closeTo(best.get()));
  }

  private static String alone(Outcome only) {
    return only.bestIsLowest()
        ? Figures.format(
            "%s reaches its lowest validation crossentropy, %s, at epoch %s.",
            only.name(), Figures.crossentropy(only.bestValue()), only.bestEpoch())
        : Figures.format(
            "%s has a validation crossentropy of %s at its best epoch, %s, by %s.",
            only.name(),
            Figures.crossentropy(only.bestValue()),
            only.bestEpoch(),
            only.result().config().bestRule().words());
  }

  private String winner(Outcome best) {
    boolean lowest = each(Outcome::hasBest).allMatch(Outcome::bestIsLowest);
    return Figures.format(
        "%s generalises best: of the %d models%s it reaches the lowest validation crossentropy, %s"
            + " at epoch %s.",
        best.name(),
        outcomes.size(),
        lowest ? "" : ", each at its best epoch,",
        Figures.crossentropy(best.bestValue()),
        best.bestEpoch());
  }

  private String closeTo(Outcome best) {
    List<String> names =
        each(o -> !o.isSame(best) && o.bestValue() - best.bestValue() < Overfitting.MARGIN)
            .map(Outcome::name)
            .toList();
    if (names.isEmpty()) {
      return "";
    }
    return Figures.format(
        " %s %s within %s of it, which %s validation rows hardly tell apart.",
        Figures.list(names),
        names.size() == 1 ? "comes" : "come",
        Overfitting.MARGIN,
        Figures.count(study.split().validation().rows()));
  }

  private static String overfits(Outcome outcome) {
    Overfitting overfitting = outcome.overfitting().orElseThrow();
    EpochMetrics lowest = outcome.lowest().orElseThrow();
    return Figures.format(
        "%s (%s parameters) overfits from epoch %s on: its validation crossentropy, lowest at epoch"
            + " %s (%s), has risen by %s since, while its training crossentropy went on falling.",
        outcome.name(),
        Figures.count(outcome.parameters()),
        Figures.count(overfitting.from()),
        Figures.count(lowest.epoch()),
        Figures.crossentropy(lowest.valBinaryCrossentropy()),
        Figures.crossentropy(overfitting.rise()));
  }

  private Optional<String> withoutOverfitting() {
    List<String> names =
        each(o -> o.overfitting().isEmpty() && o.hasBest()).map(Outcome::name).toList();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Figures.format(
            "%s %s not overfit: validation crossentropy has not risen by more than %s while training"
                + " crossentropy fell.",
            Figures.list(names), names.size() == 1 ? "does" : "do", Overfitting.MARGIN));
  }

  private Optional<String> gaps() {
    List<Outcome> finite = each(outcome -> Double.isFinite(outcome.gap())).toList();
    if (finite.size() < 2) {
      return Optional.empty();
    }
    String figures =
        finite.stream()
            .map(outcome -> outcome.name() + " " + Figures.crossentropy(outcome.gap()))
            .collect(Collectors.joining(", "));
    return Optional.of(
        "After the last epoch, validation crossentropy exceeds training crossentropy by: "
            + figures
            + (study.baseline().isEmpty() && growsWithParameters(finite)
                ? "; the more parameters, the wider the gap."
                : "."));
  }

  private static boolean growsWithParameters(List<Outcome> outcomes) {
    List<Outcome> bySize =
        outcomes.stream().sorted(Comparator.comparingLong(Outcome::parameters)).toList();
    for (int i = 1; i < bySize.size(); i++) {
      if (bySize.get(i).parameters() == bySize.get(i - 1).parameters()
          || bySize.get(i).gap() <= bySize.get(i - 1).gap()) {
        return false;
      }
    }
    return true;
  }

  /** What cut a training short; empty where it came to its end. */
  private static Optional<String> cutShort(Outcome outcome) {
    return outcome
        .result()
        .stopReason()
        .accept(
            new StopReason.Visitor<>() {
              @Override
              public Optional<String> epochsCompleted(EpochsCompleted reason) {
                return Optional.empty();
              }

              @Override
              public Optional<String> earlyStopped(EarlyStopped reason) {
                return Optional.empty();
              }

              @Override
              public Optional<String> diverged(Diverged reason) {
                return Optional.of(Findings.diverged(outcome, reason));
              }

              @Override
              public Optional<String> cancelled(Cancelled reason) {
                return Optional.of(Findings.cancelled(outcome));
              }
            });
  }

  private static String diverged(Outcome outcome, Diverged reason) {
    return Figures.format(
        "%s diverged: its loss was %s in epoch %s; what is said of it stands on the epochs before.",
        outcome.name(), Figures.crossentropy(reason.loss()), Figures.count(reason.epoch()));
  }

  private static String cancelled(Outcome outcome) {
    return Figures.format(
        "%s was cancelled after %s epochs; its figures are those up to there.",
        outcome.name(), Figures.count(outcome.epochs()));
  }
}
