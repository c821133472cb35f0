package dev.overfit.spark;

import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.io.OneLine;
import dev.overfit.model.ColumnEncoding;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;

/** A column that a model takes, and the Spark types it accepts. */
sealed interface InputColumn extends Serializable {
  /** The name of the column. */
  String name();

  /**
   * Returns what is wrong with a type, as {@code expected X, received Y}; empty if it fits.
   *
   * @param type the type of the dataset's column with this name
   */
  Optional<String> problem(DataType type);

  /**
   * Returns a boolean cell in the form that the model takes.
   *
   * @param said the value of the cell
   */
  Object ofBoolean(boolean said);

  /** Returns the columns of a model, in its order. */
  static List<InputColumn> of(Predictor predictor) {
    return predictor
        .card()
        .flatMap(ModelCard::encoding)
        .map(encoding -> encoding.columns().stream().map(column -> column.accept(KINDS)).toList())
        .orElseGet(
            () -> predictor.featureNames().stream().<InputColumn>map(OfNumbers::new).toList());
  }

  /** Creates the column for each kind of encoding. */
  ColumnEncoding.Visitor<InputColumn> KINDS =
      new ColumnEncoding.Visitor<>() {
        @Override
        public InputColumn number(ColumnEncoding.Numeric column) {
          return new OfNumbers(column.name());
        }

        @Override
        public InputColumn category(ColumnEncoding.Categorical column) {
          return new OfTexts(column.name(), column.levels());
        }
      };

  /**
   * A column of numbers; true is 1 and false is 0.
   *
   * @param name the name of the column
   */
  record OfNumbers(String name) implements InputColumn {
    @Override
    public Optional<String> problem(DataType type) {
      boolean fits =
          type instanceof NumericType || type instanceof BooleanType || type instanceof NullType;
      return fits
          ? Optional.empty()
          : Optional.of("expected numbers, received a column of " + type.simpleString());
    }

    @Override
    public Object ofBoolean(boolean said) {
      return said ? 1 : 0;
    }
  }

  /**
   * A column of texts. Booleans are accepted, as the texts that Java and Spark have for them, if
   * the model knows at least one of these.
   *
   * @param name the name of the column
   * @param levels the texts that the model knows
   */
  record OfTexts(String name, List<String> levels) implements InputColumn {
    @Override
    public Optional<String> problem(DataType type) {
      if (type instanceof StringType || type instanceof NullType) {
        return Optional.empty();
      }
      boolean known = levels.contains("true") || levels.contains("false");
      if (type instanceof BooleanType && known) {
        return Optional.empty();
      }
      return Optional.of(
          "expected texts such as '"
              + OneLine.of(levels.get(0))
              + "', received a column of "
              + type.simpleString());
    }

    @Override
    public Object ofBoolean(boolean said) {
      return Boolean.toString(said);
    }
  }
}
