package dev.overfit.keras;

import dev.overfit.json.Json;
import dev.overfit.model.Activation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The arguments that the configuration of a class of layers may have.
 *
 * @param activation the activation that the class stands for, if Keras has a layer class for it;
 *     otherwise the class is the kind of layer that has its name
 * @param fixed the arguments that a {@code LayerSpec} does not have, with the values, as JSON, that
 *     match what it does; each may be missing, as files of other versions of Keras 3 leave some out
 * @param drawn how new weights are drawn here, by argument; another initializer in the file is
 *     ignored, but noted
 */
record LayerRule(
    Optional<Activation> activation, Map<String, List<String>> fixed, Map<String, String> drawn) {
  /** The arguments that are objects of Keras, with Keras' modules for them. */
  static final Map<String, String> KINDS = Map.of("kernel_regularizer", "keras.regularizers");

  /** The arguments that are variables if they were not given, in the order of the variables. */
  static final List<String> ADAPTED = List.of("mean", "variance");

  /** The arguments that do not affect the numbers of any layer once its weights are read. */
  private static final Set<String> READ_PAST =
      Set.of(KerasJson.NAME, "trainable", "seed", "renorm_clipping", "renorm_momentum");

  private static final List<String> NONE = List.of("null");
  private static final List<String> YES = List.of("true");
  private static final List<String> NO = List.of("false");
  private static final List<String> ZERO = List.of("0.0", "0");

  private static final Map<String, LayerRule> RULES = rules();

  private static Map<String, LayerRule> rules() {
    Map<String, LayerRule> rules = new LinkedHashMap<>();
    rules.put(
        KerasJson.INPUT_LAYER, layer(Map.of("sparse", NO, "ragged", NO, "optional", NO), Map.of()));
    rules.put(
        "Normalization",
        layer(Map.of("axis", List.of("[-1]", "[1]", "-1", "1"), "invert", NO), Map.of()));
    rules.put(
        "Dense",
        layer(
            Map.of(
                "trainable", YES,
                "use_bias", YES,
                "bias_regularizer", NONE,
                "kernel_constraint", NONE,
                "bias_constraint", NONE,
                "quantization_config", NONE,
                "lora_rank", NONE,
                "lora_alpha", NONE),
            Map.of("kernel_initializer", "GlorotUniform", "bias_initializer", "Zeros")));
    rules.put(
        "BatchNormalization",
        layer(
            Map.of(
                "trainable", YES,
                "axis", List.of("-1", "1", "[-1]", "[1]"),
                "center", YES,
                "scale", YES,
                "renorm", NO,
                "synchronized", NO,
                "beta_regularizer", NONE,
                "gamma_regularizer", NONE,
                "beta_constraint", NONE,
                "gamma_constraint", NONE),
            Map.of(
                "beta_initializer", "Zeros",
                "gamma_initializer", "Ones",
                "moving_mean_initializer", "Zeros",
                "moving_variance_initializer", "Ones")));
    rules.put("Dropout", layer(Map.of("noise_shape", NONE), Map.of()));
    rules.put("Activation", layer(Map.of(), Map.of()));
    rules.put(
        "ReLU",
        activation(
            Activation.RELU, Map.of("max_value", NONE, "negative_slope", ZERO, "threshold", ZERO)));
    rules.put("ELU", activation(Activation.ELU, Map.of("alpha", List.of("1.0", "1"))));
    rules.put(
        "LeakyReLU", activation(Activation.LEAKY_RELU, Map.of("negative_slope", List.of("0.2"))));
    return rules;
  }

  private static LayerRule layer(Map<String, List<String>> fixed, Map<String, String> drawn) {
    return new LayerRule(Optional.empty(), fixed, drawn);
  }

  private static LayerRule activation(Activation activation, Map<String, List<String>> fixed) {
    return new LayerRule(Optional.of(activation), fixed, Map.of());
  }

  /**
   * Returns the configuration without the arguments that a layer here does not have. Anything left
   * that is not an argument of the layer is refused later.
   *
   * @throws IOException if an argument has a value that is not supported
   */
  Json rest(Json config) throws IOException {
    Json rest = config;
    for (String name : config.names()) {
      if (name.equals(KerasJson.DTYPE)) {
        checkFloat32(config.get(name));
      } else if (fixed.containsKey(name)) {
        check(config.get(name), fixed.get(name));
      } else if (!READ_PAST.contains(name) && !drawn.containsKey(name)) {
        continue;
      }
      rest = rest.without(name);
    }
    return rest;
  }

  private static void check(Json value, List<String> taken) throws IOException {
    if (!taken.contains(value.line())) {
      throw value.error("expected " + taken.get(0) + ", found " + value.line());
    }
  }

  /**
   * Checks that numbers are float32, given by name or as a policy.
   *
   * @throws IOException if they are not
   */
  static void checkFloat32(Json dtype) throws IOException {
    Json name =
        dtype.has(KerasJson.CONFIG) ? dtype.get(KerasJson.CONFIG).get(KerasJson.NAME) : dtype;
    check(name, List.of("\"" + KerasJson.FLOAT32 + "\""));
  }

  /** Returns notes on how a configuration draws new weights differently, one line each. */
  List<String> notes(Json config) throws IOException {
    List<String> notes = new ArrayList<>();
    for (String name : new TreeSet<>(config.names())) {
      if (name.equals("seed") && !config.get(name).isNull()) {
        notes.add(config.get(name).place() + " is not kept: a trainer has a seed for all layers");
      } else if (drawn.containsKey(name) && !isDrawnFrom(drawn.get(name), config.get(name))) {
        notes.add(
            config.get(name).place()
                + " is not kept: weights are those of the file, new ones would be drawn "
                + drawn.get(name));
      }
    }
    return notes;
  }

  private static boolean isDrawnFrom(String expected, Json initializer) throws IOException {
    return initializer.has(KerasJson.CLASS_NAME)
        && initializer.get(KerasJson.CLASS_NAME).line().equals("\"" + expected + "\"");
  }

  /** Returns the rule for a class of layers; empty if the class is not supported. */
  static Optional<LayerRule> of(String className) {
    return Optional.ofNullable(RULES.get(className));
  }

  /** Returns the supported classes. */
  static List<String> classes() {
    return List.copyOf(RULES.keySet());
  }
}
