package dev.overfit.table;

import dev.overfit.table.TableFormat.Header;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The layout of a file of rows to predict, determined from its first lines and passed to whoever
 * reads parts of the file.
 *
 * @param separator the separator between cells
 * @param decimalComma whether numbers have a decimal comma
 * @param encoding the name of the character encoding
 * @param said what was specified about a header
 * @param header whether there is a header
 * @param first the cells of the first line, a header or a row
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
   * Returns the names of the columns. A column without a name, or each column if there is no
   * header, is named by its index, such as {@code column_0}.
   */
  public List<String> names() {
    return IntStream.range(0, first.size())
        .mapToObj(i -> header && !first.get(i).isEmpty() ? first.get(i) : "column_" + i)
        .toList();
  }

  /** Returns the format of the parts of the file. */
  TableFormat format() {
    return new TableFormat(
        Optional.of(separator),
        said,
        Optional.of(decimalComma),
        Charset.forName(encoding),
        TableFormat.MISSING);
  }
}
