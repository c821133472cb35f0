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
 * A table of real-world data, fully in memory: named columns of numbers or texts, with missing
 * cells. What a column holds is determined from all its cells.
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
   * @param named whether each column's name is from the file
   * @param missing the texts that mean a missing cell
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
   * Reads a table and detects its format.
   *
   * @param file a {@code .csv} or {@code .tsv} file, gzip of one, or a zip that contains one; also
   *     a pipe
   * @throws DataException if the file cannot be read, is not a table or has no rows
   */
  public static Table read(Path file) throws IOException {
    return read(file, TableFormat.auto());
  }

  /**
   * Reads a table.
   *
   * @param file a {@code .csv} or {@code .tsv} file, gzip of one, or a zip that contains one; also
   *     a pipe
   * @throws DataException if the file cannot be read, is not a table of the format or has no rows
   */
  public static Table read(Path file, TableFormat format) throws IOException {
    return read(TableSource.of(file), format);
  }

  /**
   * Reads a table from any source.
   *
   * @throws DataException if the source cannot be read, is not a table of the format or has no rows
   */
  public static Table read(TableSource source, TableFormat format) throws IOException {
    return TableReader.read(source, format);
  }

  /**
   * Reads a table from its text.
   *
   * @param place what messages call the table
   */
  public static Table parse(String place, String text, TableFormat format) throws IOException {
    return read(TableSource.of(place, text), format.withEncoding(StandardCharsets.UTF_8));
  }

  /**
   * Returns a table of rows in memory, as if they were in a file.
   *
   * @param place what messages call the table
   * @param rows maps from column names to finite numbers, texts, booleans or null; a column that a
   *     row lacks is missing in it
   * @throws DataException if there are no rows, or a value is none of these
   */
  public static Table of(String place, List<? extends Map<String, ?>> rows) throws DataException {
    return new MemoryTable(place).ofRows(rows);
  }

  /**
   * Returns a table of columns in memory, as if they were in a file.
   *
   * @param place what messages call the table
   * @param columns lists or arrays by column name, in the order of the map: finite numbers, texts
   *     or booleans, and NaN or null for missing values
   * @throws DataException if there are no rows, columns differ in length, or a value is none of
   *     these
   * @throws IllegalArgumentException if a column is neither a list nor an array
   */
  public static Table ofColumns(String place, Map<String, ?> columns) throws DataException {
    return new MemoryTable(place).ofColumns(columns);
  }

  /** The name of the table in messages. */
  public String place() {
    return place;
  }

  /** Returns the short name of the table: its file name without folders. */
  String name() {
    String path = place.replace('\\', '/');
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The names of the columns, in order; {@code column_0}, … for columns not named by a header. */
  public List<String> names() {
    return names;
  }

  /** The number of rows. */
  public int rows() {
    return columns.get(0).rows();
  }

  /** Returns whether the first line named the columns. */
  public boolean hasHeader() {
    return named.contains(true);
  }

  /** Returns whether a column's name is from the file. */
  boolean isNamed(int column) {
    return named.get(column);
  }

  /** The texts that mean a missing cell. */
  List<String> missing() {
    return missing;
  }

  Cells cells(int column) {
    return columns.get(column);
  }

  /**
   * Returns this table with the given column as the label.
   *
   * @param name the name of the column
   * @throws DataException if there is no such column
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
   * Returns this table with the given column as the label.
   *
   * @param index the index of the column, from 0
   * @throws DataException if there is no such column
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

  /** Returns this table with its last column as the label. */
  public LabelledTable labelLast() throws DataException {
    return label(names.size() - 1);
  }

  /**
   * Returns this table with the given column as the label.
   *
   * @param column a name, or else an index from 0 or {@code last}
   * @throws DataException if there is no such column
   */
  public LabelledTable labelled(String column) throws DataException {
    OptionalInt index = index(column);
    return index.isPresent() ? label(index.getAsInt()) : label(column);
  }

  /**
   * Returns the index of a column given by its name, or else by its index or {@code last}; empty if
   * there is none.
   */
  OptionalInt index(String column) {
    int index = names.indexOf(column);
    if (index < 0 && TableFormat.isPlace(column)) {
      index = column.equals(TableFormat.LAST) ? names.size() - 1 : Integer.parseInt(column);
    }
    return index >= 0 && index < names.size() ? OptionalInt.of(index) : OptionalInt.empty();
  }

  /** Describes the columns: their names, or their number if they have none. */
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
