package dev.overfit.data.cache;

import dev.overfit.data.RowSink;
import dev.overfit.data.csv.DigestedRows;
import dev.overfit.data.csv.RowProgress;
import dev.overfit.io.AtomicFile;
import dev.overfit.io.OneLine;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that keeps rows as float32, one file per source and number of rows. A file is read to
 * its last byte before its rows are used; a file that is damaged, or belongs to another source or
 * an older state of its source, is replaced. A file appears whole or not at all, and several
 * processes may share a folder.
 */
public final class RowCache {
  private static final Logger LOG = LoggerFactory.getLogger(RowCache.class);

  /** A source of rows. */
  @FunctionalInterface
  public interface Source {
    /**
     * Passes all rows on to a sink.
     *
     * @throws IOException if the rows cannot be read, or the sink cannot take them
     */
    void into(RowSink sink) throws IOException;
  }

  private final Path folder;

  /** Creates a cache in a folder, which is created when there is something to keep. */
  public RowCache(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns rows from a file of the cache, reading them from their source first if the cache does
   * not have them.
   *
   * @param progress hears of the file's rows as they are checked
   * @param remarks is told, in a sentence without its full stop, if the rows cannot be kept
   * @return the rows; empty if they cannot be kept, in which case the source may or may not have
   *     been read
   * @throws InterruptedIOException if the current thread is interrupted; its interrupt status stays
   *     set
   * @throws IOException if the source fails
   */
  public Optional<DigestedRows> rows(
      RowKey key, Source source, RowProgress progress, Consumer<String> remarks)
      throws IOException {
    Path file = folder.resolve(key.file());
    Optional<DigestedRows> kept = kept(file, key, progress);
    if (kept.isPresent()) {
      return kept;
    }
    Optional<IOException> failure = new Keeping(key, source).into(file);
    if (failure.isPresent()) {
      remarks.accept(
          "the rows cannot be kept for the next start, which reads them from their source again,"
              + " nor out of the heap: "
              + OneLine.reason(failure.get()));
      return Optional.empty();
    }
    return kept(file, key, RowProgress.NONE);
  }

  private static Optional<DigestedRows> kept(Path file, RowKey key, RowProgress progress)
      throws InterruptedIOException {
    if (!Files.isRegularFile(file)) { // opening a pipe would block
      return Optional.empty();
    }
    try {
      return Optional.of(RowFile.open(file, key.text(), progress));
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      LOG.warn("{}: is not used, and made anew: {}", file, OneLine.reason(e));
      return Optional.empty();
    }
  }

  /** Writes rows of a source into a file. */
  private final class Keeping {
    private final RowKey key;
    private final Source source;

    Keeping(RowKey key, Source source) {
      this.key = key;
      this.source = source;
    }

    /**
     * Writes the rows.
     *
     * @return why the file could not be written, or empty if it was
     * @throws IOException if the source fails
     */
    Optional<IOException> into(Path file) throws IOException {
      try {
        AtomicFile.write(file, out -> write(new RowFileWriter(key, folder, out)));
        return Optional.empty();
      } catch (UncheckedIOException e) {
        throw Objects.requireNonNull(e.getCause());
      } catch (IOException e) {
        return Optional.of(e);
      }
    }

    /**
     * Carries a failure of the source through the file writer, which would report it as its own.
     */
    private void write(RowFileWriter opened) throws IOException {
      try {
        source.into(opened);
      } catch (IOException e) {
        if (opened.failure().isPresent()) {
          throw opened.failure().get();
        }
        throw new UncheckedIOException(e);
      }
      opened.end();
    }
  }
}
