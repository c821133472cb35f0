package dev.overfit.export;

import dev.overfit.graph.ReadOptions;
import dev.overfit.graph.SavedGraph;
import dev.overfit.graph.SavedGraph.SavedState;
import dev.overfit.graph.StepSettings;
import dev.overfit.graph.TrainingSession;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.ClassWeight.PerClass;
import dev.overfit.optimizer.Optimizer;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that a training needs to continue as if it had never stopped: the content of a
 * trainable SavedModel. State and step are what a {@code TrainingResult} of package {@code
 * training} ends with, and what its {@code Trainer.Builder.startFrom} takes to continue.
 *
 * @param card the model and its input
 * @param optimizer how gradients become updates
 * @param batchSize the rows per step, at least 1
 * @param seed the seed of the row order and the dropout masks
 * @param state the model's variables and then the optimizer's slots, each named {@code
 *     <variable>/<slot>}
 * @param step how many steps the optimizer has taken, at least 0
 * @param classWeight the weight of a row of each class in the loss
 */
public record TrainableModel(
    ModelCard card,
    Optimizer optimizer,
    int batchSize,
    long seed,
    Weights state,
    long step,
    PerClass classWeight) {
  /**
   * @throws IllegalArgumentException if {@code batchSize} or {@code step} is out of its range, the
   *     variables are not those of the model and the optimizer, or the card describes an ensemble
   */
  public TrainableModel {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize: expected at least 1, received " + batchSize);
    }
    if (step < 0) {
      throw new IllegalArgumentException("step: expected at least 0, received " + step);
    }
    card.checkAlone();
    List<VariableSpec> expected = variables(card, optimizer, batchSize, seed);
    if (!state.variables().equals(expected)) {
      throw new IllegalArgumentException(
          "state: expected " + expected + ", received " + state.variables());
    }
  }

  /**
   * Creates a model whose training continues without class weights.
   *
   * @throws IllegalArgumentException as the constructor with class weights does
   */
  public TrainableModel(
      ModelCard card, Optimizer optimizer, int batchSize, long seed, Weights state, long step) {
    this(card, optimizer, batchSize, seed, state, step, PerClass.ALIKE);
  }

  /**
   * Returns trained weights with a fresh optimizer: all slots zero, step 0. Weights alone allow no
   * more: an optimizer that continued from its step without its slots would take wrong steps at
   * first.
   *
   * @throws IllegalArgumentException if the weights are not those of the model
   */
  public static TrainableModel fresh(
      ModelCard card, Optimizer optimizer, int batchSize, long seed, Weights weights) {
    Weights state = withZeroSlots(weights, variables(card, optimizer, batchSize, seed));
    return new TrainableModel(card, optimizer, batchSize, seed, state, 0);
  }

  /** Returns this model with class weights for its training. */
  public TrainableModel withClassWeight(PerClass value) {
    return new TrainableModel(card, optimizer, batchSize, seed, state, step, value);
  }

  /**
   * Loads a trainable SavedModel with {@link LoadOptions#defaults()}; Python may have trained it
   * further and saved it again.
   *
   * @param folder the folder of a version, or of a model, whose latest version is loaded
   * @throws IOException as {@link #load(Path, LoadOptions)}
   */
  public static TrainableModel load(Path folder) throws IOException {
    return load(folder, LoadOptions.defaults());
  }

  /**
   * Loads a trainable SavedModel; Python may have trained it further and saved it again.
   *
   * @param folder the folder of a version, or of a model, whose latest version is loaded
   * @throws IOException if there is no SavedModel, it cannot be loaded, it has operations that are
   *     not allowed, it cannot be trained, or graph, variables and {@code model.json} do not belong
   *     to one model; the message names the folder
   */
  public static TrainableModel load(Path folder, LoadOptions options) throws IOException {
    Path version = Versions.resolve(folder);
    Optional<CardFile> file = CardFile.read(version);
    try (SavedGraph graph =
        SavedGraph.load(
            version, ReadOptions.own(options.threads(), options.allowAnyOperations()))) {
      SavedState saved =
          graph
              .state()
              .orElseThrow(
                  () ->
                      new IOException(
                          version
                              + ": expected a SavedModel that can train, found one that only"
                              + " serves"));
      if (file.isPresent()) {
        file.get().checkSame(saved.description());
      }
      return CardJson.readTrainable(version, saved);
    }
  }

  StepSettings settings() {
    return new StepSettings(optimizer, batchSize, seed, card.logitThreshold(), classWeight);
  }

  /** Returns the weights of {@code all}, which may be in any order, in the order of a training. */
  static Weights inOrder(
      Weights all, ModelCard card, Optimizer optimizer, int batchSize, long seed) {
    List<VariableSpec> expected = variables(card, optimizer, batchSize, seed);
    if (!Set.copyOf(all.variables()).equals(Set.copyOf(expected))) {
      throw new IllegalArgumentException(
          "variables: expected " + expected + ", received " + all.variables());
    }
    return all.select(expected);
  }

  private static Weights withZeroSlots(Weights weights, List<VariableSpec> variables) {
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      boolean given = i < weights.variables().size();
      values.add(given ? array(weights.values(i)) : new float[variables.get(i).size()]);
    }
    return Weights.of(variables, values);
  }

  private static float[] array(FloatBuffer buffer) {
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private static List<VariableSpec> variables(
      ModelCard card, Optimizer optimizer, int batchSize, long seed) {
    return TrainingSession.variables(
        card.model(), new StepSettings(optimizer, batchSize, seed, card.logitThreshold()));
  }
}
