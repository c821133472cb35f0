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
 * overfit and from which epoch, what each bought against the baseline, what the test rows give, and
 * what went wrong. Models are ranked by the validation rows; on which there is no verdict at all,
 * see {@link Verdicts}.
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
  private final Verdicts verdicts;
  private final List<Outcome> judged;

  private Findings(Study study) {
    this.study = study;
    this.verdicts = Verdicts.of(study);
    this.judged = verdicts.judged();
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
    sentences.add(Answer.of(study, verdicts));
    noBetterThanNothing().ifPresent(sentences::add);
    TestRows.sentence(study, verdicts).ifPresent(sentences::add);
    Replication.sentence(study).ifPresent(sentences::add);
    sentences.addAll(Remedies.sentences(study, judged));
    each(o -> o.overfitting().isPresent()).map(Findings::overfits).forEach(sentences::add);
    withoutOverfitting().ifPresent(sentences::add);
    gaps().ifPresent(sentences::add);
    tooShort().ifPresent(sentences::add);
    study.outcomes().stream().flatMap(o -> cutShort(o).stream()).forEach(sentences::add);
    return List.copyOf(sentences);
  }

  private Stream<Outcome> each(Predicate<Outcome> which) {
    return judged.stream().filter(which);
  }

  /** Said where some are better; if none is, the answer says it. */
  private Optional<String> noBetterThanNothing() {
    List<Outcome> none = each(verdicts::noBetterThanNothing).toList();
    if (none.isEmpty() || (none.size() == judged.size() && judged.size() > 1)) {
      return Optional.empty();
    }
    return Optional.of(
        Figures.format(
            "%s %s no better than knowing nothing, which gives a validation crossentropy of %s.",
            names(none),
            none.size() == 1 ? "is" : "are",
            Figures.crossentropy(verdicts.knowingNothing())));
  }

  private static String names(List<Outcome> outcomes) {
    return Figures.list(outcomes.stream().map(Outcome::name).toList());
  }

  private Optional<String> tooShort() {
    List<Outcome> few = verdicts.tooShort();
    return few.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Figures.format(
                "%s %s fewer than %d epochs behind %s, too few for a verdict.",
                names(few),
                few.size() == 1 ? "has" : "have",
                Verdicts.LEAST_EPOCHS,
                few.size() == 1 ? "it" : "them"));
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
    List<Outcome> none = each(o -> o.overfitting().isEmpty()).toList();
    if (none.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Figures.format(
            "%s %s not overfit: validation crossentropy has not risen by more than %s while training"
                + " crossentropy fell.",
            names(none), none.size() == 1 ? "does" : "do", Overfitting.MARGIN));
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
        "%s diverged: its loss was %s in epoch %s. There is no verdict on it; its figures are of the"
            + " epochs before.",
        outcome.name(), Figures.crossentropy(reason.loss()), Figures.count(reason.epoch()));
  }

  private static String cancelled(Outcome outcome) {
    return Figures.format(
        "%s was cancelled after %s epochs; its figures are those up to there.",
        outcome.name(), Figures.count(outcome.epochs()));
  }
}
