package dev.overfit.suite;

/**
 * How far reading has come.
 *
 * @param source the path or address that is read, or the sample's name
 * @param rows the rows read so far
 * @param wanted the rows to read
 */
public record RowsRead(String source, long rows, long wanted) {}
