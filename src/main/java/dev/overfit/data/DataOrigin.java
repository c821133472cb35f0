package dev.overfit.data;

/**
 * Where rows came from: what a result carries so that it can be traced to its data.
 *
 * @param name what people call the data, such as {@code HIGGS} or {@code HIGGS-11k.csv.gz}
 * @param location the path or URL they were read from, or how they were made
 * @param simulated whether they are simulated; whatever shows a figure on such rows says so
 * @param sha256 SHA-256, in lower-case hexadecimal, of the rows as little-endian float32, each its
 *     label and then its features, so that equal rows have equal sums whichever file they came in
 * @param rows how many rows were taken
 */
public record DataOrigin(
    String name, String location, boolean simulated, String sha256, int rows) {}
