package dev.overfit.tensorboard;

import dev.overfit.data.DataOrigin;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.PlacedLayer;
import java.util.List;
import java.util.stream.Collectors;

/** Extracts what a table can show from a model and its settings. */
final class Settings {
  private Settings() {}

  /**
   * Returns the units of the hidden layers, such as {@code 64, 16} or {@code 4 × 512}, short enough
   * for a column of the table; {@code none} if there are none.
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

  /** Returns whether a layer has units, that is, a matrix from its inputs to them. */
  private static boolean hasKernel(PlacedLayer layer) {
    return layer.variables().stream().anyMatch(variable -> variable.spec().shape().size() == 2);
  }

  /** Returns the name of the data, marked as simulated if they are. */
  static String describe(DataOrigin data) {
    return data.simulated() && !data.name().contains("simulated")
        ? data.name() + " (simulated)"
        : data.name();
  }
}
