package dev.overfit.data;

/**
 * Where rows came from; results carry it so that they can be traced to their data.
 *
 * @param name the name of the data, such as {@code HIGGS} or {@code HIGGS-11k.csv.gz}
 * @param location the path or URL the rows were read from, or how they were made
 * @param simulated whether the rows are simulated; every figure shown for such rows says so
 * @param sha256 the SHA-256, in lower-case hexadecimal, of the rows as little-endian float32, each
 *     row as its label followed by its features; equal rows have equal sums whichever file they
 *     came from
 * @param rows the number of rows
 */
public record DataOrigin(
    String name, String location, boolean simulated, String sha256, int rows) {}
