package dev.overfit.picture;

import dev.overfit.study.Analysis;
import dev.overfit.study.Figures;
import dev.overfit.study.LearningCurve;
import dev.overfit.study.MedianReplicate;
import dev.overfit.study.ModelOutcomes;
import dev.overfit.study.Outcome;
import dev.overfit.study.ReplicateResult;
import java.util.List;
import java.util.Map;

/**
 * A model of a study as its pictures show it: its outcomes, and the place that decides its color,
 * dash and mark in every picture, see {@link Looks}.
 *
 * @param model all replicates of the model
 * @param place the place, from 0
 */
public record Trained(ModelOutcomes model, int place) {
  /**
   * Returns all models of a study that have a replicate 0, in the study's order. A model trained on
   * a part of the training rows has the place of the one trained on all of them.
   */
  public static List<Trained> of(Analysis analysis) {
    List<String> complete = analysis.study().outcomes().stream().map(Outcome::name).toList();
    List<String> networks =
        analysis.models().stream().map(model -> network(analysis, model)).distinct().toList();
    Map<String, Integer> places = Looks.places(networks);
    return analysis.models().stream()
        .filter(model -> complete.contains(model.name()))
        .map(model -> new Trained(model, places.getOrDefault(network(analysis, model), 0)))
        .toList();
  }

  private static String network(Analysis analysis, ModelOutcomes model) {
    return analysis.learningCurves().stream()
        .filter(curve -> curve.models().stream().anyMatch(each -> each.name().equals(model.name())))
        .map(LearningCurve::name)
        .findFirst()
        .orElse(model.name());
  }

  /** Returns the models that compete. */
  static List<Trained> competing(Analysis analysis) {
    List<String> competing = analysis.competing().stream().map(ModelOutcomes::name).toList();
    return of(analysis).stream().filter(each -> competing.contains(each.name())).toList();
  }

  /** Returns the model's name. */
  public String name() {
    return model.name();
  }

  /** Returns the outcome of replicate 0. */
  public Outcome outcome() {
    return model.first();
  }

  /** Returns the outcome of the representative replicate, see {@link MedianReplicate}. */
  Outcome median() {
    return MedianReplicate.of(model.replicates()).replicate().outcome();
  }

  /** Returns the outcomes of the other replicates. */
  List<Outcome> others() {
    ReplicateResult median = MedianReplicate.of(model.replicates()).replicate();
    return model.replicates().stream()
        .filter(replicate -> replicate.number() != median.number())
        .map(ReplicateResult::outcome)
        .toList();
  }

  static String names(List<Trained> models) {
    return Figures.list(models.stream().map(model -> model.median().label()).toList());
  }
}
