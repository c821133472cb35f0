package dev.overfit.spark;

import dev.overfit.io.Sha256;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a SavedModel in memory, so that executors need no folder in common with the driver.
 *
 * @param name the name of the folder in messages: a model and its version
 * @param bytes the content of each file, by its path within the folder, separated by {@code /}
 * @param digest the SHA-256 of all paths and contents
 */
record ModelFiles(String name, SortedMap<String, byte[]> bytes, String digest)
    implements Serializable {
  /** More than any dense model has, so that a wrong folder does not fill the memory. */
  private static final long MOST_BYTES = 1L << 30;

  /**
   * Reads a folder.
   *
   * @throws IOException if the folder cannot be read or holds more than 1 GiB
   */
  static ModelFiles read(Path folder) throws IOException {
    SortedMap<String, byte[]> bytes = new TreeMap<>();
    long size = 0;
    for (Path file : files(folder)) {
      size += Files.size(file);
      if (size > MOST_BYTES) {
        throw new IOException(folder + ": expected a SavedModel of 1 GiB at most, found more");
      }
      String path =
          folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
      bytes.put(path, Files.readAllBytes(file));
    }
    return new ModelFiles(name(folder.toAbsolutePath().normalize()), bytes, digest(bytes));
  }

  private static String digest(SortedMap<String, byte[]> bytes) {
    MessageDigest digest = Sha256.start();
    bytes.forEach(
        (path, content) -> {
          digest.update((path + '\n' + content.length + '\n').getBytes(StandardCharsets.UTF_8));
          digest.update(content);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static String name(Path folder) {
    int names = folder.getNameCount();
    return folder.subpath(Math.max(0, names - 2), names).toString();
  }

  /**
   * Writes the files below a folder.
   *
   * @return the folder that contains the files, named like the one they were read from
   */
  Path unpack(Path target) throws IOException {
    Path folder = target.resolve(name);
    for (Map.Entry<String, byte[]> file : bytes.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return folder;
  }
}
