package dev.overfit.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes a folder whole or not at all: to a temporary folder beside it, which is synced to disk and
 * then moved atomically. An existing folder is never touched. If writing fails, nothing is left
 * over; a killed process leaves at most a folder whose name starts with {@link
 * AtomicFile#TEMPORARY}, which {@link #clearLeftovers} removes.
 */
public final class AtomicFolder {
  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

  /** How many names in a row may turn out to be taken before writing fails. */
  private static final int MOST_NAMES = 100;

  /** Writes the content of a folder. */
  @FunctionalInterface
  public interface Content {
    /** Writes the whole content into a folder that exists and is empty. */
    void writeTo(Path folder) throws IOException;
  }

  /** Chooses the name of a folder. */
  @FunctionalInterface
  public interface Name {
    /** Returns a name that is not taken; called again if another process took it first. */
    String next() throws IOException;
  }

  private AtomicFolder() {}

  /**
   * Writes a folder, creating its parent if necessary.
   *
   * @return the folder
   * @throws IOException if something cannot be written; the message names the parent folder
   */
  public static Path write(Path parent, Name name, Content content) throws IOException {
    Path temporary = parent.resolve(Leftover.name(UUID.randomUUID().toString()));
    try {
      Files.createDirectories(parent);
      Files.createDirectory(temporary);
      content.writeTo(temporary);
      syncAll(temporary);
      Path folder = move(temporary, parent, name);
      sync(parent);
      return folder;
    } catch (IOException e) {
      throw new IOException(parent + ": could not be written: " + e.getMessage(), e);
    } finally {
      delete(temporary);
    }
  }

  /** Moves to the first free name; a move never replaces a folder that is not empty. */
  private static Path move(Path temporary, Path parent, Name name) throws IOException {
    Path folder = parent;
    for (int asked = 0; asked < MOST_NAMES; asked++) {
      folder = parent.resolve(name.next());
      try {
        return Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException e) {
        if (!Files.exists(folder)) {
          throw e;
        }
      }
    }
    throw new IOException(
        folder + ": expected a name that is free, found it taken, as " + MOST_NAMES + " before it");
  }

  /**
   * Removes temporary folders that killed processes left. Folders that a living process of this
   * machine is writing stay. Processes that cannot see one another's process IDs, on other machines
   * or in other containers, must not write into the same folder at once.
   *
   * @throws IOException if the folder cannot be read or a temporary folder cannot be removed
   */
  public static void clearLeftovers(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return;
    }
    List<Path> children;
    try (Stream<Path> list = Files.list(parent)) {
      children = list.filter(Files::isDirectory).toList();
    }
    for (Path child : children) {
      if (Leftover.isAbandoned(child)) {
        delete(child);
      }
    }
  }

  /**
   * Removes a folder with its content; does nothing if it does not exist.
   *
   * @throws IOException if some of the content cannot be removed
   */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(folder)) {
      deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }

  private static void syncAll(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(folder)) {
      all = tree.toList();
    }
    for (Path path : all) {
      sync(path);
    }
  }

  private static void sync(Path path) throws IOException {
    if (WINDOWS && Files.isDirectory(path)) {
      return; // Windows cannot open folders
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
