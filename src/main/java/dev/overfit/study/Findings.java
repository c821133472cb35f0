package dev.overfit.study;

import dev.overfit.training.StopReason;
import dev.overfit.training.StopReason.Cancelled;
import dev.overfit.training.StopReason.Diverged;
import dev.overfit.training.StopReason.EarlyStopped;
import dev.overfit.training.StopReason.EpochsCompleted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a study found, in sentences derived from the figures of its tables: which model generalizes
 * best and whether its lead is real, what each difference is worth, which models underfit or
 * overfit, and what went wrong. {@link Verdicts} says which models get no verdict at all.
 */
public final class Findings {
  private static final int LEAST_FOR_A_TREND = 3;

  private final Analysis analysis;
  private final Study study;
  private final List<ModelOutcomes> judged;

  private Findings(Analysis analysis) {
    this.analysis = analysis;
    this.study = analysis.study();
    this.judged = analysis.judged();
  }

  /** Returns the findings of a study that has not been evaluated yet. */
  public static List<String> of(Study study) {
    return of(Analysis.of(study));
  }

  /**
   * Returns the sentences, the answer first; at least one. Each is plain text and stands alone; the
   * first one says if the rows are simulated.
   */
  public static List<String> of(Analysis analysis) {
    return new Findings(analysis).sentences();
  }

  /** Returns the definitions of the terms in the sentences and tables, one sentence each. */
  public static List<String> definitions(Analysis analysis) {
    List<String> definitions = new ArrayList<>();
    if (analysis.canBeJudged().isEmpty()) {
      return definitions;
    }
    Set<CourseState> states = EnumSet.noneOf(CourseState.class);
    analysis.canBeJudged().forEach(model -> states.addAll(Courses.of(model).counts().keySet()));
    states.forEach(state -> definitions.add(state.definition()));
    definitions.add(Underfitting.DEFINITION);
    definitions.addAll(LearningCurves.definitions(analysis));
    return definitions;
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(Answer.of(analysis));
    tooFewReplicates().ifPresent(sentences::add);
    noBetterThanNothing().ifPresent(sentences::add);
    sentences.addAll(LearningCurves.sentences(analysis));
    sentences.addAll(Differences.sentences(analysis));
    sentences.addAll(Underfitting.sentences(analysis));
    sentences.addAll(Courses.sentences(judged));
    gaps().ifPresent(sentences::add);
    belowTraining().ifPresent(sentences::add);
    warmUps().ifPresent(sentences::add);
    changedRows().ifPresent(sentences::add);
    tooShort().ifPresent(sentences::add);
    for (ModelOutcomes model : analysis.models()) {
      model.replicates().forEach(each -> cutShort(each).ifPresent(sentences::add));
    }
    return List.copyOf(sentences);
  }

  /** Says so if no difference in the study could be real, however large. */
  private Optional<String> tooFewReplicates() {
    int pairs = analysis.pairs().min().orElse(0);
    int replicates = analysis.replicates();
    if (pairs == 0
        || replicates < 2
        || study.resampled()
        || Settlement.canBeReal(replicates, pairs)) {
      return Optional.empty();
    }
    return Optional.of(
        Figures.format(
            "With %d replicates no difference between two models of this study can be real: over"
                + "%s %d pair%s, Holm's p cannot come below %s; %d replicates are enough.",
            replicates,
            analysis.pairs().count() > 1 ? " its smallest table of" : "",
            pairs,
            pairs == 1 ? "" : "s",
            Figures.crossentropy(Settlement.lowestP(replicates, pairs)),
            Settlement.enoughReplicates(pairs)));
  }

  /** Names the models no better than knowing nothing; if all of several are, the answer says so. */
  private Optional<String> noBetterThanNothing() {
    List<ModelOutcomes> none =
        judged.stream().filter(analysis.verdicts()::noBetterThanNothing).toList();
    if (none.isEmpty() || (none.size() == judged.size() && judged.size() > 1)) {
      return Optional.empty();
    }
    return Optional.of(
        Figures.format(
            "%s %s no better than knowing nothing, which gives a crossentropy of %s on the %s.",
            names(none),
            none.size() == 1 ? "is" : "are",
            Figures.crossentropy(analysis.verdicts().knowingNothing()),
            analysis.rows().words(study)));
  }

  private static String names(List<ModelOutcomes> models) {
    return Figures.list(models.stream().map(ModelOutcomes::name).toList());
  }

  private Optional<String> gaps() {
    List<ModelOutcomes> finite =
        judged.stream().filter(model -> Double.isFinite(gap(model))).toList();
    if (finite.size() < 2) {
      return Optional.empty();
    }
    String figures =
        finite.stream()
            .map(model -> model.name() + " " + Figures.crossentropy(gap(model)))
            .collect(Collectors.joining(", "));
    return Optional.of(
        "Validation minus training crossentropy after the last epoch: "
            + figures
            + (study.baseline().isEmpty() && growsWithParameters(finite)
                ? "; the more parameters, the wider the gap."
                : "."));
  }

  /**
   * Returns the gap of the means as displayed, so that it is the difference of two table columns.
   */
  static double gap(ModelOutcomes model) {
    return Figures.difference(
        model.mean(Outcome::lastValidation), model.mean(Outcome::lastTraining));
  }

  private static boolean growsWithParameters(List<ModelOutcomes> models) {
    List<ModelOutcomes> bySize =
        models.stream().sorted(Comparator.comparingLong(ModelOutcomes::parameters)).toList();
    for (int i = 1; i < bySize.size(); i++) {
      if (bySize.get(i).parameters() == bySize.get(i - 1).parameters()
          || gap(bySize.get(i)) <= gap(bySize.get(i - 1))) {
        return false;
      }
    }
    return models.size() >= LEAST_FOR_A_TREND;
  }

  private Optional<String> belowTraining() {
    List<ModelOutcomes> below = judged.stream().filter(model -> gap(model) < 0).toList();
    if (below.isEmpty()) {
      return Optional.empty();
    }
    boolean drops =
        below.stream().anyMatch(model -> Regularization.of(model.first().result().model()).drops());
    return Optional.of(
        Figures.format(
            "The validation crossentropy of %s ends below the training crossentropy, which is no"
                + " error: the training figure is a mean over the epoch, while the weights still"
                + " moved%s; the validation figure is taken after it%s.",
            names(below), drops ? " and dropout was on" : "", drops ? ", with dropout off" : ""));
  }

  /** Says what the first epochs with batch normalization are worth. */
  private Optional<String> warmUps() {
    List<ModelOutcomes> warmed =
        analysis.models().stream()
            .filter(model -> model.first().result().warmUpEpochs() > 0)
            .toList();
    if (warmed.isEmpty()) {
      return Optional.empty();
    }
    List<ModelOutcomes> ended =
        warmed.stream()
            .filter(
                model ->
                    model.replicates().stream().anyMatch(each -> each.outcome().endedInWarmUp()))
            .toList();
    return Optional.of(
        Figures.format(
            "Batch normalization validates with moving averages, which are of the rows only behind a"
                + " warm-up, of %s: its epochs judge nothing, and none of them is the best if a later"
                + " one is there.%s%s",
            Figures.list(warmed.stream().map(Findings::warmUp).toList()),
            warmed.stream()
                .flatMap(model -> lowerInWarmUp(model).stream())
                .collect(Collectors.joining()),
            ended.isEmpty()
                ? ""
                : Figures.format(
                    " %s ended in it, so that %s figures say little of the weights.",
                    names(ended), ended.size() == 1 ? "its" : "their")));
  }

  /** Says so if the rule on warm-ups passes over epochs that were better than the best one. */
  private static Optional<String> lowerInWarmUp(ModelOutcomes model) {
    long lower =
        model.replicates().stream().filter(each -> each.outcome().wasLowerInWarmUp()).count();
    return lower == 0
        ? Optional.empty()
        : Optional.of(
            Figures.format(
                " %s had a lower validation crossentropy in it than in its best epoch, in %d of %d"
                    + " replicate%s: what batch normalization gains there is understated.",
                model.name(),
                lower,
                model.replicates().size(),
                model.replicates().size() == 1 ? "" : "s"));
  }

  private static String warmUp(ModelOutcomes model) {
    int epochs = model.first().result().warmUpEpochs();
    return Figures.format(
        "%s epoch%s of %s", Figures.count(epochs), epochs == 1 ? "" : "s", model.name());
  }

  /** Says what the training figures refer to if rows are changed on purpose. */
  private Optional<String> changedRows() {
    List<ModelOutcomes> changed =
        analysis.models().stream()
            .filter(model -> !model.first().result().config().augmentations().isEmpty())
            .toList();
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Figures.format(
                "The training figures of %s are of rows as they were changed for each step, which"
                    + " are harder than the rows as they are; those of validation and test rows are"
                    + " of unchanged ones.",
                names(changed)));
  }

  private Optional<String> tooShort() {
    List<ModelOutcomes> few = analysis.verdicts().tooShort();
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

  /** Says what cut a training short; empty if it came to its end. */
  private static Optional<String> cutShort(ReplicateResult replicate) {
    return replicate
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
                return Optional.of(Findings.diverged(replicate, reason));
              }

              @Override
              public Optional<String> cancelled(Cancelled reason) {
                return Optional.of(Findings.cancelled(replicate));
              }
            });
  }

  private static String diverged(ReplicateResult replicate, Diverged reason) {
    return Figures.format(
        "%s diverged: its loss was %s in epoch %s. There is no verdict on it; its figures are of the"
            + " epochs before.",
        replicate.name(), Figures.crossentropy(reason.loss()), Figures.count(reason.epoch()));
  }

  private static String cancelled(ReplicateResult replicate) {
    return Figures.format(
        "%s was cut short after %s epoch%s. There is no verdict on it; its figures are those up to"
            + " there.",
        replicate.name(),
        Figures.count(replicate.outcome().epochs()),
        replicate.outcome().epochs() == 1 ? "" : "s");
  }
}
