package dev.overfit.study;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model with trainings that were taken from a run of another suite with the same rows and
 * settings.
 *
 * @param model the model, with all its replicates
 * @param suite the other suite
 * @param replicates the replicates that were taken from that suite, at least one
 */
public record TakenModel(ModelOutcomes model, String suite, List<ReplicateResult> replicates) {
  /** Copies the list. */
  public TakenModel {
    replicates = List.copyOf(replicates);
  }

  /** Returns the taken models of a study, in its order; a model from two suites appears twice. */
  public static List<TakenModel> of(Study study) {
    return study.models().stream().flatMap(TakenModel::of).toList();
  }

  private static Stream<TakenModel> of(ModelOutcomes model) {
    return model.replicates().stream()
        .flatMap(each -> each.takenFrom().stream())
        .distinct()
        .map(
            suite ->
                new TakenModel(
                    model,
                    suite,
                    model.replicates().stream()
                        .filter(each -> each.takenFrom().filter(suite::equals).isPresent())
                        .toList()));
  }

  /** The names of the model and the suite, and the number of replicates taken if not all were. */
  public String words() {
    int all = model.replicates().size();
    return replicates.size() == all
        ? Figures.format("%s of %s", model.name(), suite)
        : Figures.format(
            "%s of %s (%d of %d replicates)", model.name(), suite, replicates.size(), all);
  }

  /** When the first of the trainings that were taken began. */
  public Instant started() {
    return replicates.stream()
        .map(each -> each.result().provenance().started())
        .min(Instant::compareTo)
        .orElseThrow();
  }
}
