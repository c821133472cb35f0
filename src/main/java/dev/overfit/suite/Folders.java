package dev.overfit.suite;

import java.nio.file.Path;

/**
 * The folders that a run uses.
 *
 * @param results holds one folder per suite with its tables, pictures and logs
 * @param graphs holds one folder per suite with its SavedModels
 * @param cache holds rows that were fetched from a server, and large numbers of rows as float32
 */
public record Folders(Path results, Path graphs, Path cache) {
  /** Returns {@code results} and {@code graphs} in the working folder, and the given cache. */
  public static Folders withCache(Path cache) {
    return new Folders(Path.of("results"), Path.of("graphs"), cache);
  }
}
