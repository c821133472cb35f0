package dev.overfit.study;

import dev.overfit.data.Split;
import dev.overfit.training.TrainingResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Several models trained on the same rows, to be compared.
 *
 * @param suite the name of the suite, such as {@code sizes}; also the name of its folder
 * @param title what it compares, for people
 * @param split the rows
 * @param results a result a model, in the suite's order; may be fewer than the suite has, where it
 *     was interrupted
 * @param baseline the name of the model that the others are compared with; empty where the suite
 *     has none
 * @param started when it began
 * @param elapsed how long it took
 * @param references results of an earlier run on the same rows and settings that are no part of
 *     this study, but that its words compare with
 */
public record Study(
    String suite,
    String title,
    Split split,
    List<TrainingResult> results,
    Optional<String> baseline,
    Instant started,
    Duration elapsed,
    List<TrainingResult> references) {
  /** Copies the lists. */
  public Study {
    results = List.copyOf(results);
    references = List.copyOf(references);
  }

  /** This study, compared with other results, too. */
  public Study withReferences(List<TrainingResult> others) {
    return new Study(suite, title, split, results, baseline, started, elapsed, others);
  }
}
