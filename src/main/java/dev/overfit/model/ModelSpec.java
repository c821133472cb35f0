package dev.overfit.model;

import dev.overfit.choice.Kind;
import dev.overfit.io.FileName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Describes a network: a stack of layers from {@code features} inputs to one logit, with a name.
 *
 * @param name a name that is also a valid file name: letters, digits, {@code _}, {@code -} and
 *     {@code .}, starting with a letter or digit, not ending with {@code .}, and not one that
 *     Windows reserves for a device
 * @param features the number of inputs, at least 1
 * @param layers the layers from the input to the output; the last is {@code Dense(1, LINEAR)}, the
 *     logit; a {@link Normalization} may only be the first
 */
public record ModelSpec(String name, int features, List<LayerSpec> layers) {
  /**
   * @throws IllegalArgumentException if the name is not a valid file name, there are no features,
   *     the last layer is not the logit, or a layer cannot be in its place
   */
  public ModelSpec {
    FileName.check("name", name);
    if (features < 1) {
      throw new IllegalArgumentException("features: expected at least 1, received " + features);
    }
    layers = List.copyOf(layers);
    if (layers.isEmpty()
        || !(layers.get(layers.size() - 1) instanceof Dense output)
        || output.units() != 1
        || output.activation() != Activation.LINEAR) {
      throw new IllegalArgumentException(
          "layers: expected the last to be Dense(1, LINEAR), the logit, received " + layers);
    }
    stack(features, layers);
  }

  /** Returns a model of the given hidden layers, with one logit on top. */
  public static ModelSpec binaryClassifier(String name, int features, LayerSpec... hidden) {
    List<LayerSpec> layers = new ArrayList<>(Arrays.asList(hidden));
    layers.add(new Dense(1, Activation.LINEAR));
    return new ModelSpec(name, features, layers);
  }

  /** The layers in their places, from the input to the output. */
  public List<PlacedLayer> stack() {
    return stack(features, layers);
  }

  private static List<PlacedLayer> stack(int features, List<LayerSpec> layers) {
    List<PlacedLayer> stack = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    int inputs = features;
    for (LayerSpec layer : layers) {
      String type = Kind.of(layer).snakeName();
      int index = seen.merge(type, 1, Integer::sum) - 1;
      String name = index == 0 ? type : type + "_" + index;
      int outputs = layer.outputs(stack.size(), inputs);
      stack.add(new PlacedLayer(layer, name, inputs, outputs));
      inputs = outputs;
    }
    return List.copyOf(stack);
  }

  /** The variables of all layers with their initializers, from the input to the output. */
  public List<LayerVariable> layerVariables() {
    return stack().stream().flatMap(layer -> layer.variables().stream()).toList();
  }

  /**
   * The variables, both trained and kept by layers, from the input to the output, each layer's in
   * Keras' order and with Keras' names.
   */
  public List<VariableSpec> variables() {
    return layerVariables().stream().map(LayerVariable::spec).toList();
  }

  /** The trained ones of {@link #variables}, in the same order. */
  public List<VariableSpec> trainableVariables() {
    return layerVariables().stream()
        .filter(LayerVariable::trainable)
        .map(LayerVariable::spec)
        .toList();
  }

  /**
   * Returns the layers without what keeps a model from overfitting. An activation layer that then
   * follows the bare sums of a dense layer becomes the activation of that layer, so that networks
   * can be compared even if one needed its activation as a separate layer.
   */
  public List<LayerSpec> untreated() {
    List<LayerSpec> untreated = new ArrayList<>();
    for (LayerSpec layer : layers) {
      layer.untreated().ifPresent(bare -> add(untreated, bare));
    }
    return List.copyOf(untreated);
  }

  private static void add(List<LayerSpec> layers, LayerSpec next) {
    int last = layers.size() - 1;
    if (next instanceof ActivationLayer activation
        && last >= 0
        && layers.get(last) instanceof Dense dense
        && dense.activation() == Activation.LINEAR) {
      layers.set(
          last, new Dense(dense.units(), activation.activation(), dense.kernelRegularizer()));
    } else {
      layers.add(next);
    }
  }

  /** The number of parameters: the values of all variables. */
  public long parameters() {
    return size(variables());
  }

  /** The number of parameters that are trained. */
  public long trainableParameters() {
    return size(trainableVariables());
  }

  private static long size(List<VariableSpec> variables) {
    return variables.stream().mapToLong(VariableSpec::size).sum();
  }

  /**
   * Returns the number of epochs that begin before the layers' {@link LayerSpec#warmUpSteps} are
   * over. Validation figures of those epochs say little about the weights.
   */
  public int warmUpEpochs(int stepsPerEpoch) {
    long steps = layers.stream().mapToLong(LayerSpec::warmUpSteps).max().orElse(0);
    return (int) Math.min(Integer.MAX_VALUE, (steps + stepsPerEpoch - 1) / stepsPerEpoch);
  }

  /** Returns whether any variable has a penalty, so that the loss is more than the crossentropy. */
  public boolean penalized() {
    return layerVariables().stream().anyMatch(variable -> variable.regularizer().penalizes());
  }
}
