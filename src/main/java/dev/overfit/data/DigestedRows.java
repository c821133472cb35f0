package dev.overfit.data;

/** Rows that were read and checked, with their {@link RowDigest}. */
record DigestedRows(Dataset dataset, String sha256) {
  LoadedData from(String name, String location) {
    return new LoadedData(dataset, new DataOrigin(name, location, false, sha256, dataset.rows()));
  }
}
