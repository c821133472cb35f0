package dev.overfit.grid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * One combination of values of a grid, one from each axis.
 *
 * @param axes the axes of the grid, in its order
 * @param places for each axis the index of its value, from 0
 */
public record GridPoint(List<Axis<?>> axes, List<Integer> places) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is not exactly one place for each axis
   * @throws IndexOutOfBoundsException if an axis has no such place
   */
  public GridPoint {
    axes = List.copyOf(axes);
    places = List.copyOf(places);
    if (axes.size() != places.size()) {
      throw new IllegalArgumentException(
          "places: expected one for each of " + axes.size() + " axes, received " + places);
    }
  }

  /** Returns all points, the last axis changing fastest. */
  static List<GridPoint> all(List<Axis<?>> axes) {
    List<List<Integer>> all = List.of(List.of());
    for (Axis<?> axis : axes) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> before : all) {
        for (int place = 0; place < axis.values().size(); place++) {
          List<Integer> places = new ArrayList<>(before);
          places.add(place);
          longer.add(places);
        }
      }
      all = longer;
    }
    return all.stream().map(places -> new GridPoint(axes, places)).toList();
  }

  /**
   * Returns the value on an axis.
   *
   * @throws IllegalArgumentException if the grid has no such axis
   */
  public <T> T get(Axis<T> axis) {
    int at = axes.indexOf(axis);
    if (at < 0) {
      throw new IllegalArgumentException(
          "axis: expected one of the grid's, " + values().keySet() + ", received " + axis.name());
    }
    return axis.values().get(places.get(at));
  }

  /** Returns the values by the names of their axes, in the order of the grid. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < axes.size(); i++) {
      values.put(axes.get(i).name(), axes.get(i).values().get(places.get(i)));
    }
    return Collections.unmodifiableMap(values);
  }

  /**
   * Returns a name for the model of this point, such as {@code units_16-dropout_0.5}, without
   * characters that are not allowed in file names.
   */
  public String name() {
    StringJoiner name = new StringJoiner("-");
    values().forEach((axis, value) -> name.add(axis + "_" + value));
    return name.toString().replaceAll("[^A-Za-z0-9_.-]+", "");
  }

  /** Returns a text such as {@code units=16, dropout=0.5}. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ");
    values().forEach((axis, value) -> text.add(axis + "=" + value));
    return text.toString();
  }
}
