package dev.overfit.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock on a folder that only one run at a time may use. It is a lock of the operating system on a
 * file named {@value #FILE} in the folder, so that it ends with the process, however the process
 * ends. The file says who holds the lock, and is removed when the lock is closed, as is the folder
 * if it was created for the lock and is empty. The lock excludes other processes and other runs in
 * this process. If the file system does not support locks, it holds only within this process, and a
 * warning is logged.
 */
public final class FolderLock implements AutoCloseable {
  /** The name of the lock file. */
  public static final String FILE = ".lock";

  private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);
  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
  private static final int MOST_TRIES = 100;

  /** The locked position, after all content, since Windows lets nobody else read locked bytes. */
  private static final long PLACE = 1L << 20;

  /** The content of a removed lock file, for whoever opened it before its removal. */
  private static final String REMOVED = "removed";

  /**
   * The holders of folders in this process. Opening a lock file twice would do harm: the system
   * releases a process's lock when the process closes any of its handles to the file.
   */
  private static final Map<Path, Holder> HELD = new ConcurrentHashMap<>();

  private final Path folder;
  private final Path real;
  private final NewFolders made;
  private final Path file;
  private final RandomAccessFile open;
  private final @Nullable Object key;
  private boolean closed;

  /**
   * Takes the lock, creating the folder if necessary.
   *
   * @param now the current time, shown to others who find the folder locked
   * @throws IOException if somebody else holds the lock, whom the message names, or the folder is
   *     not writable
   */
  public static FolderLock take(Path folder, Instant now) throws IOException {
    return take(folder, now, channel -> channel.tryLock(PLACE, 1, false) != null);
  }

  /** Requests a lock from the operating system. */
  @FunctionalInterface
  interface Locking {
    /** Returns whether the lock was granted. */
    boolean lock(FileChannel channel) throws IOException;
  }

  static FolderLock take(Path folder, Instant now, Locking locking) throws IOException {
    NewFolders made = NewFolders.make(folder);
    try {
      return take(folder, made, locking, Holder.of(now));
    } catch (IOException | RuntimeException e) {
      made.takeBack();
      throw e;
    }
  }

  private static FolderLock take(Path folder, NewFolders made, Locking locking, Holder me)
      throws IOException {
    Path real = folder.toRealPath();
    Holder other = HELD.putIfAbsent(real, me);
    if (other != null) {
      throw taken(folder, Optional.of(other));
    }
    try {
      return new FolderLock(folder, real, made, locking, me);
    } catch (IOException | RuntimeException e) {
      HELD.remove(real);
      throw e;
    }
  }

  private FolderLock(Path folder, Path real, NewFolders made, Locking locking, Holder me)
      throws IOException {
    this.folder = folder;
    this.real = real;
    this.made = made;
    this.file = folder.resolve(FILE);
    this.open = locked(locking);
    try {
      open.setLength(0);
      open.write(me.text().getBytes(StandardCharsets.US_ASCII));
      this.key = key(file);
    } catch (IOException e) {
      remove(true);
      throw notWritten(e);
    }
  }

  /** Opens and locks the file, and makes sure that it has not been removed meanwhile. */
  private RandomAccessFile locked(Locking locking) throws IOException {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      RandomAccessFile opened = open();
      boolean kept = false;
      try {
        if (!lock(opened.getChannel(), locking)) {
          throw taken(folder, Holder.read(text(opened)));
        }
        kept = !text(opened).equals(REMOVED);
      } finally {
        if (!kept) {
          opened.close();
        }
      }
      if (kept) {
        return opened;
      }
    }
    throw taken(folder, Optional.empty());
  }

  private RandomAccessFile open() throws IOException {
    try {
      made.add(folder); // a failed run may have removed it meanwhile
      return new RandomAccessFile(file.toFile(), "rw");
    } catch (FileNotFoundException e) {
      throw notWritten(e);
    }
  }

  private boolean lock(FileChannel channel, Locking locking) {
    try {
      return locking.lock(channel);
    } catch (OverlappingFileLockException e) { // held through another class loader
      return false;
    } catch (IOException e) {
      LOG.warn(
          "{}: cannot be locked ({}), so no other process is kept out of the folder",
          file,
          e.getMessage());
      return true;
    }
  }

  private static String text(RandomAccessFile file) throws IOException {
    byte[] bytes = new byte[100];
    file.seek(0);
    int read = Math.max(0, file.read(bytes));
    file.seek(0);
    return new String(bytes, 0, read, StandardCharsets.US_ASCII);
  }

  private IOException notWritten(IOException e) {
    return new IOException(file + ": could not be written: " + e.getMessage(), e);
  }

  private static IOException taken(Path folder, Optional<Holder> holder) {
    return new IOException(
        folder
            + ": expected no other run that writes there, found "
            + holder.map(Holder::words).orElse("another process")
            + "; wait for its end, or name another folder");
  }

  /** Returns whether the folder is still the one that was locked, neither removed nor replaced. */
  public boolean stands() {
    try {
      Object found = key(file);
      return key == null || key.equals(found);
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns a key that identifies a file beyond its name; null if the system has none. */
  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /**
   * Releases the folder. May be called twice. If the file cannot be removed, that is logged; the
   * file blocks nobody.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      remove(stands());
      made.takeBack();
    } catch (IOException e) {
      LOG.warn("{}: could not be removed: {}", file, e.getMessage());
    } finally {
      HELD.remove(real);
    }
  }

  private void remove(boolean ours) throws IOException {
    try (open) {
      if (ours && !WINDOWS) { // Windows cannot delete open files
        Files.delete(file);
        // Written after the deletion, so that a file that still exists never counts as removed.
        open.seek(0);
        open.write(REMOVED.getBytes(StandardCharsets.US_ASCII));
        open.setLength(REMOVED.length());
      }
    }
    if (ours && WINDOWS) {
      Files.deleteIfExists(file);
    }
  }

  /** The holder of a lock. */
  private record Holder(String process, String since) {
    static Holder of(Instant now) {
      return new Holder(
          String.valueOf(ProcessHandle.current().pid()),
          now.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Parses the text of a lock file; empty if its holder has not written it yet. */
    static Optional<Holder> read(String text) {
      String[] words = text.strip().split(" ", -1);
      return words.length == 2 ? Optional.of(new Holder(words[0], words[1])) : Optional.empty();
    }

    String text() {
      return process + " " + since + "\n";
    }

    String words() {
      return "process " + process + " at work since " + since;
    }
  }
}
