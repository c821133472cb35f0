package dev.overfit.tensorboard;

import dev.overfit.data.DataOrigin;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.PlacedLayer;
import java.util.List;
import java.util.stream.Collectors;

/** Reads what a table can show out of a model and its settings. */
final class Settings {
  private Settings() {}

  /**
   * The units of the hidden layers, such as {@code 64, 16} or {@code 4 × 512}, which fits into a
   * column of the table; {@code none} where there are none.
   */
  static String hiddenLayers(ModelSpec model) {
    List<PlacedLayer> hidden = model.stack().subList(0, model.layers().size() - 1);
    List<Integer> units =
        hidden.stream().filter(Settings::hasKernel).map(PlacedLayer::outputs).toList();
    if (units.size() > 1 && units.stream().distinct().count() == 1) {
      return units.size() + " × " + units.get(0);
    }
    return units.isEmpty()
        ? "none"
        : units.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** Whether a layer has units of its own: a matrix from its inputs to them. */
  private static boolean hasKernel(PlacedLayer layer) {
    return layer.variables().stream().anyMatch(variable -> variable.spec().shape().size() == 2);
  }

  /** The name of the data, and that they are simulated where they are. */
  static String describe(DataOrigin data) {
    return data.simulated() && !data.name().contains("simulated")
        ? data.name() + " (simulated)"
        : data.name();
  }
}
