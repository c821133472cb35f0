package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.io.FolderLock;
import dev.overfit.model.ModelSummary;
import dev.overfit.study.Analysis;
import dev.overfit.study.Findings;
import dev.overfit.study.ResultTable;
import dev.overfit.study.Study;
import dev.overfit.suite.GraphWriter;
import dev.overfit.suite.ScriptedSources;
import dev.overfit.suite.ScriptedTraining;
import dev.overfit.suite.StudyWriter;
import dev.overfit.suite.SuiteRunner;
import dev.overfit.suite.TrialTraining;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
  private static final GraphWriter GRAPHS =
      (graphs, exported, rows, settings) ->
          Files.createDirectories(graphs.resolve(exported.name()));

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Properties properties = new Properties();
  private final FakeProcessEnd end = new FakeProcessEnd();
  private ScriptedSources sources = new ScriptedSources(true, 20_000);
  private TrialTraining.Factory trainings = ScriptedTraining::new;
  private final List<Study> studies = new ArrayList<>();
  private StudyWriter writer =
      (study, results) -> {
        studies.add(study);
        return List.of(results.resolve("summary.csv"), Path.of("/elsewhere/run.json"));
      };

  @BeforeEach
  void writeIntoAFolderOfOurOwn() {
    properties.setProperty("results", folder.resolve("results").toString());
    properties.setProperty("graphs", folder.resolve("graphs").toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          suite          | size       | suite: expected one of sizes, regularizers, normalization, augmentation, remedies, data, or help, or a file such as my.yaml, received 'size'; did you mean 'sizes'?
          suite          | Sizes      | suite: expected one of sizes, regularizers, normalization, augmentation, remedies, data, or help, or a file such as my.yaml, received 'Sizes'; did you mean 'sizes'?
          suite          | nonsense   | suite: expected one of sizes, regularizers, normalization, augmentation, remedies, data, or help, or a file such as my.yaml, received 'nonsense'
          models         | Tyny       | models: expected one of Tiny, Small, Medium, Large of suite sizes, or of another built-in suite, or one said in a line, such as Mine=dense(128)-dropout(0.3)-dense(128), received 'Tyny'; did you mean 'Tiny'?
          models         | Tiny,,Small| models: expected one of Tiny, Small, Medium, Large of suite sizes, or of another built-in suite, or one said in a line, such as Mine=dense(128)-dropout(0.3)-dense(128), received ''
          epochs         | 0          | epochs: expected a whole number from 1 to 2,147,483,647, received '0'
          epochs         | many       | epochs: expected a whole number from 1 to 2,147,483,647, received 'many'
          epochs         | 3000000000 | epochs: expected a whole number from 1 to 2,147,483,647, received '3000000000'
          patience       | -1         | patience: expected none or a whole number from 1 to 2,147,483,647, received '-1'
          batchSize      | 0          | batchSize: expected a whole number from 1 to 2,147,483,647, received '0'
          validateEvery  | 0          | validateEvery: expected epoch or a whole number from 1 to 2,147,483,647, received '0'
          validateEvery  | step       | validateEvery: expected epoch or a whole number from 1 to 2,147,483,647, received 'step'
          validationRows | 0          | validationRows: expected a whole number from 1 to 2,147,483,647, received '0'
          testRows       | -1         | testRows: expected auto or a whole number from 0 to 2,147,483,647, received '-1'
          testRows       | all        | testRows: expected auto or a whole number from 0 to 2,147,483,647, received 'all'
          trainingRows   | 1.5        | trainingRows: expected a whole number from 1 to 2,147,483,647, received '1.5'
          trainingRows   | 2147483647 | validationRows, trainingRows and testRows: expected at most 2,147,483,647 together, received 2,147,484,647
          replicates     | 0          | replicates: expected a whole number from 1 to 1,000, received '0'
          replicates     | 1001       | replicates: expected a whole number from 1 to 1,000, received '1001'
          threads        | -1         | threads: expected a whole number from 0 to 2,147,483,647, received '-1'
          parallel       | 0          | parallel: expected auto or a whole number from 1 to 2,147,483,647, received '0'
          parallel       | all        | parallel: expected auto or a whole number from 1 to 2,147,483,647, received 'all'
          seed           | x          | seed: expected a whole number from -9,223,372,036,854,775,808 to 9,223,372,036,854,775,807, received 'x'
          device         | tpu        | device: expected one of auto, cpu, gpu, received 'tpu'; did you mean 'cpu'?
          classWeight    | balance    | classWeight: expected one of none, balanced, received 'balance'; did you mean 'balanced'?
          progress       | dot        | progress: expected one of auto, bar, dots, none, received 'dot'; did you mean 'dots'?
          data           | ftp://a/b  | data: expected auto, higgs, sample, simulated, - for the standard input, or the path or http(s) address of a .csv or .csv.gz, received 'ftp://a/b'
          """)
  void wrongValueIsOneLineThatSaysWhatIsAllowed(String name, String value, String message) {
    assertThat(run("--" + name, value)).isEqualTo(ExitCode.USAGE);
    assertThat(err()).isEqualTo("overfit: " + message + "\n");
    err.reset();

    properties.setProperty(name, value);
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(err()).isEqualTo("overfit: " + message + "\n");
    assertThat(out()).isEmpty();
  }

  @Test
  void misspeltOptionIsWrongUsage() {
    assertThat(run("--suit", "sizes")).isEqualTo(ExitCode.USAGE);
    assertThat(run("--epoch=5")).isEqualTo(ExitCode.USAGE);
    assertThat(run("--epochs", "1", "sizes")).isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .isEqualTo(
            "overfit: expected one of the options that --help lists, received '--suit'; did you"
                + " mean '--suite'?\n"
                + "overfit: expected one of the options that --help lists, received '--epoch=5';"
                + " did you mean '--epochs'?\n"
                + "overfit: expected one of the options that --help lists, received 'sizes'\n");
  }

  @Test
  void optionWithoutItsValueOrGivenTwiceIsWrongUsage() {
    assertThat(run("--suite")).isEqualTo(ExitCode.USAGE);
    assertThat(run("--epochs", "1", "--epochs", "2")).isEqualTo(ExitCode.USAGE);
    assertThat(err().lines()).hasSize(2).allMatch(line -> line.startsWith("overfit: "));
  }

  @Test
  void misspeltPropertyIsWrongUsage() {
    properties.setProperty("model", "Tiny");
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .isEqualTo(
            "overfit: expected one of the settings that --help lists, received the property"
                + " 'model'; did you mean 'models'?\n");
  }

  @Test
  void missingDataIsOneLineAndCode3() {
    assertThat(run("--data", "nowhere.csv")).isEqualTo(ExitCode.DATA);
    assertThat(err()).isEqualTo("overfit: nowhere.csv: no such file\n");
    assertThat(out()).isEmpty();
  }

  @Test
  void failureIsOneLineAndCode1() {
    writer =
        (study, results) -> {
          throw new IOException("results/sizes:\n  disk full");
        };
    assertThat(run("--epochs", "1")).isEqualTo(ExitCode.FAILED);
    assertThat(err()).isEqualTo("overfit: results/sizes: disk full\n");
  }

  @Test
  void stackTraceOnlyWhereAskedFor() {
    assertThat(run("--data", "nowhere.csv", "--stacktrace")).isEqualTo(ExitCode.DATA);
    assertThat(err()).contains("\tat dev.overfit.suite.");
    err.reset();
    properties.setProperty("stacktrace", "true");
    assertThat(run("--nonsense")).isEqualTo(ExitCode.USAGE);
    assertThat(err()).contains("UsageException").contains("\tat dev.overfit.cli.");
  }

  @Test
  void missingNativeLibraryIsAFailureAndNotAStackTrace() {
    trainings =
        (replicate, files, listeners) -> {
          throw new UnsatisfiedLinkError("libstdc++.so.6: cannot open shared object file");
        };
    assertThat(run()).isEqualTo(ExitCode.FAILED);
    assertThat(err()).isEqualTo("overfit: libstdc++.so.6: cannot open shared object file\n");
  }

  @Test
  void commandLineWinsOverProperty() {
    properties.setProperty("models", "Large");
    properties.setProperty("epochs", "1");
    properties.setProperty("progress", "none");
    assertThat(run("--models", "Small,Tiny")).isEqualTo(ExitCode.DONE);
    assertThat(out()).contains("Tiny (1 of 2)").contains("Small (2 of 2)").doesNotContain("Large");
  }

  private static String tables(Study study) {
    return ResultTable.of(Analysis.of(study)).stream()
        .map(table -> table.toText().stripTrailing())
        .collect(Collectors.joining("\n\n"));
  }

  @Test
  void runTellsWhatItDoesAndWhatItLeaves() {
    assertThat(run("--models", "Tiny", "--epochs", "2")).isEqualTo(ExitCode.DONE);
    Study study = studies.get(0);
    String summary = ModelSummary.of(study.results().get(0).model()).stripTrailing();
    assertThat(
            out()
                .replace(summary, "<summary>")
                .replace(tables(study), "<tables>")
                .replace(String.join("\n", Findings.of(study)), "<findings>")
                .replace(
                    String.join("\n", Findings.definitions(Analysis.of(study))), "<definitions>"))
        .isEqualTo(
            """
            Reading up to 15,000 rows of http://mlphysics.ics.uci.edu/data/higgs/HIGGS.csv.gz ....................
            HIGGS (somewhere): 10,000 rows to train, 1,000 to validate, 4,000 to test, SHA-256 0123456789ab

            Tiny (1 of 1)
            <summary>
            device: CPU (asked for)

            Epoch: 0, accuracy:0.6300,  binary_crossentropy:0.6200,  loss:0.6100,  val_accuracy:0.6600,  val_binary_crossentropy:0.6500,  val_loss:0.6400, \s
            ..
            Tiny: all 2 epochs done; 1.2 s

            Model sizes on HIGGS

            <tables>

            <findings>

            <definitions>

            Written:
              results/sizes/summary.csv
              /elsewhere/run.json
              graphs/sizes/Tiny
            """);
    assertThat(err()).isEmpty();
    assertThat(end.hooks).isEmpty();
  }

  @Test
  void withoutTheServerTheSampleIsTakenAndThatIsOneLine() {
    sources = new ScriptedSources(false, 0);
    assertThat(run("--models", "Tiny", "--epochs", "1")).isEqualTo(ExitCode.DONE);
    assertThat(out())
        .startsWith(
            "No rows from the server, so the sample of real rows inside is taken:"
                + " http://mlphysics.ics.uci.edu/data/higgs/HIGGS.csv.gz: connection refused\n"
                + "HIGGS sample (somewhere): 10,000 rows to train, 1,000 to validate, 4,000 to test, SHA-256")
        .contains("Model sizes on HIGGS sample\n");
  }

  @Test
  void moreRowsThanTheSampleHasAreUnusableData() {
    assertThat(run("--data", "sample", "--trainingRows", "20000")).isEqualTo(ExitCode.DATA);
    assertThat(err())
        .startsWith("overfit: HIGGS sample: expected at most 15,000 rows, received validationRows")
        .hasLineCount(1);
  }

  @Test
  void moreRowsToTestThanTheSampleHasAreUnusableData() {
    assertThat(run("--data", "sample", "--testRows", "4001")).isEqualTo(ExitCode.DATA);
    assertThat(err())
        .startsWith(
            "overfit: HIGGS sample: expected at most 15,000 rows, received validationRows 1,000 +"
                + " trainingRows 10,000 + testRows 4,001; ask for fewer rows")
        .hasLineCount(1);
  }

  @Test
  void replicatesAreToldByTheirNamesAndSeedsWithoutTheModelAgain() {
    assertThat(run("--models", "Tiny", "--epochs", "1", "--replicates", "2", "--seed", "40"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out())
        .contains(
            "\n\nTiny-1, seed 41 (2 of 2; to the end of the run likely 1 s, at most 2 s)\n\nEpoch: 0,",
            "\nTiny-1: all ")
        .contains(
            "\n\nSavedModel Tiny: of replicate 0, whose validation crossentropy of 0.6500 is the lower"
                + " median of 2\n")
        .containsOnlyOnce("Model: \"Tiny\"");
  }

  @Test
  void interruptedReplicatesAreCounted() {
    trainings =
        (replicate, files, listeners) -> {
          if (replicate.name().equals("Small-1")) {
            end.pressCtrlC();
          }
          return new ScriptedTraining(replicate, files, listeners);
        };
    assertThat(
            run("--models", "Tiny,Small", "--epochs", "3", "--replicates", "3", "--parallel", "1"))
        .isEqualTo(ExitCode.INTERRUPTED);
    assertThat(out())
        .contains("Interrupted: 3 of 6 replicates are done and saved: Tiny, Small, Tiny-1.\n");
  }

  @Test
  void simulatedRowsAreSaidLoudly() {
    assertThat(run("--data", "simulated", "--models", "Tiny", "--epochs", "1"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out())
        .contains("SIMULATED ROWS, not HIGGS data.")
        .contains("Model sizes on SIMULATED rows, not HIGGS data\n");
  }

  @Test
  void interruptedRunSavesWhatIsDoneAndExits130() {
    trainings =
        (replicate, files, listeners) -> {
          if (replicate.name().equals("Small")) {
            end.pressCtrlC();
          }
          return new ScriptedTraining(replicate, files, listeners);
        };
    assertThat(run("--epochs", "3", "--progress", "none")).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(err())
        .isEqualTo("\nInterrupted: saving what is finished ... (once more ends it at once)\n");
    assertThat(out())
        .endsWith(
            """

            Interrupted: 1 of 4 models are done and saved: Tiny.
            To go on from there, run the same again with -Dresume=true (or --resume true).
            """);
    assertThat(end.haltedWith()).isEqualTo(130);
    assertThat(end.hooks).isEmpty();
  }

  @Test
  void fitComesAfterTheStudysTrainingsAndBeforeItsAnswer() {
    assertThat(
            run("--models", "Tiny,Small", "--epochs", "2", "--fit", "best", "--progress", "none"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out())
        .contains(
            """
            Small: all 2 epochs done; 1.2 s

            Fit: Tiny on 11,000 rows, those that trained and validated, for 1 epoch, its best epoch; no\
             rows are left to stop by.
            Tiny-fit: all 1 epochs done; 1.2 s
            """)
        .contains("\nModel sizes on HIGGS\n")
        .endsWith("  graphs/sizes/Tiny\n  graphs/sizes/Small\n  graphs/sizes/Tiny-fit\n");
    assertThat(studies.get(0).replicates()).hasSize(2);
  }

  @Test
  void interruptedFitLeavesTheStudy() {
    trainings =
        (replicate, files, listeners) -> {
          if (replicate.name().equals("Tiny-fit")) {
            end.pressCtrlC();
          }
          return new ScriptedTraining(replicate, files, listeners);
        };
    assertThat(run("--models", "Tiny", "--epochs", "3", "--fit", "Tiny"))
        .isEqualTo(ExitCode.INTERRUPTED);
    assertThat(out())
        .contains("\nTiny-fit: cancelled after 0 epochs; ", "\nModel sizes on HIGGS\n")
        .contains("\nInterrupted: 1 of 1 models are done and saved: Tiny.\n")
        .doesNotContain("graphs/sizes/Tiny-fit");
  }

  @Test
  void secondInterruptEndsItAtOnceWhateverItIsBusyWith() {
    trainings =
        (replicate, files, listeners) -> {
          end.pressCtrlC();
          end.pressCtrlCAgain();
          assertThat(end.haltedWith()).isEqualTo(130);
          return new ScriptedTraining(replicate, files, listeners);
        };
    assertThat(run("--models", "Tiny", "--progress", "none")).isEqualTo(ExitCode.INTERRUPTED);
    end.pressCtrlCAgain();
    assertThat(end.hooks).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "--suite=help"})
  void answerThatCannotBePrintedIsAFailure(String question) {
    assertThat(command(full()).run(question)).isEqualTo(ExitCode.FAILED);
    assertThat(err()).isEqualTo("overfit: standard output: cannot be written any more\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "dots", "bar"})
  void runThatCannotBeToldLeavesItsFilesAndIsAFailure(String progress) {
    assertThat(command(full()).run("--epochs", "3", "--progress", progress))
        .isEqualTo(ExitCode.FAILED);
    assertThat(studies).hasSize(1);
    assertThat(studies.get(0).results()).hasSize(4);
    assertThat(err())
        .isEqualTo(
            "overfit: standard output: cannot be written any more; the run went on without it, and"
                + " has left its files\n");
  }

  /** A standard output that takes nothing, like {@code /dev/full}. */
  private static PrintStream full() {
    return new PrintStream(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        },
        true,
        StandardCharsets.UTF_8);
  }

  @Test
  void resultsThatAreRemovedMeanwhileAreAFailureAfterAllIsTold() {
    trainings =
        (replicate, files, listeners) -> {
          Files.delete(folder.resolve("results/sizes").resolve(FolderLock.FILE));
          return new ScriptedTraining(replicate, files, listeners);
        };
    assertThat(run("--models", "Tiny", "--epochs", "1")).isEqualTo(ExitCode.FAILED);
    assertThat(out()).contains("Written:\n  results/sizes/summary.csv\n");
    assertThat(err())
        .startsWith("overfit: " + folder.resolve("results/sizes") + ": expected to stand until")
        .hasLineCount(1);
  }

  @Test
  void resultsThatAnotherRunWritesIntoAreAFailureOfOneLine() throws IOException {
    try (FolderLock other = FolderLock.take(folder.resolve("results/sizes"), Instant.EPOCH)) {
      assertThat(run("--models", "Tiny")).isEqualTo(ExitCode.FAILED);
      assertThat(other.stands()).isTrue();
    }
    assertThat(err())
        .startsWith("overfit: " + folder.resolve("results/sizes") + ": expected no other run")
        .contains(ProcessHandle.current().pid() + " at work since 1970-01-01T00:00:00Z")
        .hasLineCount(1);
    assertThat(out()).isEmpty();
  }

  @Test
  void helpListsEverySettingAndItsDefault() {
    assertThat(run("--help")).isEqualTo(ExitCode.DONE);
    assertThat(out()).contains("--suite=<name>", "[10000]", "--version", "-Dsuite=sizes");
    assertThat(err()).isEmpty();
  }

  @Test
  void aSubcommandDoesWhatItsOptionsDo() {
    assertThat(run("regularizers", "--models", "Tiny", "--epochs", "1")).isEqualTo(ExitCode.DONE);
    assertThat(studies.get(0).suite()).isEqualTo("regularizers");
    assertThat(run("size")).isEqualTo(ExitCode.USAGE);
    assertThat(err()).endsWith("received 'size'; did you mean 'sizes'?\n");
  }

  @Test
  void helpOfASubcommandIsOfItAlone() {
    assertThat(run("predict", "--help")).isEqualTo(ExitCode.DONE);
    assertThat(out()).startsWith("Usage: overfit predict ").doesNotContain("--epochs");
    assertThat(run("suites")).isEqualTo(ExitCode.DONE);
    assertThat(out()).contains("\nregularizers: Regularizers and dropout\n");
  }

  @Test
  void versionIsOneLine() {
    assertThat(run("--version")).isEqualTo(ExitCode.DONE);
    assertThat(out()).startsWith("overfit ").hasLineCount(1);
  }

  @Test
  void suiteHelpListsSuitesModelsAndParameters() {
    properties.setProperty("suite", "help");
    assertThat(run()).isEqualTo(ExitCode.DONE);
    assertThat(out())
        .startsWith(
            """
            sizes: Model sizes
              How large should a network be? About 80 seconds a replicate.
              Tiny                   481 parameters  16
              Small                  753 parameters  16, 16
              Medium              10,241 parameters  64, 64, 64
              Large              803,329 parameters  512, 512, 512, 512

            regularizers: Regularizers and dropout
              What do L2 and dropout buy? About 12 minutes a replicate, a minute less where `sizes` has left Large.
              Tiny                   481 parameters  16  (baseline)
              Large              803,329 parameters  512, 512, 512, 512
              L2                 803,329 parameters  512 L2 0.001, 512 L2 0.001, 512 L2 0.001, 512 L2 0.001
              Dropout            803,329 parameters  512, dropout 0.5, 512, dropout 0.5, 512, dropout 0.5, 512, dropout 0.5
              Combined           803,329 parameters  512 L2 0.0001, dropout 0.5, 512 L2 0.0001, dropout 0.5, 512 L2 0.0001, dropout 0.5, 512 L2 0.0001, dropout 0.5

            normalization: Batch normalization
              What does batch normalization buy? About 4 minutes a replicate.
              Medium              10,241 parameters  64, 64, 64
              MediumNormalized    11,009 parameters  64, batch normalization, elu, 64, batch normalization, elu, 64, batch normalization, elu
              Large              803,329 parameters  512, 512, 512, 512
              LargeNormalized    811,521 parameters  512, batch normalization, elu, 512, batch normalization, elu, 512, batch normalization, elu, 512, batch normalization, elu

            augmentation: Augmented rows
              What do rows buy that are changed for each step? About 30 seconds a replicate.
              Medium              10,241 parameters  64, 64, 64  (baseline)
              Noise               10,241 parameters  64, 64, 64, Gaussian noise 0.1
              Mixup               10,241 parameters  64, 64, 64, mixup 0.2
              SwapNoise           10,241 parameters  64, 64, 64, swap noise 0.15
              Symmetries          10,241 parameters  64, 64, 64, rotations and reflections
            """)
        .contains(
            "remedies: Remedies against overfitting\n",
            "\nDurations are of the 10,000 training rows of the sample on two cores without a GPU.\n",
            "  WeightDecay        803,329 parameters  512, 512, 512, 512, weight decay 0.4\n");
  }

  private ExitCode run(String... args) {
    return command(stream(out)).run(args);
  }

  private Command command(PrintStream standardOutput) {
    Environment environment =
        new Environment(
            properties,
            Map.of(),
            InputStream.nullInputStream(),
            false,
            folder,
            end,
            axes -> new SuiteRunner(sources, trainings, writer, GRAPHS, Clock.systemUTC()));
    return new Command(environment, standardOutput, stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
