package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.suite.KnownSources;
import dev.overfit.suite.Replicate;
import dev.overfit.suite.SuiteRunner;
import dev.overfit.suite.TrialFiles;
import dev.overfit.suite.TrialTraining;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.TrainingListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the command that only checks a run in advance, on real rows and by timing real epochs. */
class CheckCommandTest {
  private static final int ROWS = 400;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Properties properties = new Properties();
  private final FakeProcessEnd end = new FakeProcessEnd();
  private TrialTraining.Factory trainings = TrialTraining.Factory.ofTensorFlow();
  private InputStream in = InputStream.nullInputStream();
  private Path suite;

  /** A number with holes, a text, an identifier and a constant; a quarter of the labels is yes. */
  @BeforeEach
  void write() throws IOException {
    StringBuilder text = new StringBuilder("customer,age,plan,currency,churned\n");
    for (int row = 0; row < ROWS; row++) {
      text.append('C').append(row).append(',');
      text.append(row % 20 == 0 ? "NA" : Integer.toString(20 + row % 60)).append(',');
      text.append(row % 2 == 0 ? "basic" : "pro").append(",EUR,");
      text.append(row % 4 == 0 ? "yes" : "no").append('\n');
    }
    Files.writeString(folder.resolve("customers.csv"), text);
    suite =
        Files.writeString(
            folder.resolve("churn.yaml"),
            """
            data: {source: customers.csv, label: churned}
            training: {epochs: 30, early_stopping: {patience: 5}}
            models:
              Line: []
              Small: dense(8)-dropout(0.5)
            baseline: Line
            replicates: 3
            """);
  }

  /**
   * Of 400 rows 240 train, in 15 steps of 16. Age and its holes are 2 features, and so is plan. The
   * model without hidden layers has 4 + 1 parameters, Small 4 * 8 + 8 and 8 + 1.
   */
  @Test
  void aTableIsSaidColumnByColumnAndTheRunTrainingByTraining() throws IOException {
    List<String> before = tree();
    properties.setProperty("check", "true");
    assertThat(command("--suite", suite.toString(), "--parallel", "2")).isEqualTo(ExitCode.DONE);
    assertThat(err()).isEmpty();
    assertThat(tree()).isEqualTo(before);
    assertThat(lines())
        .containsSubsequence(
            "label churned: \"yes\" is 1, \"no\" is 0; of the rows that train 25.0 % are 1, of those"
                + " that validate 25.0 %, of those that test 25.0 %",
            "4 columns become 4 features:",
            "Timing a few epochs of 2 models ...",
            "Line (baseline): no hidden layer, 5 parameters",
            "Small: dense(8)-dropout(0.5), 49 parameters",
            "6 trainings: 2 models, 3 replicates each; up to 2 at once",
            "Verdicts: with 3 replicates no difference between models can be real; over 1 pair with"
                + " Line that takes replicates=6",
            "Nothing was written. To run it: the same without 'check'.");
    assertThat(out())
        .contains("240 rows to train, 80 to validate, 80 to test")
        .containsPattern("\n  customer: left out, identifier, [^\n]*\n")
        .containsPattern(
            "\n  age: number, [^\n]*missing, filled with the median[^\n]*; 2 features\n")
        .containsPattern("\n  plan: category, 2 texts[^\n]*; 2 features\n")
        .containsPattern("\n  currency: left out, constant, [^\n]*\n")
        .containsPattern(
            """

              batches of 16, 15 steps an epoch, at most 30 epochs, patience 5, Adam at [^\n]*
              [0-9.,]+ ms an epoch on 1 thread: a training takes at least [0-9]+ (s|min), at most [0-9]+ (s|min)
            """)
        .containsPattern(
            "\nTime: at least [0-9]+ (s|min), at most [0-9]+ (s|min) for the trainings, by when")
        .containsPattern("\nMemory: about 0\\.5 GB at most, 0\\.[0-9] MB of it for rows on");
  }

  /** Of three models the two beside the baseline are one pair, which 6 replicates may settle. */
  @Test
  void theSmallestTableSaysHowManyReplicatesAreTooFew() throws IOException {
    String[] three = {
      "--suite",
      suite.toString(),
      "--models",
      "Line,Small,Mine=dense(4)",
      "--check",
      "--progress",
      "none",
      "--replicates"
    };
    assertThat(command(join(three, "5"))).as(err()).isEqualTo(ExitCode.DONE);
    assertThat(out()).contains("can be real; over 1 pair that takes replicates=6\n");
    out.reset();
    assertThat(command(join(three, "6"))).as(err()).isEqualTo(ExitCode.DONE);
    assertThat(out()).doesNotContain("Verdicts:");
  }

  @Test
  void whatIsThereAlreadyIsSaid() throws IOException {
    String[] few = {"--suite", suite.toString(), "--epochs", "2", "--progress", "none"};
    assertThat(command(few)).as(err()).isEqualTo(ExitCode.DONE);
    List<String> before = tree();
    out.reset();
    assertThat(command(join(few, "--check", "--resume", "true"))).isEqualTo(ExitCode.DONE);
    assertThat(out())
        .endsWith(
            """

            6 trainings: 2 models, 3 replicates each; 6 at their end already; nothing is left to train
            Verdicts: with 3 replicates no difference between models can be real; over 1 pair with Line that takes replicates=6
            Nothing was written. To run it: the same without 'check'.
            """)
        .doesNotContain("Timing", "Memory");
    out.reset();
    String[] more = {"--check", "--resume", "true", "--replicates", "4", "--models", "Line"};
    assertThat(command(join(few, more))).isEqualTo(ExitCode.DONE);
    assertThat(out())
        .contains("\n4 trainings: 1 model, 4 replicates each; 3 at their end already\n");
    assertThat(tree()).isEqualTo(before);
  }

  private static String[] join(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void theSampleIsSaidAsItStands() throws IOException {
    List<String> before = tree();
    assertThat(
            command(
                "--check",
                "--data",
                "sample",
                "--models",
                "Tiny",
                "--epochs",
                "40",
                "--threads",
                "1"))
        .isEqualTo(ExitCode.DONE);
    assertThat(tree()).isEqualTo(before);
    assertThat(out())
        .contains("\nHIGGS sample (")
        .contains("10,000 rows to train, 1,000 to validate, 4,000 to test")
        .containsPattern("\n28 columns of numbers, taken as they stand; of the rows that train 5")
        .contains(
            "\n\nTiny: dense(16), 481 parameters\n"
                + "  batches of 500, 20 steps an epoch, at most 40 epochs, patience 200, Adam at")
        .contains("\n1 training: 1 model\n");
  }

  @Test
  void theStandardInputIsReadAsARunReadsIt() throws IOException {
    in = new ByteArrayInputStream(Files.readAllBytes(folder.resolve("customers.csv")));
    assertThat(command("--check", "--data", "-", "--label", "churned", "--models", "Tiny"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out()).contains("240 rows to train", "\n4 columns become 4 features:\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --check --predict graphs/sizes/Tiny --data rows.csv | check: expected without 'predict', received it with
          --check --compare results/sizes,results/data        | check: expected without 'compare', received it with
          --check --write my.yaml                             | check: expected without 'write', received it with
          --check=maybe                                       | check: expected one of false, true, received 'maybe'
          --check --epochs 0                                  | epochs: expected a whole number from 1 to 2,147,483,647, received '0'
          """)
  void whatMakesNoSenseWithItIsRefused(String arguments, String message) {
    assertThat(run(arguments.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(err()).isEqualTo("overfit: " + message + "\n");
    assertThat(out()).isEmpty();
  }

  @Test
  void whatARunWouldRefuseIsRefused() throws IOException {
    assertThat(command("--check", "--data", folder.resolve("none.csv").toString(), "--label", "y"))
        .isEqualTo(ExitCode.DATA);
    assertThat(command("--check", "--suite", suite.toString(), "--label", "chrned"))
        .isEqualTo(ExitCode.DATA);
    Files.writeString(folder.resolve("results"), "in the way");
    assertThat(command("--check", "--suite", suite.toString())).isEqualTo(ExitCode.FAILED);
    assertThat(err().lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("none.csv"))
        .anyMatch(line -> line.contains("expected a column \"chrned\" (the label), found"))
        .anyMatch(line -> line.contains("results: expected a folder, found a file"));
    assertThat(out()).isEmpty();
  }

  @Test
  void ctrlCEndsItWhileModelsAreTimed() throws IOException {
    List<String> before = tree();
    trainings = pressingCtrlC();
    assertThat(command("--check", "--suite", suite.toString())).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(err())
        .startsWith("\nInterrupted: ending the timing ... (once more ends it at once)\n")
        .contains("overfit: cancelled while its models were timed\n");
    assertThat(end.haltedWith()).isEqualTo(130);
    assertThat(tree()).isEqualTo(before);
  }

  /** Returns trainings that press Ctrl-C at the end of the first epoch that is timed. */
  private TrialTraining.Factory pressingCtrlC() {
    AtomicBoolean pressed = new AtomicBoolean();
    Consumer<EpochEnd> press =
        epoch -> {
          if (pressed.compareAndSet(false, true)) {
            end.pressCtrlC();
          }
        };
    return new TrialTraining.Factory() {
      @Override
      public TrialTraining of(
          Replicate replicate, TrialFiles files, List<TrainingListener> listeners) {
        throw new AssertionError("a check keeps no training");
      }

      @Override
      public TrialTraining unsaved(Replicate replicate, List<TrainingListener> listeners) {
        List<TrainingListener> told = new ArrayList<>(listeners);
        if (replicate.config().epochs() > 1) { // one epoch is the warm-up before the timing
          told.add(TrainingListener.atEpochEnd(press));
        }
        return TrialTraining.Factory.super.unsaved(replicate, told);
      }
    };
  }

  /** Returns everything in the folder, with sizes. */
  private List<String> tree() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(file -> folder.relativize(file) + " " + file.toFile().length()).toList();
    }
  }

  /** Runs the command with its output and cache folders inside the test's folder. */
  private ExitCode command(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    for (String place : List.of("results", "graphs", "cache")) {
      all.add("--" + place);
      all.add(folder.resolve(place).toString());
    }
    return run(all.toArray(String[]::new));
  }

  private ExitCode run(String... args) {
    Environment environment =
        new Environment(
            properties,
            Map.of(),
            in,
            false,
            folder,
            end,
            axes -> SuiteRunner.of(new KnownSources(in), trainings, (study, results) -> List.of()));
    return new Command(
            environment,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(args);
  }

  private List<String> lines() {
    return out().lines().toList();
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
