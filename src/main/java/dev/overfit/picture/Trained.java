package dev.overfit.picture;

import dev.overfit.study.Analysis;
import dev.overfit.study.Figures;
import dev.overfit.study.ModelOutcomes;
import dev.overfit.study.Outcome;
import java.util.Comparator;
import java.util.List;

/**
 * A model of a study in its pictures: its outcome, and its place, which decides its colour, dash
 * and mark in every picture. Models that compete have the first places, in the study's order.
 *
 * @param outcome what came of it
 * @param place from 0
 */
public record Trained(Outcome outcome, int place) {
  /** All models of a study, in its order. */
  public static List<Trained> of(Analysis analysis) {
    List<String> competing = namesOf(analysis.competing());
    List<Outcome> outcomes = analysis.study().outcomes();
    List<String> places =
        outcomes.stream()
            .map(Outcome::name)
            .sorted(Comparator.comparing(name -> !competing.contains(name)))
            .toList();
    return outcomes.stream()
        .map(outcome -> new Trained(outcome, places.indexOf(outcome.name())))
        .toList();
  }

  /** Those of them that compete. */
  static List<Trained> competing(Analysis analysis) {
    List<String> competing = namesOf(analysis.competing());
    return of(analysis).stream()
        .filter(model -> competing.contains(model.outcome().name()))
        .toList();
  }

  private static List<String> namesOf(List<ModelOutcomes> models) {
    return models.stream().map(ModelOutcomes::name).toList();
  }

  static String names(List<Trained> models) {
    return Figures.list(models.stream().map(model -> model.outcome().label()).toList());
  }
}
