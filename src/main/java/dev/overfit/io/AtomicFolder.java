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
 * Writes a folder whole or not at all: beside its place under a temporary name, then synced to the
 * disk, then moved. A folder that stands is never touched. Where writing fails, nothing is left
 * over; a killed process leaves at most a folder whose name starts with {@link
 * AtomicFile#TEMPORARY}, which {@link #clearLeftovers} removes.
 */
public final class AtomicFolder {
  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

  /**
   * How often somebody else may be faster; a name that is taken as often is not asked for again.
   */
  private static final int MOST_NAMES = 100;

  /** Writes the content of a folder. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it into a folder that exists and is empty. */
    void writeTo(Path folder) throws IOException;
  }

  /** Says what a folder is to be called. */
  @FunctionalInterface
  public interface Name {
    /** A name that is not taken; asked for again where somebody was faster. */
    String next() throws IOException;
  }

  private AtomicFolder() {}

  /**
   * Writes a folder, making the one that it stands in where there is none.
   *
   * @return the folder
   * @throws IOException where something cannot be written; its message names the place
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

  /** Moves to the first name that is free; a move never replaces a folder that is not empty. */
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
   * Removes what killed processes left over. Folders that a living process of this machine is
   * writing stay; processes that cannot see one another's numbers, on other machines or in other
   * containers, must not write into the same folder at once.
   *
   * @throws IOException where the folder cannot be read or a left-over cannot be removed
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
   * Removes a folder with all that is in it; does nothing where there is none.
   *
   * @throws IOException where some of it cannot be removed
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
      return; // cannot be opened there
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
