package dev.overfit.picture;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Assigns each model its place in the {@link Palette}: the color, dash and mark that the model has
 * in every picture of every suite, whatever other models appear beside it. Models of the built-in
 * suites have theirs by name; no two models of a suite share a color. A model with another name
 * gets the first color, in the study's order, that no model beside it has.
 */
final class Looks {
  /**
   * The models of {@code remedies}, the largest suite, use all colors; each other model reuses the
   * color of one that never appears beside it. Marks and dashes differ within each of the smaller
   * suites, and as pairs within {@code remedies}.
   */
  private static final Map<String, Integer> KNOWN =
      Map.ofEntries(
          Map.entry("Tiny", Palette.place(0, 0, 0)),
          Map.entry("Small", Palette.place(1, 1, 1)),
          Map.entry("Medium", Palette.place(2, 2, 2)),
          Map.entry("Large", Palette.place(3, 3, 3)),
          Map.entry("L1", Palette.place(7, 1, 2)),
          Map.entry("L2", Palette.place(1, 5, 2)),
          Map.entry("WeightDecay", Palette.place(6, 6, 4)),
          Map.entry("Dropout", Palette.place(2, 6, 1)),
          Map.entry("Combined", Palette.place(4, 4, 4)),
          Map.entry("Normalized", Palette.place(5, 5, 0)),
          Map.entry("LargeNormalized", Palette.place(5, 5, 0)), // the same network
          Map.entry("MediumNormalized", Palette.place(0, 4, 4)),
          Map.entry("Noise", Palette.place(8, 1, 3)),
          Map.entry("Mixup", Palette.place(9, 0, 4)),
          Map.entry("SwapNoise", Palette.place(3, 6, 1)),
          Map.entry("Symmetries", Palette.place(10, 3, 0)),
          Map.entry("Together", Palette.place(11, 4, 1)));

  private Looks() {}

  /** Returns the place of each model of a study, given in the study's order. */
  static Map<String, Integer> places(List<String> models) {
    Map<String, Integer> places = new LinkedHashMap<>();
    models.stream()
        .filter(KNOWN::containsKey)
        .forEach(model -> places.put(model, KNOWN.getOrDefault(model, 0)));
    for (String model : models) {
      if (!places.containsKey(model)) {
        places.put(model, free(new HashSet<>(places.values())));
      }
    }
    return places;
  }

  /** Returns the first place with a free color, or the first free place if there is none. */
  private static int free(Set<Integer> taken) {
    return IntStream.range(0, Palette.COLORS)
        .filter(place -> taken.stream().noneMatch(other -> other % Palette.COLORS == place))
        .findFirst()
        .orElseGet(
            () ->
                IntStream.iterate(0, i -> i + 1)
                    .filter(i -> !taken.contains(i))
                    .findFirst()
                    .orElseThrow());
  }
}
