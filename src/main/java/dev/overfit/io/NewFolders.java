package dev.overfit.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Folders created for a purpose that may fail, in which case they are removed again. */
final class NewFolders {
  /** How many times another process may remove a folder while another one is created inside it. */
  private static final int MOST_TRIES = 100;

  private final Deque<Path> made = new ArrayDeque<>();

  private NewFolders() {}

  /**
   * Creates a folder and its missing parents.
   *
   * @throws IOException if that is impossible; the message names what is in the way. Nothing is
   *     left behind
   */
  static NewFolders make(Path folder) throws IOException {
    NewFolders folders = new NewFolders();
    folders.add(folder);
    return folders;
  }

  /** Creates a folder and its missing parents, in addition to those created before. */
  void add(Path folder) throws IOException {
    for (int tries = 0; !Files.isDirectory(folder); tries++) {
      try {
        makeMissing(folder);
      } catch (NoSuchFileException e) { // removed by another process meanwhile
        if (tries == MOST_TRIES) {
          throw failed(folder, e);
        }
      } catch (FileSystemException e) {
        throw failed(folder, e);
      }
    }
  }

  private void makeMissing(Path folder) throws IOException {
    Deque<Path> missing = missing(folder);
    if (missing.isEmpty()) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    for (Path each : missing) {
      try {
        Files.createDirectory(each);
        made.push(each);
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(each)) {
          throw e;
        }
      }
    }
  }

  /** Returns the folders that would have to be created for a folder, outermost first. */
  static Deque<Path> missing(Path folder) {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path each = folder; each != null && !stands(each); each = each.getParent()) {
      missing.push(each);
    }
    return missing;
  }

  /** Returns whether the path exists, even as a broken link. */
  private static boolean stands(Path path) {
    return path.toString().isEmpty() || Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private IOException failed(Path folder, FileSystemException e) throws IOException {
    takeBack();
    for (Path each = folder; each != null; each = each.getParent()) {
      if (stands(each) && !Files.isDirectory(each)) {
        return new IOException(each + ": expected a folder, found a file or a broken link", e);
      }
    }
    return new IOException(folder + ": expected a folder that can be made, found: " + reason(e), e);
  }

  /** Returns the reason of a failure, without the name of the file. */
  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    return e instanceof FileSystemException system && system.getReason() != null
        ? system.getReason()
        : String.valueOf(e.getMessage());
  }

  /** Removes the folders created here, as far as they are empty. */
  void takeBack() throws IOException {
    while (!made.isEmpty()) {
      try {
        Files.deleteIfExists(made.pop());
      } catch (DirectoryNotEmptyException e) { // in use by others
        return;
      }
    }
  }
}
