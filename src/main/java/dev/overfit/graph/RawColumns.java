package dev.overfit.graph;

import dev.overfit.model.ColumnEncoding;
import dev.overfit.model.Encoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Any;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/**
 * The columns of a raw table, an input {@code [rows, 1]} each, and their {@link Encoding} by
 * operations without variables or lookup tables. The results have the same bits as in Java if the
 * runtime keeps subnormal numbers (in float32 below 1.2e-38); whether it keeps them or treats them
 * as 0 depends on the thread that computes.
 */
final class RawColumns {
  private final Ops tf;
  private final Encoding encoding;
  private final Map<String, Operand<?>> inputs = new LinkedHashMap<>();
  private final Operand<TFloat32> features;

  RawColumns(Ops tf, Encoding encoding) {
    this.tf = tf;
    this.encoding = encoding;
    List<Operand<TFloat32>> parts = new ArrayList<>();
    for (ColumnEncoding column : encoding.columns()) {
      parts.addAll(column.accept(new Column("column_" + inputs.size())));
    }
    features = parts.size() == 1 ? parts.get(0) : tf.concat(parts, tf.constant(1));
  }

  /** Returns the types of the inputs by column name. */
  static Map<String, DataType> types(Encoding encoding) {
    Map<String, DataType> types = new TreeMap<>();
    encoding.columns().forEach(column -> types.put(column.name(), column.accept(new Type())));
    return types;
  }

  /** Returns the inputs by column name: float32, float64 or string, {@code [rows, 1]}. */
  Map<String, Operand<?>> inputs() {
    return inputs;
  }

  /** Returns the encoded rows, {@code [rows, features]}. */
  Operand<TFloat32> features() {
    return features;
  }

  /** Returns the type of a column's cells. */
  private static final class Type implements ColumnEncoding.Visitor<DataType> {
    @Override
    public DataType number(ColumnEncoding.Numeric column) {
      return column.wide() ? DataType.DT_DOUBLE : DataType.DT_FLOAT;
    }

    @Override
    public DataType category(ColumnEncoding.Categorical column) {
      return DataType.DT_STRING;
    }
  }

  /** Adds the operations of one column. */
  private final class Column implements ColumnEncoding.Visitor<List<Operand<TFloat32>>> {
    private final String placeholder;

    Column(String placeholder) {
      this.placeholder = placeholder;
    }

    private <T extends TType> Operand<T> input(String column, Class<T> type) {
      Shape shape = Shape.of(Shape.UNKNOWN_SIZE, 1);
      Operand<T> input = tf.withName(placeholder).placeholder(type, Placeholder.shape(shape));
      inputs.put(column, input);
      return input;
    }

    @Override
    public List<Operand<TFloat32>> number(ColumnEncoding.Numeric column) {
      Operand<TFloat64> cells =
          column.wide()
              ? input(column.name(), TFloat64.class)
              : tf.dtypes.cast(input(column.name(), TFloat32.class), TFloat64.class);
      Operand<TBool> missing = tf.math.isNan(cells);
      Operand<TFloat64> filled = tf.select(missing, tf.constant(column.fill()), cells);
      Operand<TFloat64> centred = tf.math.sub(filled, tf.constant(column.mean()));
      Operand<TFloat32> coded =
          tf.dtypes.cast(tf.math.mul(centred, tf.constant(column.scale())), TFloat32.class);
      return column.indicator()
          ? List.of(coded, tf.dtypes.cast(missing, TFloat32.class))
          : List.of(coded);
    }

    @Override
    public List<Operand<TFloat32>> category(ColumnEncoding.Categorical column) {
      Operand<TString> cells = input(column.name(), TString.class);
      Operand<TBool> levels = equal(cells, column.levels());
      Operand<TBool> missing = any(equal(cells, encoding.missing()));
      List<Operand<TFloat32>> parts = new ArrayList<>();
      parts.add(tf.dtypes.cast(levels, TFloat32.class));
      if (column.other()) {
        Operand<TBool> known = tf.math.logicalOr(any(levels), missing);
        parts.add(tf.dtypes.cast(tf.math.logicalNot(known), TFloat32.class));
      }
      if (column.missing()) {
        parts.add(tf.dtypes.cast(missing, TFloat32.class));
      }
      return parts;
    }

    private Operand<TBool> equal(Operand<TString> cells, List<String> texts) {
      return tf.math.equal(
          cells, tf.constant(NdArrays.vectorOfObjects(texts.toArray(new String[0]))));
    }

    private Operand<TBool> any(Operand<TBool> columns) {
      return tf.any(columns, tf.constant(1), Any.keepDims(true));
    }
  }
}
