package dev.overfit.table;

import dev.overfit.table.TableFormat.Header;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a file of rows to predict lies, told by its first lines; goes to whoever reads parts of it.
 *
 * @param separator what stands between cells
 * @param decimalComma whether numbers have a comma for a point
 * @param encoding the name of the charset that text is encoded by
 * @param said what was said of a header
 * @param header whether there is one
 * @param first the cells of the first line, the header or a row
 */
public record TableStart(
    char separator,
    boolean decimalComma,
    String encoding,
    Header said,
    boolean header,
    List<String> first)
    implements Serializable {
  /** Copies the list. */
  public TableStart {
    first = List.copyOf(first);
  }

  /**
   * The names of the columns; {@code column_0} by its place for one without a name, which all are
   * where there is no header.
   */
  public List<String> names() {
    return IntStream.range(0, first.size())
        .mapToObj(i -> header && !first.get(i).isEmpty() ? first.get(i) : "column_" + i)
        .toList();
  }

  /** The format of its parts. */
  TableFormat format() {
    return new TableFormat(
        Optional.of(separator),
        said,
        Optional.of(decimalComma),
        Charset.forName(encoding),
        TableFormat.MISSING);
  }
}
