package dev.overfit.table;

import dev.overfit.data.DataException;
import dev.overfit.model.ColumnEncoding;
import dev.overfit.model.ColumnEncoding.Categorical;
import dev.overfit.model.ColumnEncoding.Numeric;
import dev.overfit.model.Encoding;
import java.util.List;
import java.util.Set;

/** Encodes a cell of a row to predict as features. */
abstract class CellCoder {
  private static final String FINITE = "expected a finite number within float32";

  private final String column;
  private final int width;

  private CellCoder(String column, int width) {
    this.column = column;
    this.width = width;
  }

  /** Returns the coders of a model's columns, in the order of the model. */
  static List<CellCoder> of(ModelInputs inputs, NumberText numbers) {
    return inputs
        .encoding()
        .map(encoding -> coded(encoding, numbers))
        .orElseGet(
            () ->
                inputs.columns().stream()
                    .<CellCoder>map(column -> new AsItStands(column, numbers))
                    .toList());
  }

  private static List<CellCoder> coded(Encoding encoding, NumberText numbers) {
    Set<String> missing = Set.copyOf(encoding.missing());
    ColumnEncoding.Visitor<CellCoder> kinds =
        new ColumnEncoding.Visitor<>() {
          @Override
          public CellCoder number(Numeric column) {
            return new OfNumber(column, numbers, missing);
          }

          @Override
          public CellCoder category(Categorical column) {
            return new OfCategory(column, missing);
          }
        };
    return encoding.columns().stream().map(column -> column.accept(kinds)).toList();
  }

  String column() {
    return column;
  }

  /** Returns the number of features per cell. */
  int width() {
    return width;
  }

  /**
   * Writes the features of a cell into an array of zeros.
   *
   * @throws DataException without a position, if the text cannot be a cell of the column
   */
  abstract void code(String cell, float[] target, int at) throws DataException;

  private static DataException refused(String expected, String cell) {
    return new DataException(expected + ", received " + DataException.quote(cell));
  }

  /** A number that is used unchanged and must not be missing. */
  private static final class AsItStands extends CellCoder {
    private final NumberText numbers;

    AsItStands(String column, NumberText numbers) {
      super(column, 1);
      this.numbers = numbers;
    }

    @Override
    void code(String cell, float[] target, int at) throws DataException {
      target[at] = numbers.parseFloat(cell);
      if (!Float.isFinite(target[at])) {
        throw refused(FINITE, cell);
      }
    }
  }

  /** A number that is filled in if missing, and scaled. */
  private static final class OfNumber extends CellCoder {
    private final Numeric encoding;
    private final NumberText numbers;
    private final Set<String> missing;

    OfNumber(Numeric encoding, NumberText numbers, Set<String> missing) {
      super(encoding.name(), encoding.width());
      this.encoding = encoding;
      this.numbers = numbers;
      this.missing = missing;
    }

    @Override
    void code(String cell, float[] target, int at) throws DataException {
      boolean isMissing = missing.contains(cell);
      double value = isMissing ? Double.NaN : numbers.parse(cell);
      if (!isMissing && Double.isNaN(value)) {
        throw refused("expected a number", cell);
      }
      encoding.encode(value, target, at);
      if (!Float.isFinite(target[at]) || (!encoding.wide() && Double.isInfinite((float) value))) {
        throw refused(FINITE, cell);
      }
    }
  }

  /** A category. */
  private static final class OfCategory extends CellCoder {
    private final Categorical encoding;
    private final Set<String> missing;

    OfCategory(Categorical encoding, Set<String> missing) {
      super(encoding.name(), encoding.width());
      this.encoding = encoding;
      this.missing = missing;
    }

    @Override
    void code(String cell, float[] target, int at) {
      int place = missing.contains(cell) ? encoding.missingPlace() : encoding.place(cell);
      if (place >= 0) {
        target[at + place] = 1;
      }
    }
  }
}
