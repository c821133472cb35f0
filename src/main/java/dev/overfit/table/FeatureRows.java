package dev.overfit.table;

import dev.overfit.data.DataException;
import dev.overfit.table.TableRecords.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows to predict, encoded as a model expects them and read in blocks, so that a file of any length
 * takes the same memory. The first line determines the layout of the file:
 *
 * <ul>
 *   <li>a header with the names of the model's columns, in any order; other columns are ignored
 *   <li>else, for a model that takes unencoded numbers, one column per feature, or one more for a
 *       label, which predictions do not use, before them or where specified
 *   <li>else, for a model of a table without a header, the columns of that table, with or without
 *       its label
 * </ul>
 *
 * <p>A file may also be cut between lines and its parts read elsewhere and in any order: {@link
 * #start} of the file returns their layout, {@link #openPart} reads a part.
 *
 * <p>Reading uses daemon threads, which have ended once this is closed. Not thread-safe.
 */
public final class FeatureRows implements AutoCloseable {
  private final String place;
  private final TableFormat format;
  private final OpenTable lines;
  private final List<CellCoder> coders;
  private final int width;
  private final InputColumns.Search search;
  private final GuessedLabels labels;
  private Iterator<Line> batch = Collections.emptyIterator();
  private @Nullable InputColumns columns;
  private List<String> first = List.of();
  private boolean begins = true;
  private int count;
  private long rows;

  private FeatureRows(
      String place,
      TableFormat format,
      OpenTable lines,
      List<CellCoder> coders,
      InputColumns.Search search) {
    this.place = place;
    this.format = format;
    this.lines = lines;
    this.coders = coders;
    this.width = coders.stream().mapToInt(CellCoder::width).sum();
    this.search = search;
    this.labels = new GuessedLabels(lines.numbers());
  }

  /**
   * A block of rows.
   *
   * @param features {@code [rows, features]}, row-major
   * @param ids the texts to output beside the probabilities, one per row; empty if there is no such
   *     column
   * @param cells the cells of each row, without surrounding blanks, in the order of the first line
   */
  @SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
  public record Block(float[] features, List<String> ids, List<String[]> cells) {}

  /**
   * Opens a file.
   *
   * @throws DataException if the file is missing, a folder or unreadable, or is named {@code .gz}
   *     but is not gzip
   */
  public static FeatureRows open(
      TableSource source, TableFormat format, ModelInputs model, SaidColumns said)
      throws IOException {
    OpenTable lines = OpenTable.open(source, format);
    return new FeatureRows(
        source.place(),
        format,
        lines,
        CellCoder.of(model, lines.numbers()),
        new InputColumns.Search(source.place(), format, model, said, lines.numbers()));
  }

  /**
   * Opens a part of a file whose layout is {@code start}: lines from anywhere in that file, or in
   * another file of the same layout. Rows are checked as in a whole file, except that a label that
   * is not specified only has to have two values within each part.
   *
   * @param part the bytes of the part, not compressed, from the beginning of a line to the end of a
   *     line
   * @param begins whether the part begins with the first line of its file, which has to be the
   *     header of {@code start}, or a row if that has none. Such a part may also be empty
   * @throws DataException as {@link #open}
   */
  public static FeatureRows openPart(
      TableSource part, TableStart start, boolean begins, ModelInputs model, SaidColumns said)
      throws IOException {
    FeatureRows rows = open(part, start.format(), model, said);
    try {
      rows.columns = rows.search.in(new Line(1, start.first().toArray(String[]::new)));
    } catch (DataException e) {
      rows.close();
      throw e;
    }
    rows.first = start.first();
    rows.count = start.first().size();
    rows.begins = begins;
    return rows;
  }

  /**
   * Returns the layout of this file, for reading parts of it.
   *
   * @throws IllegalStateException if no row has been requested yet
   */
  public TableStart start() {
    TableFormat found = lines.format();
    return new TableStart(
        found.separator().orElseThrow(),
        found.decimalComma().orElseThrow(),
        found.encoding().name(),
        format.header(),
        columns().header(),
        first);
  }

  /**
   * Returns whether the text ends with a blank line, which is allowed only at the end of a file.
   * Known once all rows have been returned.
   */
  public boolean endsBlank() {
    return lines.endsBlank();
  }

  /**
   * Returns the next rows.
   *
   * @param most the maximum number of rows, at least 1
   * @return the rows: fewer than {@code most} only at the end, none after it
   * @throws DataException if the file is empty, the first line does not have the columns, a row has
   *     a different number of cells than the first line, or a cell does not fit its column; the
   *     message names file, line and column
   * @throws java.io.InterruptedIOException if the current thread is interrupted; its interrupt
   *     status stays set
   */
  public Block next(int most) throws IOException {
    float[] features = new float[Math.multiplyExact(most, width)];
    List<String> ids = new ArrayList<>();
    List<String[]> cells = new ArrayList<>();
    int taken = 0;
    for (Line line = row(); line != null; line = taken < most ? row() : null) {
      code(line, features, taken * width, ids);
      cells.add(line.cells());
      rows++;
      taken++;
    }
    float[] coded = taken == most ? features : Arrays.copyOf(features, taken * width);
    return new Block(coded, ids, cells);
  }

  /**
   * Returns the name of the column beside the probabilities, from the header or else as specified;
   * empty if there is no such column, or no row has been returned yet.
   */
  public Optional<String> idName() {
    return columns == null ? Optional.empty() : columns.idName();
  }

  /** Returns the number of rows returned so far. */
  public long rows() {
    return rows;
  }

  private void code(Line line, float[] features, int offset, List<String> ids)
      throws DataException {
    line.checkCount(place, count);
    InputColumns known = columns();
    if (known.guessedLabel().isPresent()) {
      int index = known.guessedLabel().getAsInt();
      checked(line, Integer.toString(index + 1), () -> labels.check(line.cells()[index]));
    }
    int at = offset;
    for (int i = 0; i < coders.size(); i++) {
      CellCoder coder = coders.get(i);
      int start = at;
      String cell = line.cells()[known.input(i)];
      checked(line, coder.column(), () -> coder.code(cell, features, start));
      at += coder.width();
    }
    known.id().ifPresent(index -> ids.add(line.cells()[index]));
  }

  /** A check of a cell. */
  @FunctionalInterface
  private interface Check {
    void run() throws DataException;
  }

  private void checked(Line line, String column, Check check) throws DataException {
    try {
      check.run();
    } catch (DataException e) {
      throw new DataException(
          place
              + ", line "
              + DataException.count(line.number())
              + ", column "
              + column
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private @Nullable Line row() throws IOException {
    Line line = line();
    if (!begins) {
      return line;
    }
    if (line == null && columns == null) {
      throw new DataException(place + ": expected at least 1 row, found an empty file");
    }
    begins = false;
    return line == null ? null : rowOfFirst(line);
  }

  private @Nullable Line rowOfFirst(Line line) throws IOException {
    List<String> cells = List.of(line.cells());
    if (columns == null) {
      columns = search.in(line);
      count = cells.size();
      first = cells;
    } else if (columns.header() ? !cells.equals(first) : search.in(line).header()) {
      throw new DataException(
          place
              + ", line 1: expected "
              + (columns.header() ? "the header of the first file" : "a row, as in the first file")
              + ", found "
              + DataException.quote(String.join(",", cells)));
    }
    return columns().header() ? line() : line;
  }

  private InputColumns columns() {
    if (columns == null) {
      throw new IllegalStateException("columns: no line was read yet");
    }
    return columns;
  }

  private @Nullable Line line() throws IOException {
    while (!batch.hasNext()) {
      List<Line> next = lines.next();
      if (next == null) {
        return null;
      }
      batch = next.iterator();
    }
    return batch.next();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
