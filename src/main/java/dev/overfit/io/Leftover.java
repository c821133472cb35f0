package dev.overfit.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of temporary files and folders, which contain the ID of the process that writes them.
 */
final class Leftover {
  private static final Pattern NAME =
      Pattern.compile(Pattern.quote(AtomicFile.TEMPORARY) + "(\\d{1,18})-.+");

  private Leftover() {}

  /** Returns a name that starts with {@link AtomicFile#TEMPORARY} and this process's ID. */
  static String name(String unique) {
    return AtomicFile.TEMPORARY + ProcessHandle.current().pid() + "-" + unique;
  }

  /**
   * Returns whether a file or folder has the name of a temporary one whose process has ended, or
   * whose process ID has since been reused.
   */
  static boolean isAbandoned(Path path) throws IOException {
    Matcher name = NAME.matcher(path.getFileName().toString());
    if (!name.matches()) {
      return false;
    }
    Optional<ProcessHandle> process =
        ProcessHandle.of(Long.parseLong(name.group(1))).filter(ProcessHandle::isAlive);
    Optional<Instant> started = process.flatMap(found -> found.info().startInstant());
    return process.isEmpty() || (started.isPresent() && isOlder(path, started.get()));
  }

  private static boolean isOlder(Path path, Instant started) throws IOException {
    try {
      return Files.getLastModifiedTime(path).toInstant().plusSeconds(2).isBefore(started);
    } catch (NoSuchFileException e) {
      return false; // moved to its final name meanwhile
    }
  }
}
