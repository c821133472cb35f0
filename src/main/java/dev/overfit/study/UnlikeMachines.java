package dev.overfit.study;

import dev.overfit.training.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reports what affects the last bits of figures and was not the same for all trainings of a study:
 * processors, the native runtime, and the threads of a model's replicates. This happens if
 * different machines share the work, or a run is resumed on another one.
 */
public final class UnlikeMachines {
  private UnlikeMachines() {}

  /** Returns the differences in a sentence without its final period; empty if there are none. */
  public static Optional<String> words(List<ReplicateResult> replicates) {
    List<String> unlike = new ArrayList<>();
    add(unlike, "processors", replicates, Provenance::processor);
    add(unlike, "TensorFlow", replicates, Provenance::tensorflowVersion);
    Map<String, List<ReplicateResult>> models =
        replicates.stream()
            .collect(
                Collectors.groupingBy(ReplicateResult::model, TreeMap::new, Collectors.toList()));
    models.forEach(
        (model, own) ->
            add(unlike, "threads of " + model, own, each -> Integer.toString(each.threads())));
    return unlike.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "not all was trained alike, so that figures may differ in their last digits from those"
                + " of one machine: "
                + String.join("; ", unlike));
  }

  private static void add(
      List<String> unlike,
      String what,
      List<ReplicateResult> replicates,
      Function<Provenance, String> value) {
    TreeSet<String> values =
        replicates.stream()
            .map(each -> value.apply(each.result().provenance()))
            .filter(each -> !each.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    if (values.size() > 1) {
      unlike.add(what + " " + String.join(" and ", values));
    }
  }
}
