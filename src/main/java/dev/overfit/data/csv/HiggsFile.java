package dev.overfit.data.csv;

import dev.overfit.data.DataException;
import dev.overfit.data.Higgs;
import dev.overfit.data.LoadedData;
import dev.overfit.data.RowCount;
import dev.overfit.data.RowSink;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads rows of HIGGS from a user's file, laid out as at UCI or with a header that names the
 * features. The first line tells which.
 */
public final class HiggsFile {
  private static final int LONGEST_FIRST_LINE = 1 << 16;
  private static final int SHOWN = 5;

  private HiggsFile() {}

  /**
   * Reads the first rows of a file.
   *
   * @param rows how many rows; those beyond the minimum are read as far as the file has them
   * @throws DataException as {@link CsvFile#read(Path, CsvLayout, int, RowProgress)}, and if the
   *     first line does not fit either layout
   */
  public static LoadedData read(Path file, RowCount rows, RowProgress progress) throws IOException {
    String place = file.toString();
    Path name = file.getFileName();
    return read(
            file,
            rows,
            progress,
            (source, request) -> RowReader.read(source, request, RecordSink.NONE))
        .from(name == null ? place : name.toString(), place);
  }

  /**
   * Reads the first rows of a file and passes them on one by one.
   *
   * @throws IOException as {@link #read(Path, RowCount, RowProgress)}, and any {@link
   *     DataException} of the sink
   */
  public static void read(Path file, RowCount rows, RowProgress progress, RowSink sink)
      throws IOException {
    read(
        file,
        rows,
        progress,
        (source, request) -> {
          RowReader.read(source, request, sink);
          return sink;
        });
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(RowReader.Source source, RowRequest request) throws IOException;
  }

  private static <T> T read(Path file, RowCount rows, RowProgress progress, Reading<T> reading)
      throws IOException {
    String place = file.toString();
    try (InputStream bytes = CsvFile.open(file, place)) {
      InputStream plain = new BufferedInputStream(CsvBytes.open(place, place, bytes), 1 << 16);
      RowRequest request = new RowRequest(layout(place, firstLine(plain)), rows, progress);
      return reading.read(new RowReader.Source(place, "", plain, false), request);
    } catch (IOException e) {
      throw CsvFile.described(place, e);
    }
  }

  /** Returns the first line without consuming it, cut off if it is too long for such a file. */
  private static String firstLine(InputStream plain) throws IOException {
    plain.mark(LONGEST_FIRST_LINE);
    String start = new String(plain.readNBytes(LONGEST_FIRST_LINE), StandardCharsets.UTF_8);
    plain.reset();
    return start.lines().findFirst().orElse("");
  }

  private static CsvLayout layout(String place, String firstLine) throws DataException {
    List<String> cells = new ArrayList<>();
    for (String cell : firstLine.split(",", -1)) {
      cells.add(cell.strip().replaceAll("^\"|\"$", "").strip());
    }
    List<String> others = new ArrayList<>(cells);
    Higgs.COLUMNS.forEach(others::remove);
    if (cells.size() == Higgs.COLUMNS.size() + 1 && others.size() == 1) {
      return CsvLayout.withHeader(new LabelColumn.Named(others.get(0)));
    }
    if (isCount(cells)) {
      throw new DataException(
          place
              + ", line 1: expected a row, found the numbers 0, 1, 2 and so on, which look like a"
              + " header; remove that line, or say header=true");
    }
    if (!firstLine.isEmpty() && !isRow(cells)) {
      throw new DataException(
          place
              + ", line 1: expected the layout of HIGGS, 29 numbers with the label first, found "
              + shown(cells)
              + "; for a table of your own say which column is the label, such as label=last");
    }
    return CsvLayout.uci();
  }

  private static boolean isCount(List<String> cells) {
    return cells.size() == Higgs.COLUMNS.size() + 1
        && (IntStream.range(0, cells.size()).allMatch(i -> cells.get(i).equals(Integer.toString(i)))
            || IntStream.range(0, cells.size())
                .allMatch(i -> cells.get(i).equals(Integer.toString(i + 1))));
  }

  /**
   * Returns whether the line is a row, possibly a damaged one, which the reader explains better.
   */
  private static boolean isRow(List<String> cells) {
    return Math.abs(cells.size() - Higgs.COLUMNS.size() - 1) <= 1
        && cells.stream().filter(RowParser::isText).count() <= cells.size() / 2;
  }

  private static String shown(List<String> cells) {
    String first = String.join(", ", cells.subList(0, Math.min(SHOWN, cells.size())));
    String more = cells.size() > SHOWN ? ", … (" + cells.size() + " cells)" : "";
    return DataException.quote(first) + more;
  }
}
