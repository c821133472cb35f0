package dev.overfit.picture;

import dev.overfit.study.Figures;
import dev.overfit.study.Outcome;
import dev.overfit.study.Study;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A model of a study in its pictures: its outcome, and its place in the study, which decides its
 * colour, dash and mark in every picture.
 *
 * @param outcome what came of it
 * @param place from 0
 */
public record Trained(Outcome outcome, int place) {
  /** All models of a study, in its order. */
  public static List<Trained> of(Study study) {
    List<Outcome> outcomes = study.outcomes();
    return IntStream.range(0, outcomes.size())
        .mapToObj(i -> new Trained(outcomes.get(i), i))
        .toList();
  }

  static String names(List<Trained> models) {
    return Figures.list(models.stream().map(model -> model.outcome().name()).toList());
  }
}
