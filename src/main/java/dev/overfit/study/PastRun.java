package dev.overfit.study;

import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a run of a suite has left in its folder, to be compared with other runs.
 *
 * @param name the name of the run beside the others, such as {@code sizes}
 * @param folder the folder of the run, as the user gave it
 * @param suite the name of the suite
 * @param title what the suite compares
 * @param started when the run began
 * @param rows the rows of the run
 * @param replicates one result, without weights, for each training that ended
 * @param remarks what is incomplete about the run, one sentence each
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

  /** The models, named as they are beside those of other runs. */
  public List<RunModel> models() {
    return ModelOutcomes.of(replicates).stream()
        .map(outcomes -> new RunModel(this, outcomes))
        .toList();
  }

  /** Returns the crossentropy of a training on the rows that judge this run's models. */
  ToDoubleFunction<Outcome> crossentropy() {
    return rows.judging()::crossentropy;
  }
}
