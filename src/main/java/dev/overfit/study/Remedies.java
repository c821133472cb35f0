package dev.overfit.study;

import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each remedy against overfitting bought, in sentences: against the study's baseline, and
 * against the same network without a remedy where this study or an earlier run has trained that.
 */
final class Remedies {
  private Remedies() {}

  /**
   * @param trained the models of the study that can be judged
   */
  static List<String> sentences(Study study, List<Outcome> trained) {
    if (trained.isEmpty()) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    Optional<Outcome> baseline = baseline(study, trained);
    baseline.flatMap(b -> againstBaseline(b, trained)).ifPresent(sentences::add);
    Stream<Outcome> earlier = study.references().stream().filter(Verdicts::isSound);
    Stream.concat(trained.stream(), earlier)
        .filter(outcome -> baseline.filter(outcome::isSame).isEmpty())
        .flatMap(outcome -> againstUntreated(outcome, trained).stream())
        .forEach(sentences::add);
    return sentences;
  }

  /** The baseline's outcome; empty where the study has none or it was not trained. */
  static Optional<Outcome> baseline(Study study, List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> study.baseline().filter(outcome.name()::equals).isPresent())
        .findFirst();
  }

  private static Optional<String> againstBaseline(Outcome baseline, List<Outcome> outcomes) {
    return sentence(
        "Against the baseline " + baseline.name(),
        baseline,
        outcomes.stream().filter(outcome -> !outcome.isSame(baseline)).toList());
  }

  private static Optional<String> againstUntreated(Outcome plain, List<Outcome> outcomes) {
    ModelSpec model = plain.result().model();
    return sentence(
        "Against " + plain.name() + ", the same network without a remedy",
        plain,
        outcomes.stream()
            .filter(outcome -> !outcome.result().model().layers().equals(model.layers()))
            .filter(outcome -> untreated(outcome.result().model()).equals(model.layers()))
            .toList());
  }

  private static Optional<String> sentence(
      String start, Outcome reference, List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return Optional.empty();
    }
    String each =
        outcomes.stream()
            .map(outcome -> compared(outcome, reference))
            .collect(Collectors.joining("; "));
    return Optional.of(
        Figures.format(
            "%s (%s %s at epoch %s): %s.",
            start,
            reference.bestValueInWords(),
            Figures.crossentropy(reference.bestValue()),
            reference.bestEpoch(),
            each));
  }

  private static String compared(Outcome outcome, Outcome reference) {
    double difference = outcome.bestValue() - reference.bestValue();
    return Figures.format(
        "%s is %s %s (%s at epoch %s)",
        outcome.name(),
        Figures.crossentropy(Math.abs(difference)),
        difference <= 0 ? "better" : "worse",
        Figures.crossentropy(outcome.bestValue()),
        outcome.bestEpoch());
  }

  /** The layers of a model without its remedies. */
  static List<LayerSpec> untreated(ModelSpec model) {
    return model.layers().stream().flatMap(layer -> layer.untreated().stream()).toList();
  }
}
