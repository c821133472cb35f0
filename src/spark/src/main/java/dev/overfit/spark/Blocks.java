package dev.overfit.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/**
 * Rows that are made a block at a time, when they are asked for, so that memory holds one block.
 */
final class Blocks implements Iterator<Row> {
  /** Rows of a block: whole blocks of a graph, as the command takes them. */
  static final int ROWS = 3840;

  /** Makes the blocks. */
  @FunctionalInterface
  interface Source {
    /**
     * The next rows; none behind the last.
     *
     * @throws IOException where they cannot be made
     */
    List<Row> next() throws IOException;
  }

  private final Source source;
  private Iterator<Row> block = Collections.emptyIterator();
  private boolean ended;

  Blocks(Source source) {
    this.source = source;
  }

  @Override
  public boolean hasNext() {
    if (!block.hasNext() && !ended) {
      try {
        List<Row> rows = source.next();
        ended = rows.isEmpty();
        block = rows.iterator();
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
    }
    return block.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return block.next();
  }
}
