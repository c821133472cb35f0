package dev.overfit.table;

import dev.overfit.data.DataException;
import dev.overfit.data.csv.Pipe;
import dev.overfit.table.TableFormat.Header;
import dev.overfit.table.TableRecords.Line;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a table: cuts its text on a thread of its own, and finds out what its columns hold. */
final class TableReader {
  private static final int BATCHES_AHEAD = 8;

  private final String place;
  private final TableFormat format;
  private final NumberText numbers;
  private final char separator;
  private final BufferedReader text;
  private @Nullable Line first;
  private final List<ColumnBuilder> columns = new ArrayList<>();
  private int rows;

  private TableReader(String place, TableFormat format, InputStream plain) throws IOException {
    this.place = place;
    this.format = format;
    this.text = new BufferedReader(new TableText(place, plain, format.encoding()), 1 << 16);
    FirstLines start = FirstLines.of(text);
    this.separator = format.separator().orElseGet(start::separator);
    this.numbers = new NumberText(start.isDecimalComma(format.decimalComma(), separator));
  }

  /**
   * Reads all of a table.
   *
   * @param place what messages call it
   * @param name what tells whether it has to be gzip
   * @param bytes closed by who opened it
   * @throws DataException where it has no rows, lines differ in their number of cells, or it is no
   *     text
   */
  static Table read(String place, String name, InputStream bytes, TableFormat format)
      throws IOException {
    return new TableReader(place, format, TableBytes.open(place, name, bytes)).read();
  }

  private Table read() throws IOException {
    TableRecords records = new TableRecords(place, text, separator);
    try (Pipe<List<Line>> batches = Pipe.start("overfit-table", BATCHES_AHEAD, records)) {
      for (List<Line> batch = batches.take(); batch != null; batch = batches.take()) {
        for (Line line : batch) {
          add(line);
        }
      }
    }
    return table();
  }

  private void add(Line line) throws DataException {
    String[] cells = line.cells();
    if (first == null) {
      first = line;
      for (int i = 0; i < cells.length; i++) {
        columns.add(new ColumnBuilder(numbers, format.missing()));
      }
      return;
    }
    if (cells.length != columns.size()) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s, line %,d: expected %,d cells, as the first line has, found %,d",
              place,
              line.number(),
              columns.size(),
              cells.length));
    }
    for (int i = 0; i < cells.length; i++) {
      columns.get(i).add(cells[i], line.number());
    }
    rows++;
  }

  private Table table() throws DataException {
    if (first == null) {
      throw new DataException(place + ": expected a table, found no line that is not blank");
    }
    List<String> start = List.of(first.cells());
    boolean header = isHeader(start);
    if (header && rows == 0) {
      throw new DataException(place + ": expected at least 1 row, found a header alone");
    }
    List<String> names = header ? names(start) : unnamed(start.size());
    List<Cells> cells =
        IntStream.range(0, start.size())
            .mapToObj(i -> columns.get(i).build(header ? List.of() : List.of(start.get(i))))
            .toList();
    List<Boolean> named = start.stream().map(name -> header && !name.isEmpty()).toList();
    return new Table(place, names, cells, named, format.missing());
  }

  private boolean isHeader(List<String> start) {
    if (format.header() != Header.AUTO) {
      return format.header() == Header.YES;
    }
    return rows > 0
        && IntStream.range(0, start.size()).anyMatch(i -> cannotBeOf(start.get(i), columns.get(i)));
  }

  /** Whether a cell cannot be a value of the column below it. */
  private boolean cannotBeOf(String cell, ColumnBuilder column) {
    if (format.missing().contains(cell)) {
      return false;
    }
    return column.isNumeric()
        ? Double.isNaN(numbers.parse(cell))
        : column.isCategory() && !column.has(cell);
  }

  private static List<String> unnamed(int count) {
    return IntStream.range(0, count).mapToObj(i -> "column_" + i).toList();
  }

  /** The names of a header; a column without one is called by its place. */
  private List<String> names(List<String> header) throws DataException {
    Map<String, Integer> seen = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).isEmpty() ? "column_" + i : header.get(i);
      Integer before = seen.put(name, i);
      if (before != null) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s, header: expected distinct names, found %s in columns %d and %d",
                place,
                DataException.quote(name),
                before + 1,
                i + 1));
      }
      names.add(name);
    }
    return names;
  }
}
