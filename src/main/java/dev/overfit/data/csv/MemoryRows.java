package dev.overfit.data.csv;

import static java.util.Objects.requireNonNull;

import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import dev.overfit.data.RowDigest;
import dev.overfit.data.RowSink;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects rows in memory. */
final class MemoryRows implements RowSink {
  /** The state that exists once the columns are known. */
  private record Rows(
      List<String> columns, FloatStore features, FloatStore labels, RowDigest digest) {}

  private final String place;
  private final RowRequest request;
  private @Nullable Rows rows;

  /**
   * Creates an empty collector.
   *
   * @param place where the rows come from, for messages
   * @param request how many rows may come
   */
  MemoryRows(String place, RowRequest request) {
    this.place = place;
    this.request = request;
  }

  @Override
  public void begin(List<String> columns) throws DataException {
    int width = columns.size();
    long values = request.all() ? Long.MAX_VALUE : (long) request.rows().most() * width;
    if (!request.all() && values > FloatStore.MOST) {
      throw tooLarge(FloatStore.MOST, width, "asked for more");
    }
    long labels = request.all() ? Long.MAX_VALUE : request.rows().most();
    rows = new Rows(columns, new FloatStore(values), new FloatStore(labels), new RowDigest(width));
  }

  @Override
  public void add(float label, float[] features) throws IOException {
    Rows known = requireNonNull(rows);
    known.labels.add(label);
    known.features.add(features);
    known.digest.add(label, features, 0);
    if (known.features.size() > FloatStore.MOST_IN_MEMORY - features.length
        && known.labels.size() < request.rows().most()) {
      String found = "for which this JVM has the memory (-Xmx), found more";
      throw tooLarge(FloatStore.MOST_IN_MEMORY, features.length, found);
    }
  }

  private DataException tooLarge(long values, int width, String found) {
    String most = DataException.count(values / width);
    return new DataException(
        place + ": expected at most " + most + " rows of " + width + " features, " + found);
  }

  /** Returns all rows; no other call may follow. */
  DigestedRows rows() {
    Rows all = requireNonNull(rows);
    Dataset dataset = Dataset.checked(all.columns, all.features.toArray(), all.labels.toArray());
    return new DigestedRows(dataset, all.digest.sha256());
  }
}
