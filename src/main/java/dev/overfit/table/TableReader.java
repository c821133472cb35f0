package dev.overfit.table;

import dev.overfit.data.DataException;
import dev.overfit.table.TableFormat.Header;
import dev.overfit.table.TableRecords.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a table and determines what its columns hold. */
final class TableReader {
  private final String place;
  private final TableFormat format;
  private final OpenTable lines;
  private @Nullable Line first;
  private final List<ColumnBuilder> columns = new ArrayList<>();
  private int rows;

  private TableReader(String place, TableFormat format, OpenTable lines) {
    this.place = place;
    this.format = format;
    this.lines = lines;
  }

  /**
   * Reads a whole table.
   *
   * @throws DataException if the table has no rows, lines differ in their number of cells, or the
   *     content is not text
   */
  static Table read(TableSource source, TableFormat format) throws IOException {
    try (OpenTable lines = OpenTable.open(source, format)) {
      return new TableReader(source.place(), format, lines).read();
    }
  }

  private Table read() throws IOException {
    for (List<Line> batch = lines.next(); batch != null; batch = lines.next()) {
      for (Line line : batch) {
        add(line);
      }
    }
    return table();
  }

  private void add(Line line) throws DataException {
    String[] cells = line.cells();
    if (first == null) {
      first = line;
      for (int i = 0; i < cells.length; i++) {
        columns.add(new ColumnBuilder(lines.numbers(), format.missing()));
      }
      return;
    }
    line.checkCount(place, columns.size());
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

  /** Returns whether a cell cannot be a value of the column below it. */
  private boolean cannotBeOf(String cell, ColumnBuilder column) {
    if (format.missing().contains(cell)) {
      return false;
    }
    return column.isNumeric()
        ? Double.isNaN(lines.numbers().parse(cell))
        : column.isCategory() && !column.has(cell);
  }

  private static List<String> unnamed(int count) {
    return IntStream.range(0, count).mapToObj(i -> "column_" + i).toList();
  }

  /** Returns the names of a header; a column without a name is named by its index. */
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
