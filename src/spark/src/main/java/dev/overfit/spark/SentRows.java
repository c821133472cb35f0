package dev.overfit.spark;

import dev.overfit.data.DataOrigin;
import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a run on their way to the executors, sent once to each. However many rows there are,
 * they go by broadcast: executors pass its blocks on to one another, and what fits the driver's
 * arrays fits theirs. Reading and encoding a table again on each executor would take longer and
 * would need a location that all of them can read.
 */
final class SentRows implements Serializable {
  private final Part training;
  private final Part validation;
  private final @Nullable Part test;
  private final Plain<DataOrigin> origin;
  private transient @Nullable Split split;

  private SentRows(Split split) {
    this.training = new Part(split.training());
    this.validation = new Part(split.validation());
    this.test = split.test().map(Part::new).orElse(null);
    this.origin = Plain.of(split.origin());
  }

  /** Returns the rows of a split, sharing its arrays. */
  static SentRows of(Split split) {
    return new SentRows(split);
  }

  /** Returns the split, which is created once in each process. */
  synchronized Split split() {
    Split made = split;
    if (made == null) {
      made =
          new Split(
              training.rows(),
              validation.rows(),
              Optional.ofNullable(test).map(Part::rows),
              origin.value());
      split = made;
    }
    return made;
  }

  private static final class Part implements Serializable {
    private final List<String> columns;
    private final float[] features;
    private final float[] labels;
    private final float @Nullable [] weights;

    private Part(Dataset rows) {
      this.columns = rows.columns();
      this.features = rows.features();
      this.labels = rows.labels();
      this.weights = rows.weights().orElse(null);
    }

    Dataset rows() {
      Dataset rows = Dataset.checked(columns, features, labels);
      return weights == null ? rows : rows.withWeights(weights);
    }
  }
}
