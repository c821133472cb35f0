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

/** A column that a model takes, and which types of Spark's go in for it. */
sealed interface InputColumn extends Serializable {
  /** Its name. */
  String name();

  /**
   * What is wrong with a type for it, as {@code expected X, received Y}; empty if nothing is.
   *
   * @param type the type of the column that bears the name
   */
  Optional<String> problem(DataType type);

  /**
   * A cell as a model takes it.
   *
   * @param said true or false, where the type is boolean
   */
  Object ofBoolean(boolean said);

  /** The columns of a model, in its order. */
  static List<InputColumn> of(Predictor predictor) {
    return predictor
        .card()
        .flatMap(ModelCard::encoding)
        .map(encoding -> encoding.columns().stream().map(column -> column.accept(KINDS)).toList())
        .orElseGet(
            () -> predictor.featureNames().stream().<InputColumn>map(OfNumbers::new).toList());
  }

  /** The kinds of columns of tables. */
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
   * A column of numbers; true is 1, and false 0.
   *
   * @param name its name
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
   * A column of texts; true and false are the texts that Java and Spark have for them, if the model
   * knows one of these.
   *
   * @param name its name
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
