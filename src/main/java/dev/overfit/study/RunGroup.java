package dev.overfit.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs on the same rows, whose models can therefore be compared. */
public final class RunGroup {
  private final List<PastRun> runs;
  private final List<RunComparisons> comparisons = new ArrayList<>();
  private final List<RunFamily> families = new ArrayList<>();

  private RunGroup(List<PastRun> runs) {
    this.runs = List.copyOf(runs);
    List<PastRun> judgeable = runs.stream().filter(run -> run.rows().canJudge()).toList();
    for (int i = 0; i < judgeable.size(); i++) {
      for (int j = i + 1; j < judgeable.size(); j++) {
        RunComparisons each = new RunComparisons(judgeable.get(i), judgeable.get(j));
        comparisons.add(each);
        families.addAll(each.families());
      }
    }
  }

  /** Groups runs by their rows; a run without checksums of its rows stays alone. */
  static List<RunGroup> of(List<PastRun> runs) {
    List<List<PastRun>> groups = new ArrayList<>();
    for (PastRun run : runs) {
      Optional<List<PastRun>> alike =
          groups.stream().filter(group -> haveSameRows(group.get(0), run)).findFirst();
      alike
          .orElseGet(
              () -> {
                List<PastRun> alone = new ArrayList<>();
                groups.add(alone);
                return alone;
              })
          .add(run);
    }
    return groups.stream().map(RunGroup::new).toList();
  }

  private static boolean haveSameRows(PastRun run, PastRun other) {
    return !run.rows().sums().isEmpty()
        && !other.rows().sums().isEmpty()
        && run.rows().differences(other.rows()).isEmpty();
  }

  /** The runs, in the order in which they were named. */
  public List<PastRun> runs() {
    return runs;
  }

  /** The rows that all runs of the group have. */
  public PastRows rows() {
    return runs.get(0).rows();
  }

  /** All models, run by run. */
  public List<RunModel> models() {
    return runs.stream().flatMap(run -> run.models().stream()).toList();
  }

  /** The comparisons of models of different runs. */
  public List<RunFamily> families() {
    return List.copyOf(families);
  }

  /** The model with the lowest mean crossentropy on the judging rows; empty if there is none. */
  Optional<RunModel> best() {
    return best(models());
  }

  static Optional<RunModel> best(List<RunModel> models) {
    return models.stream()
        .filter(model -> !model.outcomes().sound().isEmpty() && Double.isFinite(model.mean()))
        .min(Comparator.comparingDouble(RunModel::mean));
  }

  /** Returns the comparison of two models of different runs; empty if there is none. */
  Optional<PairComparison> comparison(RunModel one, RunModel other) {
    return families.stream().flatMap(family -> family.of(one, other).stream()).findFirst();
  }

  /** Returns whether two models of different runs are the same training. */
  boolean areTwins(RunModel one, RunModel other) {
    return comparisons.stream()
        .anyMatch(each -> each.areSameTraining(one, other) || each.areSameTraining(other, one));
  }

  /** Returns remarks on how replicates are paired, one sentence each. */
  List<String> remarks() {
    return comparisons.stream().flatMap(each -> each.remarks().stream()).toList();
  }

  /** The names of the runs, joined as in a sentence. */
  String names() {
    return Figures.list(runs.stream().map(PastRun::name).toList());
  }
}
