package dev.overfit.study;

import dev.overfit.data.Split;
import dev.overfit.table.TableCoding;
import dev.overfit.training.TrainingResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Several models trained on the same rows, each once or several times, to be compared.
 *
 * @param suite the name of the suite, such as {@code sizes}; also the name of its folder
 * @param title what it compares, for people
 * @param split the rows
 * @param coding how they were coded; empty for rows that were numbers from the start
 * @param replicates a result each time that a model was trained, in the run's order: replicate 0 of
 *     every model in the suite's order, then replicate 1 of each, and so on; may be fewer than were
 *     asked for if the run was interrupted, and those it cut short are among them
 * @param baseline the name of the model that the others are compared with; empty where the suite
 *     has none
 * @param started when it began
 * @param elapsed how long it took
 * @param resampled whether each replicate has rows dealt out anew; {@code split} is then that of
 *     replicate 0, and each result's test figures are on test rows of its own
 * @param fit the model that was trained once more at its end, on the rows that trained and those
 *     that validated together; empty if none was
 */
public record Study(
    String suite,
    String title,
    Split split,
    Optional<TableCoding> coding,
    List<ReplicateResult> replicates,
    Optional<String> baseline,
    Instant started,
    Duration elapsed,
    boolean resampled,
    Optional<Fit> fit) {
  /** Copies the list. */
  public Study {
    replicates = List.copyOf(replicates);
  }

  /** A study at whose end no model was trained once more. */
  public Study(
      String suite,
      String title,
      Split split,
      Optional<TableCoding> coding,
      List<ReplicateResult> replicates,
      Optional<String> baseline,
      Instant started,
      Duration elapsed,
      boolean resampled) {
    this(
        suite,
        title,
        split,
        coding,
        replicates,
        baseline,
        started,
        elapsed,
        resampled,
        Optional.empty());
  }

  /**
   * What came of each model, of its replicate 0, in the suite's order; what tables, words and
   * pictures show.
   */
  public List<Outcome> outcomes() {
    return replicates.stream()
        .filter(replicate -> replicate.number() == 0)
        .map(ReplicateResult::outcome)
        .toList();
  }

  /** The replicates that were not cut short. */
  public List<ReplicateResult> ended() {
    return replicates.stream().filter(each -> !each.outcome().isCut()).toList();
  }

  /** What the {@link #outcomes} were derived from. */
  public List<TrainingResult> results() {
    return outcomes().stream().map(Outcome::result).toList();
  }

  /** What came of each model, all replicates together, in the suite's order. */
  public List<ModelOutcomes> models() {
    return ModelOutcomes.of(replicates);
  }
}
