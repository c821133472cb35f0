package dev.overfit.suite;

import java.nio.file.Path;

/**
 * Where a run puts things.
 *
 * @param results gets a folder a suite with its tables, pictures and logs
 * @param graphs gets a folder a suite with its SavedModels
 * @param cache keeps rows that were fetched from a server, and many rows as numbers
 */
public record Folders(Path results, Path graphs, Path cache) {
  /** {@code results} and {@code graphs} in the working folder, and the given cache. */
  public static Folders withCache(Path cache) {
    return new Folders(Path.of("results"), Path.of("graphs"), cache);
  }
}
