package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.report.StudyReport;
import dev.overfit.study.PastRuns;
import dev.overfit.study.Studies;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the command that compares runs. */
class CompareTest {
  private static Path a = Path.of("");
  private static Path b = Path.of("");

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Properties properties = new Properties();

  @BeforeAll
  static void writeTwoRuns(@TempDir Path written) throws IOException {
    a = written.resolve("a");
    b = written.resolve("b");
    double[] high = {0.6, 0.61, 0.62};
    double[] low = {0.5, 0.52, 0.53};
    StudyReport.write(PastRuns.seeded(Studies.judged(Map.of("Tiny", high)), 0), a);
    StudyReport.write(PastRuns.seeded(Studies.judged(Map.of("Tiny", low)), 0), b);
  }

  @BeforeEach
  void writeIntoAFolderOfOurOwn() {
    properties.setProperty("results", folder.resolve("results").toString());
  }

  @Test
  void tablesAnswerAndFilesAreTold() {
    assertThat(run("--compare", a + "," + b)).isEqualTo(ExitCode.DONE);
    assertThat(out())
        .contains("On the 100 test rows of a and b\n")
        .contains("The same model in a and b\n")
        .contains("the lowest mean crossentropy is that of b/Tiny")
        .contains("Written:\n")
        .contains("report.html\n");
    assertThat(folder.resolve("results/compare/a-and-b/report.html")).isNotEmptyFile();
    assertThat(err()).isEmpty();
  }

  @Test
  void aPropertySaysTheSame() {
    properties.setProperty("compare", a + "," + b);
    assertThat(run()).isEqualTo(ExitCode.DONE);
    assertThat(folder.resolve("results/compare/a-and-b/report.html")).isNotEmptyFile();
  }

  @Test
  void warningsAreTold() throws IOException {
    Path logits = b.resolve("test-logits.csv");
    byte[] bytes = Files.readAllBytes(logits);
    Files.delete(logits);
    try {
      assertThat(run("--compare", a + "," + b)).isEqualTo(ExitCode.DONE);
      assertThat(out()).contains("Note: No verdict on differences to models of b: ");
    } finally {
      Files.write(logits, bytes);
    }
  }

  @Test
  void oneFolderOrTheSameTwiceIsWrongUsage() throws IOException {
    usage(
        a.toString(),
        "compare: expected a comma list of at least 2 folders of runs, such as"
            + " results/sizes,results/regularizers, received '"
            + a
            + "' alone");
    Path again = a.resolveSibling("c/../a");
    usage(
        a + "," + b + "," + again,
        "compare: expected each folder once, received '"
            + a
            + "' and '"
            + again
            + "', which are the same");
    Path link = Files.createSymbolicLink(folder.resolve("link"), a);
    usage(
        a + "," + link,
        "compare: expected each folder once, received '"
            + a
            + "' and '"
            + link
            + "', which are the same");
    usage(a + ",," + b, "compare: expected a comma list of folders, received an empty name in it");
  }

  private void usage(String value, String message) {
    assertThat(run("--compare", value)).isEqualTo(ExitCode.USAGE);
    assertThat(err()).isEqualTo("overfit: " + message + "\n");
    err.reset();
  }

  @Test
  void whatWouldBeIgnoredIsWrongUsage() {
    assertThat(run("--compare", a + "," + b, "--suite", "sizes")).isEqualTo(ExitCode.USAGE);
    properties.remove("results");
    assertThat(run("--compare", a + "," + b, "--predict", "graphs/x")).isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .isEqualTo(
            """
            overfit: suite: expected without 'compare', received it with
            overfit: compare: expected without 'predict', received it with
            """);
  }

  @Test
  void whatIsNoRunIsOneLineThatNamesOptionAndFolder() {
    Path none = folder.resolve("none");
    assertThat(run("--compare", a + "," + none)).isEqualTo(ExitCode.FAILED);
    assertThat(err())
        .isEqualTo(
            "overfit: compare: "
                + none
                + ": expected the folder of a run, such as results/sizes, found nothing there\n");
    assertThat(out()).isEmpty();
    assertThat(folder.resolve("results")).doesNotExist();
  }

  private ExitCode run(String... args) {
    Environment environment =
        new Environment(
            properties,
            Map.of(),
            new ByteArrayInputStream(new byte[0]),
            false,
            folder,
            new FakeProcessEnd(),
            axes -> {
              throw new AssertionError("nothing is to be trained");
            });
    return new Command(environment, print(out), print(err)).run(args);
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
