package dev.overfit.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the service as its command starts it, in a process with the tests' class path. */
class ServiceLogTest {
  @TempDir Path folder;

  @Test
  void logsToItsStandardErrorAlthoughTheTestsLogNothing() throws Exception {
    Files.createDirectories(folder.resolve("models/Empty"));
    Path log = folder.resolve("log");
    Process process = start(log);
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.readLine()).startsWith("listening on http://127.0.0.1:");
    } finally {
      process.destroy();
      process.waitFor();
    }
    try (Stream<String> lines = Files.lines(log)) {
      assertThat(lines)
          .anyMatch(line -> line.contains("WARN  ServedModels: " + folder.resolve("models/Empty")));
    }
  }

  private Process start(Path log) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-Dservice.port=0",
            "-Dservice.models=" + folder.resolve("models"),
            "-cp",
            System.getProperty("java.class.path"),
            TrainingService.class.getName())
        .redirectError(log.toFile())
        .start();
  }
}
