package dev.overfit.study;

import dev.overfit.choice.Remedy;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What came of a model, all its replicates together.
 *
 * @param replicates at least one, by their numbers
 */
public record ModelOutcomes(List<ReplicateResult> replicates) {
  /**
   * @throws IllegalArgumentException if there are none
   */
  public ModelOutcomes {
    if (replicates.isEmpty()) {
      throw new IllegalArgumentException("replicates: expected at least 1, received none");
    }
    replicates =
        replicates.stream().sorted(Comparator.comparingInt(ReplicateResult::number)).toList();
  }

  /** The models of some replicates, in the order in which each comes first. */
  static List<ModelOutcomes> of(List<ReplicateResult> replicates) {
    Map<String, List<ReplicateResult>> models = new LinkedHashMap<>();
    replicates.forEach(
        each -> models.computeIfAbsent(each.model(), unused -> new ArrayList<>()).add(each));
    return models.values().stream().map(ModelOutcomes::new).toList();
  }

  /** The model's name. */
  public String name() {
    return first().name();
  }

  /** The name, and how far it came where none of its trainings ended, but one was cut short. */
  public String label() {
    return ended().isEmpty() ? first().label() : name();
  }

  /** Those that were not cut short. */
  public List<ReplicateResult> ended() {
    return replicates.stream().filter(each -> !each.outcome().isCut()).toList();
  }

  /** The replicate of the lowest number, which has what all have in common. */
  public Outcome first() {
    return replicates.get(0).outcome();
  }

  /** How many numbers the model trains. */
  public long parameters() {
    return first().parameters();
  }

  /**
   * On how many of the study's training rows it was trained; of replicate 0's where they differ.
   */
  public int trainingRows(Study study) {
    return first().result().config().trainingRows(study.split().training());
  }

  /** The share of the training rows that it was trained on. */
  double trainingShare() {
    return first().result().config().trainingShare();
  }

  /** What keeps it from overfitting: of its layers, its optimizer and its rows. */
  List<Remedy> remedies() {
    return first().result().remedies();
  }

  /** Whether something keeps it from overfitting. */
  boolean isTreated() {
    return !remedies().isEmpty();
  }

  /** Its layers without what keeps it from overfitting. */
  List<LayerSpec> network() {
    return first().result().model().untreated();
  }

  /** How many numbers its network trains, but for those of remedies, as batch normalization has. */
  long capacity() {
    ModelSpec spec = first().result().model();
    return new ModelSpec(spec.name(), spec.features(), network()).parameters();
  }

  /** Whether it was trained on a part of the training rows. */
  boolean isOfAPart() {
    return first().result().config().trainsOnAPart();
  }

  /** Those that ended well enough to be judged. */
  public List<ReplicateResult> sound() {
    return replicates.stream().filter(each -> Verdicts.isSound(each.outcome())).toList();
  }

  /** Those that {@link #mean} is of: the sound ones, or else those that ended, or else all. */
  List<Outcome> shown() {
    return Stream.of(sound(), ended(), replicates)
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElseThrow()
        .stream()
        .map(ReplicateResult::outcome)
        .toList();
  }

  /** A figure's values, a replicate each. */
  private double[] values(ToDoubleFunction<Outcome> figure) {
    return shown().stream().mapToDouble(figure).toArray();
  }

  /** A figure over the replicates, the sound ones if there is one. */
  public Spread spread(ToDoubleFunction<Outcome> figure) {
    return Spread.of(values(figure));
  }

  /** The mean of a figure over the replicates; NaN if one of them has none. */
  public double mean(ToDoubleFunction<Outcome> figure) {
    return Spread.mean(values(figure));
  }

  /** How the curves ran, such as {@code overfits 5, does not overfit 3}. */
  public String courses() {
    return Courses.of(this).cell();
  }

  boolean isSame(ModelOutcomes other) {
    return name().equals(other.name());
  }
}
