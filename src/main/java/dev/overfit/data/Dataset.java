package dev.overfit.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows for tabular binary classification: float32 features {@code [rows, columns]} in row-major
 * order, and one label per row, 0 or 1.
 *
 * <p>Immutable by convention: data sets are large, so the factories take ownership of their arrays
 * without copying them, and {@link #features()} and {@link #labels()} return the same arrays.
 * Nobody may write to them.
 *
 * <p>Features of millions of rows may live in a {@link FeatureStore} instead of an array. Code that
 * has to support both reads them in blocks ({@link #read}).
 */
public final class Dataset {
  /** The maximum number of rows that {@link #forBlocks} passes on at once. */
  private static final int BLOCK = 4096;

  /** Receives consecutive rows. */
  @FunctionalInterface
  public interface Block {
    /**
     * Receives a block of rows.
     *
     * @param from the first row, from 0
     * @param count the number of rows
     * @param features {@code [count, columns]} row-major, from the start of the array; overwritten
     *     after the call returns
     */
    void accept(int from, int count, float[] features);
  }

  private final List<String> columns;
  private final float @Nullable [] array; // the features if they are in memory
  private final FeatureStore store; // reads the same features, wherever they are
  private final float[] labels;
  private final float @Nullable [] weights; // null if all rows count equally

  private Dataset(Dataset rows, float @Nullable [] weights) {
    this.columns = rows.columns;
    this.array = rows.array;
    this.store = rows.store;
    this.labels = rows.labels;
    this.weights = weights;
  }

  private Dataset(List<String> columns, FeatureStore store, float[] labels) {
    this.columns = List.copyOf(columns);
    this.array = null;
    this.store = store;
    this.labels = labels;
    this.weights = null;
  }

  private Dataset(List<String> columns, float[] features, float[] labels) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("columns: expected at least 1 feature, received none");
    }
    if ((long) columns.size() * labels.length != features.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "features: expected rows x columns = %,d x %,d values, received %,d",
              labels.length,
              columns.size(),
              features.length));
    }
    int width = columns.size();
    this.columns = List.copyOf(columns);
    this.array = features;
    this.store =
        (from, count, into) -> System.arraycopy(features, from * width, into, 0, count * width);
    this.labels = labels;
    this.weights = null;
  }

  /** Returns whether the features are in memory rather than in a {@link FeatureStore}. */
  public boolean isInMemory() {
    return array != null;
  }

  /**
   * Returns a data set backed by the given arrays, which it takes ownership of.
   *
   * @param columns the names of the features, one per column
   * @param features {@code [rows, columns]}, row-major, finite
   * @param labels {@code [rows]}, each 0 or 1
   * @throws IllegalArgumentException if the lengths do not match, a label is neither 0 nor 1, or a
   *     feature is not finite
   */
  public static Dataset of(List<String> columns, float[] features, float[] labels) {
    Dataset dataset = new Dataset(columns, features, labels);
    dataset.check(features);
    return dataset;
  }

  /** Like {@link #of}, for values that have already been checked. */
  public static Dataset checked(List<String> columns, float[] features, float[] labels) {
    return new Dataset(columns, features, labels);
  }

  /**
   * Returns a data set whose features are in a store and have already been checked.
   *
   * @param columns the names of the features, one per column
   * @param features the store, with as many rows as there are labels
   * @param labels {@code [rows]}, each 0 or 1
   */
  public static Dataset stored(List<String> columns, FeatureStore features, float[] labels) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("columns: expected at least 1 feature, received none");
    }
    return new Dataset(columns, features, labels);
  }

  /**
   * Returns a data set whose features are named {@code feature_0}, {@code feature_1}, ….
   *
   * @param features {@code [rows][columns]}, copied
   * @param labels {@code [rows]}, each 0 or 1
   * @throws IllegalArgumentException if rows differ in length, a label is neither 0 nor 1, or a
   *     feature is not finite
   */
  public static Dataset of(float[][] features, float[] labels) {
    if (features.length == 0 || features.length != labels.length) {
      throw new IllegalArgumentException(
          "rows: expected as many rows of features as labels, at least 1, received "
              + features.length
              + " and "
              + labels.length);
    }
    int columns = features[0].length;
    float[] flat = new float[features.length * columns];
    for (int row = 0; row < features.length; row++) {
      if (features[row].length != columns) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "row %,d: expected %d features, received %d",
                row + 1,
                columns,
                features[row].length));
      }
      System.arraycopy(features[row], 0, flat, row * columns, columns);
    }
    return of(unnamed(columns), flat, labels.clone());
  }

  /** Returns the names {@code feature_0} to {@code feature_<count - 1>}. */
  public static List<String> unnamed(int count) {
    return IntStream.range(0, count).mapToObj(i -> "feature_" + i).toList();
  }

  private void check(float[] features) {
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] != 0 && labels[row] != 1) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "row %,d: expected label 0 or 1, received %s", row + 1, labels[row]));
      }
    }
    for (int i = 0; i < features.length; i++) {
      if (!Float.isFinite(features[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "row %,d, column %s: expected a finite number, received %s",
                i / columns.size() + 1,
                columns.get(i % columns.size()),
                features[i]));
      }
    }
  }

  /** The names of the features, one per column. */
  public List<String> columns() {
    return columns;
  }

  /**
   * Returns all features, {@code [rows, columns]} row-major: the array itself, which must not be
   * written to, or a copy of the full size if the rows are in a {@link FeatureStore}.
   */
  public float[] features() {
    if (array != null) {
      return array;
    }
    float[] all = new float[Math.multiplyExact(rows(), width())];
    store.read(0, rows(), all);
    return all;
  }

  /**
   * Reads the features of consecutive rows, whether from memory or from a store.
   *
   * @param from the first row, from 0
   * @param count the number of rows
   * @param into receives the features from its start, {@code [count, columns]} row-major
   * @throws IllegalArgumentException unless {@code 0 <= from <= from + count <= rows()}
   * @throws java.io.UncheckedIOException if the file that holds the features can no longer be read
   */
  public void read(int from, int count, float[] into) {
    if (from < 0 || count < 0 || from > rows() - count) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "rows: expected some of %,d, received %,d from %,d",
              rows(),
              count,
              from));
    }
    store.read(from, count, into);
  }

  /** Passes on all rows in order, up to a few thousand at a time. */
  public void forBlocks(Block block) {
    int most = Math.max(1, Math.min(BLOCK, rows()));
    float[] features = new float[most * width()];
    for (int from = 0; from < rows(); from += most) {
      int count = Math.min(most, rows() - from);
      store.read(from, count, features);
      block.accept(from, count, features);
    }
  }

  /** Returns one feature of one row. */
  public float feature(int row, int column) {
    if (array != null) {
      return array[row * width() + column];
    }
    float[] features = new float[width()];
    store.read(row, 1, features);
    return features[column];
  }

  /**
   * Returns all labels, {@code [rows]}, each 0 or 1: the array itself, which must not be written
   * to.
   */
  public float[] labels() {
    return labels;
  }

  /**
   * Returns these rows with one weight per row, which slices and reordered copies keep. The weight
   * is how much a training row counts in the training loss, as in Keras' {@code
   * fit(sample_weight=…)}: the loss of a batch is the sum of weight times crossentropy, divided by
   * the number of its rows whatever their weights add up to. Doubling the weights therefore doubles
   * the learning rate for SGD. Class weights apply in addition. All other figures, such as those on
   * validation and test rows, count rows equally.
   *
   * @param value {@code [rows]}, finite and not negative; not copied
   * @throws IllegalArgumentException if there is not exactly one weight per row, or a weight is
   *     negative or not finite
   */
  public Dataset withWeights(float[] value) {
    if (value.length != rows()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "weights: expected one a row, %,d, received %,d", rows(), value.length));
    }
    for (int row = 0; row < value.length; row++) {
      if (!(value[row] >= 0 && value[row] < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "row %,d: expected a weight that is finite and not negative, received %s",
                row + 1,
                value[row]));
      }
    }
    return new Dataset(this, value);
  }

  /**
   * Returns the weight of each row in the training loss, {@code [rows]}: the array itself, which
   * must not be written to. Empty if all rows count equally.
   */
  public Optional<float[]> weights() {
    return Optional.ofNullable(weights);
  }

  private float[] weightsOrOnes() {
    if (weights != null) {
      return weights;
    }
    float[] ones = new float[rows()];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Returns whether each row is of the positive class, {@code [rows]}. */
  boolean[] positive() {
    boolean[] positive = new boolean[rows()];
    for (int row = 0; row < positive.length; row++) {
      positive[row] = labels[row] == 1;
    }
    return positive;
  }

  /** The number of rows. */
  public int rows() {
    return labels.length;
  }

  /** The number of features per row. */
  public int width() {
    return columns.size();
  }

  /**
   * Returns rows {@code from} (inclusive) to {@code to} (exclusive), copied unless they are in a
   * {@link FeatureStore}.
   *
   * @throws IllegalArgumentException unless {@code 0 <= from < to <= rows()}
   */
  public Dataset slice(int from, int to) {
    if (from < 0 || from >= to || to > rows()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "rows [%,d, %,d): expected a range within %,d rows", from, to, rows()));
    }
    float[] some = Arrays.copyOfRange(labels, from, to);
    Dataset slice =
        array == null
            ? new Dataset(columns, (row, count, into) -> store.read(from + row, count, into), some)
            : new Dataset(columns, Arrays.copyOfRange(array, from * width(), to * width()), some);
    return new Dataset(slice, weights == null ? null : Arrays.copyOfRange(weights, from, to));
  }

  /**
   * Returns these rows followed by others, copying only labels and weights. If only one of the two
   * has weights, the other's are 1.
   *
   * @throws IllegalArgumentException if the columns differ
   */
  public Dataset followedBy(Dataset others) {
    if (!columns.equals(others.columns)) {
      throw new IllegalArgumentException(
          "rows: expected the columns " + columns + ", received " + others.columns);
    }
    float[] all = Arrays.copyOf(labels, Math.addExact(rows(), others.rows()));
    System.arraycopy(others.labels, 0, all, rows(), others.rows());
    Dataset both =
        new Dataset(columns, (from, count, into) -> read(others, from, count, into), all);
    if (weights == null && others.weights == null) {
      return both;
    }
    float[] ofAll = Arrays.copyOf(weightsOrOnes(), rows() + others.rows());
    System.arraycopy(others.weightsOrOnes(), 0, ofAll, rows(), others.rows());
    return new Dataset(both, ofAll);
  }

  /** Reads from these rows followed by others. */
  private void read(Dataset others, int from, int count, float[] into) {
    int own = Math.max(0, Math.min(count, rows() - from));
    if (own > 0) {
      store.read(from, own, into);
    }
    if (own < count) {
      float[] rest = own == 0 ? into : new float[(count - own) * width()];
      others.store.read(from + own - rows(), count - own, rest);
      System.arraycopy(rest, 0, into, own * width(), (count - own) * width());
    }
  }

  /**
   * Returns the same rows in an order drawn from a seed (Fisher–Yates shuffle), copied unless they
   * are in a {@link FeatureStore}, in which case only the order is stored.
   */
  Dataset shuffled(long seed) {
    return taken(order(seed));
  }

  /**
   * Returns the given rows in the given order, copied unless they are in a {@link FeatureStore}, in
   * which case only the order is stored.
   *
   * @param order the row numbers, from 0; not copied
   */
  Dataset taken(int[] order) {
    return new Dataset(withoutWeights(order), weights == null ? null : taken(weights, order));
  }

  private static float[] taken(float[] values, int[] order) {
    float[] taken = new float[order.length];
    for (int row = 0; row < order.length; row++) {
      taken[row] = values[order[row]];
    }
    return taken;
  }

  private Dataset withoutWeights(int[] order) {
    float[] takenLabels = taken(labels, order);
    if (array == null) {
      return new Dataset(columns, inOrder(order), takenLabels);
    }
    int width = width();
    float[] takenFeatures = new float[order.length * width];
    for (int row = 0; row < order.length; row++) {
      System.arraycopy(array, order[row] * width, takenFeatures, row * width, width);
    }
    return new Dataset(columns, takenFeatures, takenLabels);
  }

  private int[] order(long seed) {
    Random random = new Random(seed); // Java specifies this generator bit by bit
    int[] order = IntStream.range(0, rows()).toArray();
    for (int row = rows() - 1; row > 0; row--) {
      int other = random.nextInt(row + 1);
      int last = order[row];
      order[row] = order[other];
      order[other] = last;
    }
    return order;
  }

  private FeatureStore inOrder(int[] order) {
    int width = width();
    return (from, count, into) -> {
      float[] features = new float[width];
      for (int row = 0; row < count; row++) {
        store.read(order[from + row], 1, features);
        System.arraycopy(features, 0, into, row * width, width);
      }
    };
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Dataset[%,d rows, %d features]", rows(), width());
  }
}
