package dev.overfit.spark;

import dev.overfit.io.OneLine;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The places of a model's columns in the rows of a schema. */
final class RowSchema implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 3;

  /** A column of the model and its index in rows. */
  record Place(InputColumn column, int index) implements Serializable {}

  private final LinkedHashMap<String, Place> places = new LinkedHashMap<>();

  private RowSchema() {}

  /**
   * Finds the columns.
   *
   * @throws IllegalArgumentException if a column is missing, is there twice, or has an unsuitable
   *     type; the message names it
   */
  static RowSchema of(List<InputColumn> columns, StructType schema) {
    checkPresent(columns, schema);
    RowSchema found = new RowSchema();
    for (InputColumn column : columns) {
      found.places.put(column.name(), new Place(column, only(column, schema)));
    }
    return found;
  }

  private static void checkPresent(List<InputColumn> columns, StructType schema) {
    List<String> absent = new ArrayList<>(columns.stream().map(InputColumn::name).toList());
    absent.removeAll(Arrays.asList(schema.fieldNames()));
    if (!absent.isEmpty()) {
      String first = String.join(", ", absent.subList(0, Math.min(SHOWN, absent.size())));
      String others = absent.size() > SHOWN ? " and " + (absent.size() - SHOWN) + " others" : "";
      throw new IllegalArgumentException(
          "columns: expected a column for each that the model takes, received none for "
              + OneLine.of(first)
              + others);
    }
  }

  private static int only(InputColumn column, StructType schema) {
    List<String> names = Arrays.asList(schema.fieldNames());
    int index = names.indexOf(column.name());
    if (index != names.lastIndexOf(column.name())) {
      throw problem(column, "expected one column of this name, received several");
    }
    StructField field = schema.apply(index);
    column
        .problem(field.dataType())
        .ifPresent(
            what -> {
              throw problem(column, what);
            });
    return index;
  }

  private static IllegalArgumentException problem(InputColumn column, String what) {
    return new IllegalArgumentException("column " + OneLine.of(column.name()) + ": " + what);
  }

  /** Returns the places of the columns, by name. */
  Map<String, Place> places() {
    return places;
  }

  /**
   * Returns a schema with the probability after its columns.
   *
   * @param sameName whether Spark considers two names equal
   * @throws IllegalArgumentException if a column already has this name
   */
  static StructType withProbability(StructType schema, String name, NameComparison sameName) {
    for (String taken : schema.fieldNames()) {
      if (sameName.same(taken, name)) {
        throw new IllegalArgumentException(
            "probability: expected a name that no column of the rows has, received "
                + OneLine.of(name)
                + (taken.equals(name) ? "" : " beside " + OneLine.of(taken)));
      }
    }
    return schema.add(name, DataTypes.FloatType, false);
  }

  /** Tells whether two names are equal. */
  @FunctionalInterface
  interface NameComparison {
    boolean same(String one, String other);
  }
}
