package dev.overfit.study;

import dev.overfit.data.Split;
import dev.overfit.table.TableCoding;
import dev.overfit.training.TrainingResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Several models trained on the same rows, once or several times each, to be compared.
 *
 * @param suite the name of the suite, such as {@code sizes}; also the name of its folder
 * @param title what the study compares, for people
 * @param split the rows
 * @param coding how the rows were encoded; empty for rows that were numbers from the start
 * @param replicates one result for each training, in the run's order: replicate 0 of every model in
 *     the suite's order, then replicate 1 of each, and so on; an interrupted run may have fewer
 *     than requested, and includes those that it cut short
 * @param baseline the name of the model that the others are compared with; empty if the suite has
 *     none
 * @param started when the run began
 * @param elapsed how long the run took
 * @param resampled whether the rows are dealt out anew for each replicate; {@code split} is then
 *     that of replicate 0, and each result's test figures are on its own test rows
 * @param fit the model trained once more at the end, on the training and validation rows together;
 *     empty if there is none
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

  /** A study without a model that was trained once more at the end. */
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

  /** The outcomes of replicate 0 of each model, in the suite's order. */
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

  /** The results that the {@link #outcomes} were derived from. */
  public List<TrainingResult> results() {
    return outcomes().stream().map(Outcome::result).toList();
  }

  /** The outcomes of each model in all its replicates, in the suite's order. */
  public List<ModelOutcomes> models() {
    return ModelOutcomes.of(replicates);
  }
}
