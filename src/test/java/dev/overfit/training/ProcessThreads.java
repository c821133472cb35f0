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
 * The threads of this process as the system knows them, those of the native runtime included, but
 * for those that the JVM and its libraries start and end when they like.
 */
final class ProcessThreads {
  private static final Path TASKS = Path.of("/proc/self/task");

  /** The system knows the first 15 characters of a thread's name. */
  private static final Pattern OF_THE_JVM =
      Pattern.compile(
          "C[12] CompilerThre|Sweeper thread|GC Thread#\\d+|G1 .*|VM Periodic Tas|Attach Listener"
              + "|process reaper|Common-Cleaner|JNA Cleaner|JavaCPP Dealloc|surefire-forke.*"
              + "|junit-jupiter-t");

  /** After which a thread that still runs is taken to run for ever. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private ProcessThreads() {}

  /** Whether this system tells them. */
  static boolean told() {
    return Files.isDirectory(TASKS);
  }

  /** The number and the name of each. */
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

  /** Empty where the thread has ended meanwhile. */
  private static String name(Path task) {
    try {
      return Files.readString(task.resolve("comm")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Waits until those that were started since have ended.
   *
   * @param before what {@link #running} gave
   * @throws AssertionError where some do not
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
