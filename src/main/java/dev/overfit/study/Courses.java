package dev.overfit.study;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The courses of a model's curves over its replicates.
 *
 * @param model the model
 * @param counts the number of sound replicates in each state; only states that occur
 * @param from the epochs from which on the overfitting replicates overfit; empty if none does
 */
record Courses(
    ModelOutcomes model, Map<CourseState, Integer> counts, Optional<IntSummaryStatistics> from) {
  static Courses of(ModelOutcomes model) {
    Map<CourseState, Integer> counts = new EnumMap<>(CourseState.class);
    IntSummaryStatistics from = new IntSummaryStatistics();
    for (ReplicateResult replicate : model.sound()) {
      Course course = replicate.outcome().course().orElseThrow();
      counts.merge(course.state(), 1, Integer::sum);
      if (course.state() == CourseState.OVERFITS) {
        from.accept(course.from());
      }
    }
    return new Courses(model, counts, from.getCount() == 0 ? Optional.empty() : Optional.of(from));
  }

  boolean has(CourseState state) {
    return counts.containsKey(state);
  }

  /** Returns whether all replicates are in the given state. */
  boolean isOnly(CourseState state) {
    return agree() && has(state);
  }

  /** Returns whether all replicates are in the same state. */
  private boolean agree() {
    return counts.size() == 1;
  }

  private int replicates() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The table cell, such as {@code overfits} or {@code overfits 5, does not overfit 3}. */
  String cell() {
    if (counts.isEmpty()) {
      return Figures.NONE;
    }
    return agree()
        ? counts.keySet().iterator().next().words()
        : counts.entrySet().stream()
            .map(entry -> entry.getKey().words() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }

  /** The epoch from which on the model overfits, or the range of these over several replicates. */
  String fromCell() {
    return from.map(epochs -> range(epochs, "–")).orElse(Figures.NONE);
  }

  private static String range(IntSummaryStatistics epochs, String to) {
    String first = Figures.count(epochs.getMin());
    return epochs.getMin() == epochs.getMax() ? first : first + to + Figures.count(epochs.getMax());
  }

  /**
   * Returns one sentence for each model that overfits in a replicate or whose replicates disagree,
   * then one for each group of models in the same state.
   */
  static List<String> sentences(List<ModelOutcomes> models) {
    List<String> sentences = new ArrayList<>();
    Map<String, List<String>> alike = new LinkedHashMap<>();
    for (ModelOutcomes model : models) {
      Courses courses = of(model);
      if (courses.has(CourseState.OVERFITS) || !courses.agree()) {
        sentences.add(courses.sentence());
      } else {
        alike.computeIfAbsent(courses.cell(), unused -> new ArrayList<>()).add(model.name());
      }
    }
    alike.forEach((state, names) -> sentences.add(sentence(state, names)));
    return sentences;
  }

  private String sentence() {
    String name =
        Figures.format("%s (%s parameters)", model.name(), Figures.count(model.parameters()));
    if (!agree()) {
      return Figures.format("%s, of %d replicates: %s%s.", name, replicates(), cell(), since());
    }
    return Figures.format(
        "%s overfits%s%s: smoothed over epochs, its validation crossentropy has risen from its"
            + " lowest, %s, to %s at the end, by %s, while its training crossentropy went on"
            + " falling%s.",
        name,
        since(),
        inAllReplicates(),
        Figures.crossentropy(lowest(model)),
        Figures.crossentropy(last(model)),
        Figures.crossentropy(Figures.difference(last(model), lowest(model))),
        replicates() == 1 ? "" : " (means over the replicates)");
  }

  private String inAllReplicates() {
    return switch (replicates()) {
      case 1 -> "";
      case 2 -> ", in both replicates";
      default -> Figures.format(", in all %d replicates", replicates());
    };
  }

  private String since() {
    return from.map(
            epochs ->
                epochs.getMin() == epochs.getMax()
                    ? " from epoch " + range(epochs, "") + " on"
                    : " from epoch " + range(epochs, " to ") + " on")
        .map(words -> agree() ? words : ", those that overfit" + words)
        .orElse("");
  }

  private static String sentence(String state, List<String> names) {
    boolean one = names.size() == 1;
    String who = Figures.list(names);
    if (state.equals(CourseState.HOLDS.words())) {
      return who + (one ? " does" : " do") + " not overfit.";
    }
    return who + (one ? " is " : " are ") + state + ".";
  }

  /**
   * Returns the mean of the lowest smoothed validation crossentropy; NaN if a replicate has none.
   */
  static double lowest(ModelOutcomes model) {
    return model.mean(outcome -> outcome.course().map(Course::lowest).orElse(Double.NaN));
  }

  /** Returns the mean of the last smoothed validation crossentropy; NaN if a replicate has none. */
  static double last(ModelOutcomes model) {
    return model.mean(outcome -> outcome.course().map(Course::last).orElse(Double.NaN));
  }
}
