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
 * A folder that one run at a time works in. The lock is the operating system's, on a file named
 * {@value #FILE} in the folder, so that it goes with the process, however that ends; the file says
 * who holds it, and is removed when the lock is closed, as is the folder where it was made for the
 * lock and is empty. It holds against other processes, and against other runs of this one. Where a
 * file system has no locks it holds within this process only, which is logged.
 */
public final class FolderLock implements AutoCloseable {
  /** The name of the file that is locked. */
  public static final String FILE = ".lock";

  private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);
  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
  private static final int MOST_TRIES = 100;

  /** Behind all content, since Windows lets nobody else read what is locked. */
  private static final long PLACE = 1L << 20;

  /** What a file says that was removed, to whoever had opened it before. */
  private static final String REMOVED = "removed";

  /**
   * Who holds which folder in this process: a second opening of the file would do harm, since the
   * system gives up a process's lock when any opening of the file is closed.
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
   * Takes the lock, making the folder where there is none.
   *
   * @param now the time, for those who find the folder locked
   * @throws IOException where somebody else holds it, which its message names, or the folder cannot
   *     be written into
   */
  public static FolderLock take(Path folder, Instant now) throws IOException {
    return take(folder, now, channel -> channel.tryLock(PLACE, 1, false) != null);
  }

  /** Asks the operating system for a lock. */
  @FunctionalInterface
  interface Locking {
    /** Whether it gave it. */
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

  /** The file, locked, and still the one that stands there. */
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
      made.add(folder); // which a run that came to nothing may have taken back meanwhile
      return new RandomAccessFile(file.toFile(), "rw");
    } catch (FileNotFoundException e) {
      throw notWritten(e);
    }
  }

  private boolean lock(FileChannel channel, Locking locking) {
    try {
      return locking.lock(channel);
    } catch (OverlappingFileLockException e) { // by a second loading of this class
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

  /** Whether the folder is still the one that was locked, neither removed nor replaced. */
  public boolean stands() {
    try {
      Object found = key(file);
      return key == null || key.equals(found);
    } catch (IOException e) {
      return false;
    }
  }

  /** What tells a file from others of the same name; null where the system has nothing. */
  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /**
   * Gives the folder free. May be called twice. A file that cannot be removed is logged; it holds
   * nobody off.
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
      if (ours && !WINDOWS) { // which removes nothing that is open
        Files.delete(file);
        // After that, so that nobody takes a file for removed that stands there for ever.
        open.seek(0);
        open.write(REMOVED.getBytes(StandardCharsets.US_ASCII));
        open.setLength(REMOVED.length());
      }
    }
    if (ours && WINDOWS) {
      Files.deleteIfExists(file);
    }
  }

  /** Who holds a lock. */
  private record Holder(String process, String since) {
    static Holder of(Instant now) {
      return new Holder(
          String.valueOf(ProcessHandle.current().pid()),
          now.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** From the text of a file; empty where its holder has not written it yet. */
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
