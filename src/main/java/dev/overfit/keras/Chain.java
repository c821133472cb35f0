package dev.overfit.keras;

import dev.overfit.json.Json;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Orders the layers of a functional model, which may be a graph, into a chain. */
final class Chain {
  static final String FUNCTIONAL = "Functional";
  static final String INPUTS = "input_layers";
  static final String OUTPUTS = "output_layers";
  static final String INBOUND = "inbound_nodes";

  /** The arguments that a call may have besides its input, with the values that Keras sets. */
  private static final Map<String, List<String>> CALL =
      Map.of("mask", List.of("null"), "training", List.of("null", "false"));

  private Chain() {}

  /**
   * Returns the layers from the input to the output.
   *
   * @param config the configuration of the model
   * @param layers the layers, in any order
   * @throws IOException if they do not form a chain
   */
  static List<LayerConfig> of(Json config, List<LayerConfig> layers) throws IOException {
    Map<String, LayerConfig> left = new LinkedHashMap<>();
    for (LayerConfig layer : layers) {
      if (left.put(layer.name(), layer) != null) {
        throw layer.object().error("expected one layer of this name, found several");
      }
    }
    Deque<LayerConfig> chain = new ArrayDeque<>();
    String next = end(config.get(OUTPUTS));
    while (chain.isEmpty() || !chain.getFirst().isInput()) {
      LayerConfig layer = left.remove(next);
      if (layer == null) {
        throw config.error("expected one chain of layers, found '" + next + "' not once in it");
      }
      chain.addFirst(layer);
      next = layer.isInput() ? layer.name() : input(layer.object());
    }
    if (!left.isEmpty() || !end(config.get(INPUTS)).equals(next)) {
      throw config.error("expected one chain of layers, found beside it " + left.keySet());
    }
    return List.copyOf(chain);
  }

  /** Returns the name of the layer of the only input or output. */
  private static String end(Json ends) throws IOException {
    List<Json> list = ends.list();
    if (list.size() == 1) {
      return end(list.get(0));
    }
    return source(ends);
  }

  /** Returns the name of the layer that provides the input of a layer's only call. */
  private static String input(Json layer) throws IOException {
    List<Json> calls = layer.get(INBOUND).list();
    if (calls.size() != 1) {
      throw layer.error("expected it to be called once, found " + calls.size() + " times");
    }
    Json call = calls.get(0);
    for (String name : call.get("kwargs").names()) {
      Json value = call.get("kwargs").get(name);
      if (!CALL.getOrDefault(name, List.of()).contains(value.line())) {
        throw value.error("expected a call without, found " + value.line());
      }
    }
    List<Json> arguments = call.get("args").list();
    if (arguments.size() != 1 || !arguments.get(0).has(KerasJson.CONFIG)) {
      throw layer.error("expected it to be called with one tensor, found " + arguments.size());
    }
    return source(arguments.get(0).get(KerasJson.CONFIG).get("keras_history"));
  }

  /** Returns the name in {@code [name, 0, 0]}, which means the first output of the first call. */
  private static String source(Json history) throws IOException {
    List<Json> parts = history.list();
    if (parts.size() != 3 || parts.get(1).number() != 0 || parts.get(2).number() != 0) {
      throw history.error("expected [name, 0, 0], one layer called once, found " + history.line());
    }
    return parts.get(0).text();
  }
}
