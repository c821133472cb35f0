package dev.overfit.suite;

/**
 * The progress of reading rows.
 *
 * @param source the path or address that is read, or the name of the sample or simulation
 * @param rows the number of rows read so far
 * @param wanted the number of rows to read
 */
public record RowsRead(String source, long rows, long wanted) {}
