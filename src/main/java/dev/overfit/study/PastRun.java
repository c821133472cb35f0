package dev.overfit.study;

import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a run of a suite has left in its folder, to be held against other runs.
 *
 * @param name what it is called beside the others, such as {@code sizes}
 * @param folder where it lies, as somebody said
 * @param suite the name of its suite
 * @param title what that compares
 * @param started when it began
 * @param rows its rows
 * @param replicates a result each time that a model was trained and ended; without weights
 * @param remarks what is incomplete about it, a sentence each
 */
public record PastRun(
    String name,
    String folder,
    String suite,
    String title,
    Instant started,
    PastRows rows,
    List<ReplicateResult> replicates,
    List<String> remarks) {
  /** Copies the lists. */
  public PastRun {
    replicates = List.copyOf(replicates);
    remarks = List.copyOf(remarks);
  }

  /** Its models, named as they are beside those of other runs. */
  public List<RunModel> models() {
    return ModelOutcomes.of(replicates).stream()
        .map(outcomes -> new RunModel(this, outcomes))
        .toList();
  }

  /** The crossentropy of a training on the rows that judge this run's models. */
  ToDoubleFunction<Outcome> crossentropy() {
    return rows.judging()::crossentropy;
  }
}
