package dev.overfit.report;

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
 */
public record Study(
    String suite,
    String title,
    Split split,
    List<TrainingResult> results,
    Optional<String> baseline,
    Instant started,
    Duration elapsed) {
  /** Copies the list. */
  public Study {
    results = List.copyOf(results);
  }
}
