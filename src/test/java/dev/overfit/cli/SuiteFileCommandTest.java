package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.json.Json;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Sgd;
import dev.overfit.suite.Trial;
import dev.overfit.suitefile.SuiteFile;
import dev.overfit.suitefile.SuiteSchema;
import dev.overfit.training.TrainingConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the command on suite files: written, run, run again, and refused. */
class SuiteFileCommandTest {
  private static final String[] FEW_ROWS = {
    "--data=simulated",
    "--training-rows=300",
    "--validation-rows=100",
    "--test-rows=50",
    "--epochs=2",
    "--seed=3",
    "--batch-size=100"
  };

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Holds for the file that is written before a run and for the one that a run leaves. */
  @Test
  void historiesOfAFileAreThoseOfItsSuiteToTheByte() throws IOException {
    run("built-in", join(FEW_ROWS, "--suite=sizes", "--models=Tiny,Small"));
    Map<String, String> expected = histories("built-in/sizes");
    assertThat(expected).containsOnlyKeys("Tiny.csv", "Small.csv");

    Path file = folder.resolve("my.yaml");
    command(join(FEW_ROWS, "--suite=sizes", "--models=Tiny,Small", "--write=" + file));
    assertThat(out()).contains("Written:", "my.yaml", SuiteSchema.FILE, "-Dsuite=my.yaml");
    run("written", "--suite=" + file);
    assertThat(histories("written/my")).isEqualTo(expected);

    run("left", "--suite=" + folder.resolve("built-in/sizes/suite.yaml"));
    assertThat(histories("left/sizes")).isEqualTo(expected);
  }

  @Test
  void aTableIsRunAgainFromWhatItsRunHasLeft() throws IOException {
    run(
        "first",
        "--suite=src/example/subscribers.yaml",
        "--epochs=2",
        "--replicates=2",
        "--models=Line,Small");
    Path left = folder.resolve("first/subscribers/suite.yaml");
    SuiteFile file = SuiteFile.read(left);
    assertThat(file.replicates()).isEqualTo(2);
    assertThat(file.suite().trials())
        .allMatch(trial -> trial.config().epochs() == 2 && trial.config().batchSize() == 16);
    run("second", "--suite=" + left);
    assertThat(histories("second/subscribers"))
        .isEqualTo(histories("first/subscribers"))
        .hasSize(4);
    assertThat(folder.resolve("second/subscribers/suite.yaml"))
        .hasContent(SuiteFile.read(left).text(folder.resolve("second/subscribers/suite.yaml")));
  }

  @Test
  void whatIsSaidOnTheCommandGoesBeforeTheFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("two.yaml"),
            """
            data: {source: sample, training_rows: 5000, validation_rows: 70, test_rows: 0}
            training: {epochs: 1000, seed: 5}
            models: {A: dense(4), B: dense(8)}
            replicates: 3
            """);
    run(
        "said",
        "--suite=" + file,
        "--models=B",
        "--data=simulated",
        "--training-rows=200",
        "--epochs=2",
        "--replicates=1");
    Json run = Json.parse("run.json", Files.readString(folder.resolve("said/two/run.json")));
    assertThat(run.get("data").get("simulated").flag()).isTrue();
    assertThat(run.get("data").get("training_rows").integer()).isEqualTo(200);
    assertThat(run.get("data").get("validation_rows").integer()).isEqualTo(70);
    assertThat(run.get("models").list()).hasSize(1);
    Json settings = run.get("models").list().get(0).get("settings");
    assertThat(settings.get("epochs").integer()).isEqualTo(2);
    assertThat(settings.get("seed").integer()).isEqualTo(5);
  }

  /** The file keeps the optimizer, the patience and models of other suites, too. */
  @Test
  void aSuiteAsTheCommandSaysItIsRunAgainFromWhatItHasLeft() throws IOException {
    run(
        "first",
        join(
            FEW_ROWS,
            "--suite=sizes",
            "--models=Tiny,L2,Mine=dense(8, relu)-dropout(0.3)",
            "--optimizer=adamw(weight_decay=0.1)",
            "--learning-rate=0.01",
            "--patience=none"));
    Path left = folder.resolve("first/sizes/suite.yaml");
    TrainingConfig config = SuiteFile.read(left).suite().trials().get(1).config();
    assertThat(config.optimizer()).isEqualTo(new AdamW(new Adam(new Constant(0.01)), 0.1));
    assertThat(config.earlyStopping()).isEmpty();
    run("second", "--suite=" + left);
    assertThat(histories("second/sizes"))
        .isEqualTo(histories("first/sizes"))
        .containsOnlyKeys("Tiny.csv", "L2.csv", "Mine.csv");
  }

  @Test
  void modelsBesideThoseOfAFileAreTrainedAsTheyAre() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("one.yaml"),
            """
            data: {source: simulated, training_rows: 200, validation_rows: 70, test_rows: 0}
            training: {epochs: 2, batch_size: 64, optimizer: {SGD: 0.1}}
            models: {A: dense(4)}
            """);
    run("said", "--suite=" + file, "--models=A,B=dense(4),WeightDecay,Normalized");
    List<Trial> trials = SuiteFile.read(folder.resolve("said/one/suite.yaml")).suite().trials();
    assertThat(trials).allMatch(trial -> trial.config().epochs() == 2);
    assertThat(trials).allMatch(trial -> trial.config().batchSize() == 64);
    assertThat(trials.get(1).config()).isEqualTo(trials.get(0).config());
    assertThat(trials.get(2).config().optimizer()).isInstanceOf(AdamW.class);
    assertThat(trials.get(3).config().optimizer()).isEqualTo(new Sgd(new Constant(0.1)));
  }

  @Test
  void aTableOfTheFileGivesWayToRowsOfHiggs() throws IOException {
    run(
        "higgs",
        "--suite=src/example/subscribers.yaml",
        "--data=simulated",
        "--training-rows=200",
        "--epochs=1",
        "--models=Line",
        "--replicates=1");
    Json run =
        Json.parse("run.json", Files.readString(folder.resolve("higgs/subscribers/run.json")));
    assertThat(run.get("data").get("training_rows").integer()).isEqualTo(200);
  }

  @Test
  void aBrokenFileIsToldLineByLineAndNothingIsDone() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("churn.yaml"),
            "models:\n  Small: dense(0)\n  Big: dens(16)\nreplicats: 3\n");
    assertThat(command("--suite=" + file, "--results=" + folder.resolve("results")))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .isEqualTo(
            ("overfit: FILE:2: models.Small[0].units: expected at least 1, received 0\n"
                    + "overfit: FILE:3: models.Big: expected activation, batch_normalization, dense"
                    + " or dropout, received 'dens'; did you mean 'dense'?\n"
                    + "overfit: FILE:4: expected one of suite, title, about, data, training,"
                    + " models, grid, baseline, replicates, resample, received the key 'replicats';"
                    + " did you mean 'replicates'?\n")
                .replace("FILE", file.toString()));
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --suite=none.yaml                         | suite: expected a suite file that can be read, received 'none.yaml': none.yaml
          --write=My.yaml                           | write: expected the name of a suite, of lower-case letters, digits and '-', and .yaml, received 'My.yaml'
          --write=my.json                           | write: expected the name of a suite, of lower-case letters, digits and '-', and .yaml, received 'my.json'
          --write=src/example/titanic.yaml          | write: expected a file that is not there yet, received 'src/example/titanic.yaml', which is
          --write=my.yaml --results=x               | results: expected without 'write', received it with
          --suite=src/example/subscribers.yaml --training-rows=5 | trainingRows: expected with rows of HIGGS, received it with label; for a table of your own say validation and test
          --suite=src/example/titanic.yaml --models=Tyny | models: expected one of units16-dropout0, units16-dropout0.5, units64-dropout0, units64-dropout0.5, units256-dropout0, units256-dropout0.5 of suite titanic, or of another built-in suite, or one said in a line, such as Mine=dense(128)-dropout(0.3)-dense(128), received 'Tyny'; did you mean 'Tiny'?
          """)
  void whatCannotBeIsWrongUsage(String arguments, String message) {
    assertThat(command(arguments.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(err()).isEqualTo("overfit: " + message + "\n");
  }

  private Map<String, String> histories(String suite) throws IOException {
    Map<String, String> histories = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve(suite).resolve("history"))) {
      for (Path file : files.toList()) {
        histories.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return histories;
  }

  private static String[] join(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  private void run(String results, String... args) {
    List<String> places =
        List.of(
            "--progress=none",
            "--results=" + folder.resolve(results),
            "--graphs=" + folder.resolve("graphs"));
    assertThat(command(join(args, places.toArray(String[]::new))))
        .as(err())
        .isEqualTo(ExitCode.DONE);
  }

  private ExitCode command(String... args) {
    InputStream in = InputStream.nullInputStream();
    Environment environment =
        new Environment(
            new Properties(),
            Map.of(),
            in,
            false,
            folder,
            new FakeProcessEnd(),
            axes -> Application.runner(in, axes));
    return new Command(
            environment,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(args);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
