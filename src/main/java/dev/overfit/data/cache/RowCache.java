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
 * A folder that keeps rows as float32, a file a source and number of rows. A file is read to its
 * last byte before its rows are used; one that is damaged, or of another source or state of it, is
 * replaced. It appears whole or not at all, and several processes may use one folder.
 */
public final class RowCache {
  private static final Logger LOG = LoggerFactory.getLogger(RowCache.class);

  /** Has rows. */
  @FunctionalInterface
  public interface Source {
    /**
     * Hands all of them on.
     *
     * @throws IOException where they cannot be read, or the sink cannot take them
     */
    void into(RowSink sink) throws IOException;
  }

  private final Path folder;

  /** A cache in a folder, which is made when there is something to keep. */
  public RowCache(Path folder) {
    this.folder = folder;
  }

  /**
   * Rows that lie in a file of the cache, which are taken from their source where it has none.
   *
   * @param progress hears of the rows of the file as they are checked
   * @param remarks is told, in a sentence without its full stop, if they cannot be kept
   * @return empty if they cannot be kept; the source may have been asked or not
   * @throws InterruptedIOException where this thread is interrupted; its status stays set
   * @throws IOException what the source throws
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
    if (!Files.isRegularFile(file)) { // a pipe would be waited for
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

  /** Rows on their way into a file. */
  private final class Keeping {
    private final RowKey key;
    private final Source source;

    Keeping(RowKey key, Source source) {
      this.key = key;
      this.source = source;
    }

    /**
     * Writes them.
     *
     * @return why the file could not be written
     * @throws IOException what the source throws
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
     * Lets a failure of the source pass through the writing of a file, which would call it its own.
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
