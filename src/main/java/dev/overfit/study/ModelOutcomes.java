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
 * The outcomes of a model in all its replicates.
 *
 * @param replicates the replicates, at least one, ordered by number
 */
public record ModelOutcomes(List<ReplicateResult> replicates) {
  /**
   * @throws IllegalArgumentException if there are no replicates
   */
  public ModelOutcomes {
    if (replicates.isEmpty()) {
      throw new IllegalArgumentException("replicates: expected at least 1, received none");
    }
    replicates =
        replicates.stream().sorted(Comparator.comparingInt(ReplicateResult::number)).toList();
  }

  /** Groups replicates by model, in the order in which each model first occurs. */
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

  /** The name; if all trainings were cut short, also how far the first one came. */
  public String label() {
    return ended().isEmpty() ? first().label() : name();
  }

  /** The replicates that were not cut short. */
  public List<ReplicateResult> ended() {
    return replicates.stream().filter(each -> !each.outcome().isCut()).toList();
  }

  /** The outcome of the lowest-numbered replicate, for what all replicates have in common. */
  public Outcome first() {
    return replicates.get(0).outcome();
  }

  /** The number of parameters that the model trains. */
  public long parameters() {
    return first().parameters();
  }

  /**
   * Returns the number of the study's training rows that the model was trained on; that of
   * replicate 0 if replicates differ.
   */
  public int trainingRows(Study study) {
    return first().result().config().trainingRows(study.split().training());
  }

  /** The share of the training rows that the model was trained on. */
  double trainingShare() {
    return first().result().config().trainingShare();
  }

  /** The remedies against overfitting in its layers, its optimizer and its rows. */
  List<Remedy> remedies() {
    return first().result().remedies();
  }

  /** Returns whether the model has any remedy against overfitting. */
  boolean isTreated() {
    return !remedies().isEmpty();
  }

  /** The layers without the remedies against overfitting. */
  List<LayerSpec> network() {
    return first().result().model().untreated();
  }

  /** The number of parameters without those of remedies such as batch normalization. */
  long capacity() {
    ModelSpec spec = first().result().model();
    return new ModelSpec(spec.name(), spec.features(), network()).parameters();
  }

  /** Returns whether the model was trained on a part of the training rows. */
  boolean isOfAPart() {
    return first().result().config().trainsOnAPart();
  }

  /** The replicates that ended well enough to be judged. */
  public List<ReplicateResult> sound() {
    return replicates.stream().filter(each -> Verdicts.isSound(each.outcome())).toList();
  }

  /** The outcomes that {@link #mean} covers: the sound ones, else those that ended, else all. */
  List<Outcome> shown() {
    return Stream.of(sound(), ended(), replicates)
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElseThrow()
        .stream()
        .map(ReplicateResult::outcome)
        .toList();
  }

  /** Returns the values of a figure, one for each replicate. */
  private double[] values(ToDoubleFunction<Outcome> figure) {
    return shown().stream().mapToDouble(figure).toArray();
  }

  /** Returns a figure over the replicates, only the sound ones if there are any. */
  public Spread spread(ToDoubleFunction<Outcome> figure) {
    return Spread.of(values(figure));
  }

  /** Returns the mean of a figure over the replicates; NaN if one of them has none. */
  public double mean(ToDoubleFunction<Outcome> figure) {
    return Spread.mean(values(figure));
  }

  /** Says how the curves run, such as {@code overfits 5, does not overfit 3}. */
  public String courses() {
    return Courses.of(this).cell();
  }

  boolean isSame(ModelOutcomes other) {
    return name().equals(other.name());
  }
}
