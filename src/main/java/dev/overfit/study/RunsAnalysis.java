package dev.overfit.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The evaluation of several runs side by side: which of them are on the same rows and, for those,
 * each difference between a model of one run and a model of another with the role of chance in it.
 * If rows differ, no difference is judged, since it could be a difference of the rows.
 */
public final class RunsAnalysis {
  private final List<PastRun> runs;
  private final List<RunGroup> groups;

  private RunsAnalysis(List<PastRun> runs) {
    this.runs = List.copyOf(runs);
    this.groups = RunGroup.of(runs);
  }

  /**
   * Evaluates runs. The same runs always give the same figures.
   *
   * @throws IllegalArgumentException if there are fewer than two, or two have the same name
   */
  public static RunsAnalysis of(List<PastRun> runs) {
    if (runs.size() < 2) {
      throw new IllegalArgumentException("runs: expected at least 2, received " + runs.size());
    }
    List<String> names = runs.stream().map(PastRun::name).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException(
          "runs: expected a name of its own each, received " + names);
    }
    return new RunsAnalysis(runs);
  }

  /** The runs, in the order in which they were named. */
  public List<PastRun> runs() {
    return runs;
  }

  /** The runs, grouped by their rows. */
  public List<RunGroup> groups() {
    return groups;
  }

  /** All models, run by run. */
  public List<RunModel> models() {
    return runs.stream().flatMap(run -> run.models().stream()).toList();
  }

  /** All comparisons. */
  public List<RunFamily> families() {
    return groups.stream().flatMap(group -> group.families().stream()).toList();
  }

  /** Returns whether any run is on simulated rows. */
  public boolean hasSimulatedRows() {
    return runs.stream().anyMatch(run -> run.rows().origin().simulated());
  }

  /** The names of models that several runs have, in the order in which each first occurs. */
  public List<String> shared() {
    List<String> names = models().stream().map(model -> model.outcomes().name()).toList();
    return names.stream()
        .distinct()
        .filter(name -> names.stream().filter(name::equals).count() > 1)
        .toList();
  }

  /** Returns the models with the given name, run by run. */
  public List<RunModel> namesakes(String name) {
    return models().stream().filter(model -> model.outcomes().name().equals(name)).toList();
  }

  /** Returns the model of an earlier run that is the same training; empty if there is none. */
  public Optional<RunModel> twin(RunModel model) {
    return groups.stream()
        .flatMap(group -> group.models().stream().filter(each -> group.areTwins(each, model)))
        .filter(each -> runs.indexOf(each.run()) < runs.indexOf(model.run()))
        .findFirst();
  }

  /** Returns what keeps differences from being judged and what is incomplete, one sentence each. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (RunGroup group : groups.subList(1, groups.size())) {
      warnings.add(otherRows(groups.get(0), group));
    }
    for (PastRun run : runs) {
      missing(run).ifPresent(warnings::add);
      warnings.addAll(run.remarks());
    }
    return List.copyOf(warnings);
  }

  private static Optional<String> missing(PastRun run) {
    return run.rows()
        .missing()
        .map(
            what ->
                Figures.format(
                    "No verdict on differences to models of %s: %s. The same run again with"
                        + " -Dresume=true trains nothing more, and leaves what is missing.",
                    run.name(), what))
        .or(
            () ->
                run.rows()
                    .labels()
                    .unjudgeable()
                    .map(
                        why ->
                            Figures.format(
                                "No verdict on differences to models of %s: %s.",
                                run.name(), why)));
  }

  private static String otherRows(RunGroup first, RunGroup group) {
    List<String> differences = first.rows().differences(group.rows());
    boolean known = !first.rows().sums().isEmpty() && !group.rows().sums().isEmpty();
    return Figures.format(
        "%s, so that there is no verdict on differences between %s and %s%s. Each figure is of the"
            + " rows that its table names.",
        known ? "The rows differ" : "Whether the rows are the same is not known",
        first.names(),
        group.names(),
        known ? ": " + String.join(", ", differences) : "");
  }
}
