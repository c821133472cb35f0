package dev.overfit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that one file names the slow tests and that no test relies on how long it sleeps. */
class SlowTestsTest {
  private static final Path TESTS = Path.of("src/test/java");
  private static final Path SLOW = Path.of("src/test/slow-tests.txt");
  private static final Pattern SLEEP = Pattern.compile("\\.(sleep|parkNanos|parkUntil)\\(");

  /** Which tests sleep, and why their outcome does not depend on for how long. */
  private static final Map<String, String> SLEEPERS =
      Map.ofEntries(
          Map.entry("data/remote/RemoteCsvTest", "a server that drips until it is left"),
          Map.entry("example/ConnectionsTest", "a client that drips until it is cut off"),
          Map.entry("example/TrainingServiceTest", "asks again until it is so"),
          Map.entry("faults/HeldCommand", "looks again until it is let go"),
          Map.entry("faults/RealCommand", "looks again until it is so"),
          Map.entry("faults/Signals", "a moment drawn for a signal, which may come in any"),
          Map.entry("suite/ParallelTrialsTest", "a training that lasts, for others to overlap it"),
          Map.entry("training/KilledTrainingTest", "a moment drawn for a kill, likewise"),
          Map.entry("training/ProcessThreads", "looks again until they have ended"),
          Map.entry("training/RepeatedTrainings", "looks again until the figure stays"));

  @Test
  void eachSlowTestIsNamedOnceInItsFileAndExists() throws IOException {
    List<String> named =
        Files.readAllLines(SLOW).stream().filter(line -> !line.startsWith("#")).toList();
    assertThat(named)
        .hasSizeGreaterThan(20)
        .containsExactlyElementsOf(new TreeSet<>(named))
        .allSatisfy(name -> assertThat(TESTS.resolve(name)).isRegularFile());
  }

  @Test
  void noTestSleepsButThoseThatSayWhy() throws IOException {
    assertThat(sleepers()).containsExactlyInAnyOrderElementsOf(SLEEPERS.keySet());
  }

  private static List<String> sleepers() throws IOException {
    try (Stream<Path> tree = Files.walk(TESTS)) {
      List<Path> sources = tree.filter(path -> path.toString().endsWith(".java")).toList();
      return sources.stream().filter(SlowTestsTest::sleeps).map(SlowTestsTest::name).toList();
    }
  }

  private static String name(Path source) {
    String path = TESTS.resolve("dev/overfit").relativize(source).toString();
    return path.replace('\\', '/').replace(".java", "");
  }

  private static boolean sleeps(Path source) {
    try {
      return SLEEP.matcher(Files.readString(source)).find();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
