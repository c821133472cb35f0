package dev.overfit.data.remote;

import dev.overfit.data.csv.CsvFile;
import dev.overfit.data.csv.DigestedRows;
import dev.overfit.data.csv.RecordSink;
import dev.overfit.io.AtomicFile;
import dev.overfit.io.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that keeps the first rows of remote files. Each slice is a {@code .csv.gz} file with its
 * SHA-256 beside it in a {@code .sha256} file, and is verified each time before it is used. A slice
 * that does not match its sum, or is not a regular file, is reported at WARN and ignored. A slice
 * appears whole or not at all, and several processes may share a folder. If rows cannot be kept, a
 * WARN says so and the rows are returned all the same.
 */
public final class SliceCache {
  private static final Logger LOG = LoggerFactory.getLogger(SliceCache.class);
  private static final String SUM = ".sha256";
  private static final int LONGEST_SUM = 100;

  /** Fetches rows and passes each record to a sink. */
  @FunctionalInterface
  interface Fetch {
    DigestedRows into(RecordSink sink) throws IOException;
  }

  private final Path folder;

  /** Creates a cache in a folder, which is created when there is something to keep. */
  public SliceCache(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns the folder of a user's cache: {@code $XDG_CACHE_HOME/overfit}, or else {@code
   * ~/.cache/overfit}; on macOS {@code ~/Library/Caches/overfit}; on Windows {@code
   * %LOCALAPPDATA%\overfit\cache}.
   *
   * @param os the name of the operating system, as in the property {@code os.name}
   * @param environment the environment variables
   * @param home the user's home folder
   */
  public static Path defaultFolder(String os, Map<String, String> environment, Path home) {
    String name = os.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      Path local = absolute(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"));
      return local.resolve("overfit").resolve("cache");
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library/Caches/overfit");
    }
    return absolute(environment.get("XDG_CACHE_HOME"), home.resolve(".cache")).resolve("overfit");
  }

  /** By the XDG specification, a relative path is invalid and ignored. */
  private static Path absolute(@Nullable String value, Path otherwise) {
    if (value == null || value.isBlank()) {
      return otherwise;
    }
    Path path = Path.of(value);
    return path.isAbsolute() ? path : otherwise;
  }

  /** The folder of this cache. */
  public Path folder() {
    return folder;
  }

  /** Returns the smallest sound slice that has at least {@code rows} rows. */
  Optional<Path> find(SliceName name, int rows) {
    return candidates(name, rows).stream().filter(SliceCache::isSound).findFirst();
  }

  private List<Path> candidates(SliceName name, int rows) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> held(name, file) >= rows)
          .sorted(Comparator.comparingInt(file -> held(name, file)))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // no folder, no slices
    }
  }

  private static int held(SliceName name, Path file) {
    return name.rows(file.getFileName().toString()).orElse(0);
  }

  private static boolean isSound(Path slice) {
    try {
      checkPlain(slice);
      String expected = expected(sum(slice));
      if (expected.equals(sha256(slice))) {
        return true;
      }
      LOG.warn("{}: does not fit its SHA-256 and is not used", slice);
    } catch (IOException e) {
      LOG.warn("{}: cannot be verified and is not used: {}", slice, CsvFile.reason(e));
    }
    return false;
  }

  /** Refuses pipes, which would block, and devices, which might never end. */
  private static void checkPlain(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      String kind = Files.isDirectory(file) ? "folder" : "pipe or device";
      throw new IOException(file.getFileName() + " is a " + kind + " and no plain file");
    }
  }

  /** Returns the content of a checksum file, reading no more than a checksum takes. */
  private static String expected(Path sum) throws IOException {
    checkPlain(sum);
    try (InputStream in = Files.newInputStream(sum)) {
      return new String(in.readNBytes(LONGEST_SUM), StandardCharsets.UTF_8).strip();
    }
  }

  private static Path sum(Path slice) {
    return slice.resolveSibling(slice.getFileName() + SUM);
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = Sha256.start();
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Fetches rows and keeps them.
   *
   * @throws IOException if the rows could not be fetched, but not if they could not be kept
   */
  DigestedRows keep(SliceName name, int rows, Fetch fetch) throws IOException {
    Keeping keeping = new Keeping(fetch);
    Path slice = folder.resolve(name.file(rows));
    try {
      AtomicFile.write(slice, keeping::writeTo);
      AtomicFile.writeString(sum(slice), keeping.sum + "\n");
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    } catch (IOException e) {
      LOG.warn("the rows cannot be kept for the next time: {}", e.getMessage());
    }
    return keeping.fetched == null ? fetch.into(RecordSink.NONE) : keeping.fetched;
  }

  /** Writes fetched rows into a slice. */
  private static final class Keeping {
    private final Fetch fetch;
    private @Nullable DigestedRows fetched;
    private String sum = "";

    Keeping(Fetch fetch) {
      this.fetch = fetch;
    }

    void writeTo(OutputStream out) throws IOException {
      SliceWriter writer = new SliceWriter(out);
      fetched = fetched(writer);
      sum = writer.finish();
    }

    /** Carries a failure to fetch through the file writer, which would report it as its own. */
    private DigestedRows fetched(SliceWriter writer) {
      try {
        return fetch.into(writer);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
