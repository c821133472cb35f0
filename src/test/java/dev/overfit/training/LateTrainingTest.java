package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Uses a separate JVM, since a process shares as many threads as its first session asked for. */
class LateTrainingTest {
  @Test
  void twoThreadsShareAStepAlsoIfTheFirstOfTheProcessHadOne() throws IOException {
    assumeTrue(ProcessThreads.told(), "this system does not tell the native runtime's threads");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                LateTraining.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    String[] ticks = said.split(" ", -1);
    assertThat(Long.parseLong(ticks[0])).as(said).isPositive();
    assertThat(Long.parseLong(ticks[1])).as(said).isGreaterThan(Long.parseLong(ticks[0]) / 2);
  }
}
