package dev.overfit.table;

import dev.overfit.data.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A table as people have it: named columns, each of numbers or of texts, with missing cells, whole
 * in memory. What a column holds is decided over all its cells.
 *
 * <pre>{@code
 * TableSplit rows = Table.read(file).label("churned").split(SplitRule.random(7));
 * }</pre>
 */
public final class Table {
  private final String place;
  private final List<String> names;
  private final List<Cells> columns;
  private final List<Boolean> named;
  private final List<String> missing;

  /**
   * @param named whether the file gave a column its name
   * @param missing the texts of missing cells
   */
  Table(
      String place,
      List<String> names,
      List<Cells> columns,
      List<Boolean> named,
      List<String> missing) {
    this.place = place;
    this.names = List.copyOf(names);
    this.columns = List.copyOf(columns);
    this.named = List.copyOf(named);
    this.missing = List.copyOf(missing);
  }

  /**
   * Reads a table whose format is found out.
   *
   * @param file a {@code .csv}, {@code .tsv}, gzip of one, or a zip with one in it; also a pipe
   * @throws DataException where the file cannot be read, is no table or has no rows
   */
  public static Table read(Path file) throws IOException {
    return read(file, TableFormat.auto());
  }

  /**
   * Reads a table.
   *
   * @param file a {@code .csv}, {@code .tsv}, gzip of one, or a zip with one in it; also a pipe
   * @throws DataException where the file cannot be read, is no table of the format or has no rows
   */
  public static Table read(Path file, TableFormat format) throws IOException {
    return read(TableSource.of(file), format);
  }

  /**
   * Reads a table from wherever it comes.
   *
   * @throws DataException where it cannot be read, is no table of the format or has no rows
   */
  public static Table read(TableSource source, TableFormat format) throws IOException {
    return TableReader.read(source, format);
  }

  /**
   * Reads a table from its text.
   *
   * @param place what messages call it
   */
  public static Table parse(String place, String text, TableFormat format) throws IOException {
    return read(TableSource.of(place, text), format.withEncoding(StandardCharsets.UTF_8));
  }

  /**
   * A table of rows that a program has in memory, as if they stood in a file.
   *
   * @param place what messages call it
   * @param rows each a map from the names of columns to finite numbers, texts, booleans or null; a
   *     column that a row does not have is missing in it
   * @throws DataException where there are no rows, or a value is none of these
   */
  public static Table of(String place, List<? extends Map<String, ?>> rows) throws DataException {
    return new MemoryTable(place).ofRows(rows);
  }

  /**
   * A table of columns that a program has in memory, as if they stood in a file.
   *
   * @param place what messages call it
   * @param columns by their names, in the order of the map: lists or arrays of finite numbers,
   *     texts or booleans, NaN or null where one is missing
   * @throws DataException where there are no rows, columns differ in length, or a value is none of
   *     these
   * @throws IllegalArgumentException where a column is neither a list nor an array
   */
  public static Table ofColumns(String place, Map<String, ?> columns) throws DataException {
    return new MemoryTable(place).ofColumns(columns);
  }

  /** What messages call it. */
  public String place() {
    return place;
  }

  /** What people call it: the name of its file, without the folders. */
  String name() {
    String path = place.replace('\\', '/');
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The names of the columns, in order; {@code column_0}, … where no header named them. */
  public List<String> names() {
    return names;
  }

  /** How many rows there are. */
  public int rows() {
    return columns.get(0).rows();
  }

  /** Whether the first line named the columns. */
  public boolean hasHeader() {
    return named.contains(true);
  }

  /** Whether the file gave a column its name. */
  boolean isNamed(int column) {
    return named.get(column);
  }

  /** The texts of missing cells. */
  List<String> missing() {
    return missing;
  }

  Cells cells(int column) {
    return columns.get(column);
  }

  /**
   * This table with the column to predict.
   *
   * @param name its name
   * @throws DataException where there is no such column
   */
  public LabelledTable label(String name) throws DataException {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new DataException(
          place
              + (hasHeader() ? ", header" : "")
              + ": expected a column "
              + DataException.quote(name)
              + " (the label), found "
              + columnsInWords());
    }
    return LabelledTable.of(this, index);
  }

  /**
   * This table with the column to predict.
   *
   * @param index its place, from 0
   * @throws DataException where there are fewer columns
   */
  public LabelledTable label(int index) throws DataException {
    if (index < 0 || index >= names.size()) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: expected the label in column %d (from 0), found %d columns",
              place,
              index,
              names.size()));
    }
    return LabelledTable.of(this, index);
  }

  /** This table with its last column to predict. */
  public LabelledTable labelLast() throws DataException {
    return label(names.size() - 1);
  }

  /**
   * This table with the column to predict, as people say which.
   *
   * @param column its name; else its place, from 0; else {@code last}
   * @throws DataException where there is no such column
   */
  public LabelledTable labelled(String column) throws DataException {
    OptionalInt index = index(column);
    return index.isPresent() ? label(index.getAsInt()) : label(column);
  }

  /** The place of a column, said by its name, else its place, else {@code last}; empty if none. */
  OptionalInt index(String column) {
    int index = names.indexOf(column);
    if (index < 0 && TableFormat.isPlace(column)) {
      index = column.equals(TableFormat.LAST) ? names.size() - 1 : Integer.parseInt(column);
    }
    return index >= 0 && index < names.size() ? OptionalInt.of(index) : OptionalInt.empty();
  }

  /** The names of the columns, or their number where nobody named them. */
  public String columnsInWords() {
    return hasHeader()
        ? "the columns " + DataException.quote(String.join(", ", names))
        : DataException.count(names.size()) + " columns without names";
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Table[%s, %,d rows, %s]", place, rows(), names);
  }
}
