package dev.overfit.data.csv;

import dev.overfit.data.DataOrigin;
import dev.overfit.data.Dataset;
import dev.overfit.data.LoadedData;
import dev.overfit.data.RowDigest;

/** Rows that have been read and checked, with their {@link RowDigest}. */
public record DigestedRows(Dataset dataset, String sha256) {
  /** Returns these rows with their origin. */
  public LoadedData from(String name, String location) {
    return new LoadedData(dataset, new DataOrigin(name, location, false, sha256, dataset.rows()));
  }
}
