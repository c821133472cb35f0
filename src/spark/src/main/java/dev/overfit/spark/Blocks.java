package dev.overfit.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/**
 * An iterator over rows that are produced a block at a time on demand, so that memory holds a
 * single block.
 */
final class Blocks implements Iterator<Row> {
  /** The number of rows per block: whole blocks of a graph, as in the command. */
  static final int ROWS = 3840;

  /** Produces the blocks. */
  @FunctionalInterface
  interface Source {
    /**
     * Returns the next rows; empty after the last.
     *
     * @throws IOException if the rows cannot be produced
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
