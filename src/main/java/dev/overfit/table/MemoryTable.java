package dev.overfit.table;

import dev.overfit.data.DataException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a table from values in memory, as if they were in a file. */
final class MemoryTable {
  private final String place;
  private final NumberText numbers = new NumberText(false);

  MemoryTable(String place) {
    this.place = place;
  }

  /** Builds a table from rows; a column that a row lacks is missing in it. */
  Table ofRows(List<? extends Map<String, ?>> rows) throws DataException {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.keySet()));
    Map<String, List<?>> columns = new LinkedHashMap<>();
    for (String name : names) {
      List<@Nullable Object> cells = new ArrayList<>();
      rows.forEach(row -> cells.add(row.get(name)));
      columns.put(name, cells);
    }
    return of(columns);
  }

  /** Builds a table from columns: lists, or arrays of numbers or texts. */
  Table ofColumns(Map<String, ?> columns) throws DataException {
    Map<String, List<?>> lists = new LinkedHashMap<>();
    columns.forEach((name, cells) -> lists.put(name, list(name, cells)));
    return of(lists);
  }

  private static List<?> list(String name, Object cells) {
    if (cells instanceof List<?> list) {
      return list;
    }
    if (!cells.getClass().isArray()) {
      throw new IllegalArgumentException(
          name + ": expected a list or an array, received " + cells.getClass().getName());
    }
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = 0; i < Array.getLength(cells); i++) {
      list.add(Array.get(cells, i));
    }
    return list;
  }

  private Table of(Map<String, List<?>> columns) throws DataException {
    int rows = columns.values().stream().mapToInt(List::size).max().orElse(0);
    if (rows == 0) {
      throw new DataException(place + ": expected at least 1 row, found none");
    }
    List<Cells> cells = new ArrayList<>();
    for (Map.Entry<String, List<?>> column : columns.entrySet()) {
      if (column.getValue().size() != rows) {
        throw new DataException(
            place
                + ": expected columns of the same length, found "
                + DataException.count(rows)
                + " rows and, in "
                + DataException.quote(column.getKey())
                + ", "
                + DataException.count(column.getValue().size()));
      }
      cells.add(cells(column.getKey(), column.getValue()));
    }
    List<String> names = List.copyOf(columns.keySet());
    return new Table(
        place, names, cells, names.stream().map(name -> true).toList(), TableFormat.MISSING);
  }

  private Cells cells(String name, List<?> values) throws DataException {
    ColumnBuilder builder = new ColumnBuilder(numbers, TableFormat.MISSING);
    for (int row = 0; row < values.size(); row++) {
      builder.add(text(name, row, values.get(row)), row + 1L);
    }
    return builder.build(List.of());
  }

  private String text(String name, int row, @Nullable Object value) throws DataException {
    if (value == null) {
      return "";
    }
    boolean known =
        value instanceof String || value instanceof Boolean || value instanceof Character;
    boolean infinite = value instanceof Number number && Double.isInfinite(number.doubleValue());
    if (infinite || !(known || value instanceof Number)) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s, row %,d, column %s: expected a finite number, a text, true or false, or null,"
                  + " received %s",
              place,
              row + 1,
              name,
              DataException.quote(value.toString())));
    }
    return value.toString().strip();
  }
}
