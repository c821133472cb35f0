package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.training.DeterministicTraining.When;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Uses separate JVMs, since TensorFlow looks into the environment once a process. */
class DeterministicTrainingTest {
  private static final String VARIABLE = "TF_DETERMINISTIC_OPS";

  @Test
  void tensorFlowObeysWhereItIsAskedInTimeAndTheCpuGivesTheSameBytesAnyway() throws IOException {
    Process never = start(When.NEVER, Map.of()); // all at once: most of it is their start
    Process before = start(When.BEFORE, Map.of());
    Process after = start(When.AFTER, Map.of());
    Process refused = start(When.BEFORE, Map.of(VARIABLE, "0"));
    String plain = said(never);
    assertThat(plain).startsWith("false ");
    assertThat(said(before)).isEqualTo(plain.replace("false", "true"));
    assertThat(said(after)).isEqualTo(plain);
    assertThat(said(refused)).isEqualTo(plain);
  }

  private static Process start(When when, Map<String, String> variables) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            DeterministicTraining.class.getName(),
            when.name());
    builder.environment().remove(VARIABLE);
    builder.environment().putAll(variables);
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static String said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
