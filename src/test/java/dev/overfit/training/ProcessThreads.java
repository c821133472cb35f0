package dev.overfit.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The threads of this process as the system knows them, including those of the native runtime, but
 * without those that the JVM and its libraries start and end as they like.
 */
final class ProcessThreads {
  private static final Path TASKS = Path.of("/proc/self/task");

  /** The system knows only the first 15 characters of a thread's name. */
  private static final Pattern OF_THE_JVM =
      Pattern.compile(
          "C[12] CompilerThre|Sweeper thread|GC Thread#\\d+|G1 .*|VM Periodic Tas|Attach Listener"
              + "|process reaper|Common-Cleaner|JNA Cleaner|JavaCPP Dealloc|surefire-forke.*"
              + "|junit-jupiter-t");

  /** The time after which a thread that still runs counts as running forever. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private ProcessThreads() {}

  /** Returns whether this system lists the threads. */
  static boolean told() {
    return Files.isDirectory(TASKS);
  }

  /** Returns the number and the name of each thread. */
  static Set<String> running() throws IOException {
    Set<String> running = new TreeSet<>();
    for (Path task : tasks()) {
      String name = name(task);
      if (!name.isEmpty() && !OF_THE_JVM.matcher(name).matches()) {
        running.add(task.getFileName() + " " + name);
      }
    }
    return running;
  }

  private static List<Path> tasks() throws IOException {
    try (var tasks = Files.list(TASKS)) {
      return tasks.toList();
    }
  }

  /** Returns the thread's name, or nothing if it has ended in the meantime. */
  private static String name(Path task) {
    try {
      return Files.readString(task.resolve("comm")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Waits until all threads that were started in the meantime have ended.
   *
   * @param before an earlier result of {@link #running}
   * @throws AssertionError if some do not end
   */
  static void awaitEndOfAllBut(Set<String> before) throws IOException, InterruptedException {
    Instant patience = Instant.now().plus(LONGEST);
    Set<String> more = more(before);
    while (!more.isEmpty()) {
      if (Instant.now().isAfter(patience)) {
        throw new AssertionError("threads that do not end: " + more);
      }
      Thread.sleep(10);
      more = more(before);
    }
  }

  private static Set<String> more(Set<String> before) throws IOException {
    Set<String> more = running();
    more.removeAll(before);
    return more;
  }
}
