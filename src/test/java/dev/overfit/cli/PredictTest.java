package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.Dataset;
import dev.overfit.export.EditedSavedModel;
import dev.overfit.export.LoadOptions;
import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.export.SavedModelExporter;
import dev.overfit.graph.InitialWeights;
import dev.overfit.keras.FormulaRows;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.suite.CsvPrediction;
import dev.overfit.suite.PredictionSettings;
import dev.overfit.table.TableSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the command's {@code predict} on a real SavedModel. */
class PredictTest {
  private static final ModelSpec MODEL =
      ModelSpec.binaryClassifier("Tiny", 28, new Dense(16, Activation.ELU));
  private static final int ROWS = 5000; // more than are predicted at once
  private static final Dataset DATA = FormulaRows.load(ROWS + 1).dataset().slice(0, ROWS);

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Properties properties = new Properties();
  private InputStream in = InputStream.nullInputStream();
  private Path graph;
  private Path output;

  @BeforeEach
  void export() throws IOException {
    graph =
        new SavedModelExporter(folder.resolve("graphs"))
            .export(ModelCard.of(MODEL, DATA.columns()), InitialWeights.draw(MODEL, 3));
    output = folder.resolve("out.csv");
  }

  @Test
  void rowsInTheUciLayoutGiveAProbabilityEach() throws IOException {
    assertThat(predict(graph, csv(true, DATA.rows()), output)).isEqualTo(ExitCode.DONE);
    assertThat(out()).isEqualTo(output + ": probabilities of 5,000 rows\n");
    assertThat(Files.readAllLines(output)).isEqualTo(expected());
  }

  @Test
  void propertiesSayItAndTheLatestVersionOfAModelIsTaken() throws IOException {
    properties.setProperty("predict", String.valueOf(graph.getParent()));
    properties.setProperty("data", csv(false, DATA.rows()).toString());
    properties.setProperty("output", output.toString());
    assertThat(run()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readAllLines(output)).isEqualTo(expected());
  }

  @Test
  void minusIsStandardOutputAndNothingElseIsOnIt() throws IOException {
    Path data = csv(true, DATA.rows());
    assertThat(run("--predict", graph.toString(), "--data", data.toString(), "--output", "-"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out().lines()).containsExactlyElementsOf(expected());
  }

  @Test
  void meansOverSymmetricCopiesAreSaidAndPredicted() throws IOException {
    properties.setProperty("symmetricCopies", "16");
    assertThat(predict(graph, csv(true, DATA.rows()), output)).isEqualTo(ExitCode.DONE);
    assertThat(out())
        .isEqualTo(
            output + ": probabilities of 5,000 rows, each the mean over 16 symmetric copies\n");
    try (Predictor predictor =
        Predictor.load(graph, LoadOptions.defaults().withWholeBlocks(true), 16)) {
      assertThat(Files.readAllLines(output)).isEqualTo(lines(predictor)).isNotEqualTo(expected());
    }
  }

  @Test
  void copiesOnTopOfThoseOfTheModelAreCode1() throws IOException {
    Path averaging =
        new SavedModelExporter(folder.resolve("averaging"))
            .export(
                ModelCard.of(MODEL, DATA.columns()).withSymmetricCopies(4),
                InitialWeights.draw(MODEL, 3));
    Path data = csv(true, 10);
    assertThat(predict(averaging, data, output)).isEqualTo(ExitCode.DONE);
    Files.delete(output);
    properties.setProperty("symmetricCopies", "16");
    assertThat(predict(averaging, data, output)).isEqualTo(ExitCode.FAILED);
    assertThat(err())
        .isEqualTo(
            "overfit: "
                + averaging
                + ": symmetricCopies: expected a model that predicts from the row alone, found one that"
                + " averages over 4 copies itself\n");
    assertThat(output).doesNotExist();
  }

  @Test
  void gzippedWhereTheNameSaysSo() throws IOException {
    Path zipped = folder.resolve("out.csv.gz");
    assertThat(predict(graph, csv(true, DATA.rows()), zipped)).isEqualTo(ExitCode.DONE);
    byte[] text =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(zipped))).readAllBytes();
    assertThat(new String(text, StandardCharsets.US_ASCII).lines())
        .containsExactlyElementsOf(expected());
  }

  @Test
  void aRowThatIsNoGoodLeavesWhatStoodThere() throws IOException {
    Path data = csv(true, DATA.rows());
    Files.writeString(data, Files.readString(data) + "1,2,3\n");
    Files.writeString(output, "earlier");
    assertThat(predict(graph, data, output)).isEqualTo(ExitCode.DATA);
    assertThat(err())
        .isEqualTo(
            "overfit: "
                + data
                + ", line 5,001: expected 29 cells, as the first line has, found 3\n");
    assertThat(output).hasContent("earlier");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp-*");
    assertThat(out()).isEmpty();
  }

  @Test
  void anOutputThatCannotBeWrittenIsFoundBeforeRowsAreRead() throws IOException {
    Path none = folder.resolve("nowhere.csv");
    Path file = Files.writeString(folder.resolve("file"), "mine");
    assertThat(predict(graph, none, Files.createDirectory(output))).isEqualTo(ExitCode.FAILED);
    assertThat(predict(graph, none, file.resolve("out.csv"))).isEqualTo(ExitCode.FAILED);
    assertThat(err().lines())
        .containsExactly(
            "overfit: " + output + ": expected a file or nothing, found a folder",
            "overfit: " + file + ": expected a folder, found a file or a broken link");
    assertThat(output).isEmptyDirectory();
    assertThat(file).hasContent("mine");
  }

  @Test
  void missingRowsAreCode3() {
    assertThat(predict(graph, folder.resolve("nowhere.csv"), output)).isEqualTo(ExitCode.DATA);
    assertThat(err()).isEqualTo("overfit: " + folder.resolve("nowhere.csv") + ": no such file\n");
    assertThat(output).doesNotExist();
  }

  @Test
  void aModelThatWritesAFileIsCode1UnlessItIsTrusted() throws IOException {
    Path written = folder.resolve("written.txt");
    EditedSavedModel.graph(
        graph,
        metaGraph -> {
          metaGraph
              .getGraphDefBuilder()
              .addNode(EditedSavedModel.text("name", written.toString()))
              .addNode(EditedSavedModel.text("content", "hostile"))
              .addNode(EditedSavedModel.operation("WriteFile", "write", "name", "content"));
          EditedSavedModel.node(metaGraph, "probabilities").addInput("^write");
        });
    assertThat(predict(graph, csv(true, DATA.rows()), output)).isEqualTo(ExitCode.FAILED);
    assertThat(err())
        .startsWith(
            "overfit: " + graph + ": expected operations of dense models alone, found WriteFile");
    assertThat(written).doesNotExist();
    properties.setProperty("allowAnyOperations", "true");
    assertThat(predict(graph, csv(true, DATA.rows()), output)).isEqualTo(ExitCode.DONE);
    assertThat(written).hasContent("hostile");
  }

  @Test
  void aFolderThatIsNoSavedModelIsCode1() throws IOException {
    Path data = csv(true, 1);
    Path nowhere = folder.resolve("nowhere");
    assertThat(predict(nowhere, data, output)).isEqualTo(ExitCode.FAILED);
    assertThat(predict(folder, data, output)).isEqualTo(ExitCode.FAILED);
    assertThat(err().lines())
        .containsExactly(
            "overfit: " + nowhere + ": expected the folder of a SavedModel, found nothing",
            "overfit: "
                + folder
                + ": expected the folder of a SavedModel, or of a model with its versions 1, 2, …,"
                + " found neither saved_model.pb nor a version in it");
    assertThat(output).doesNotExist();
  }

  @Test
  void wrongUsageIsCode2() throws IOException {
    Path data = csv(true, 1);
    assertThat(run("--predict", graph.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(run("--predict", graph.toString(), "--data", "http://example.org/x.csv"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(predict(graph, data, folder.resolve("x/../rows.csv"))).isEqualTo(ExitCode.USAGE);
    assertThat(run("--output", "x.csv")).isEqualTo(ExitCode.USAGE);
    assertThat(err().lines())
        .containsExactly(
            "overfit: data: expected the path of a .csv or .csv.gz with the rows to predict, or - for the"
                + " standard input, received 'auto'",
            "overfit: data: expected the path of a .csv or .csv.gz with the rows to predict, or - for the"
                + " standard input, received 'http://example.org/x.csv'",
            "overfit: output: expected another file than 'data' names, received " + data,
            "overfit: output: expected with 'predict' only, received it without");
    assertThat(data).isNotEmptyFile();
  }

  @Test
  void aReaderThatHasGoneEndsIt() throws IOException {
    Path data = csv(true, DATA.rows());
    ExitCode code =
        new Command(environment(), broken(), new PrintStream(err, true, StandardCharsets.UTF_8))
            .run("--predict", graph.toString(), "--data", data.toString(), "--output", "-");
    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(err()).isEqualTo("overfit: standard output: cannot be written any more\n");
  }

  @Test
  void theFileIsWrittenThoughItCannotBeTold() throws IOException {
    Path data = csv(true, DATA.rows());
    ExitCode code =
        new Command(environment(), broken(), new PrintStream(err, true, StandardCharsets.UTF_8))
            .run(
                "--predict",
                graph.toString(),
                "--data",
                data.toString(),
                "--output",
                output.toString());
    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(err()).isEqualTo("overfit: standard output: cannot be written any more\n");
    assertThat(Files.readAllLines(output)).isEqualTo(expected());
  }

  /** A standard output whose reader is gone. */
  private static PrintStream broken() {
    return new PrintStream(
        new java.io.OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("broken pipe");
          }
        },
        true,
        StandardCharsets.UTF_8);
  }

  @Test
  void cancelledItLeavesNoFile() throws IOException {
    Path data = csv(true, DATA.rows());
    CsvPrediction prediction = new CsvPrediction(PredictionSettings.defaults().withThreads(1));
    prediction.cancel();
    assertThatThrownBy(() -> prediction.toFile(graph, TableSource.of(data), output))
        .isInstanceOf(CancellationException.class)
        .hasMessage("predict: cancelled after 3840 rows");
    assertThat(output).doesNotExist();
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp-*");
  }

  /** Returns what the library predicts for the same rows. */
  private List<String> expected() throws IOException {
    try (Predictor predictor =
        Predictor.load(graph, LoadOptions.defaults().withWholeBlocks(true))) {
      return lines(predictor);
    }
  }

  private static List<String> lines(Predictor predictor) throws IOException {
    StringBuilder lines = new StringBuilder("probability\n");
    for (int from = 0; from < ROWS; from += 4096) {
      int to = Math.min(ROWS, from + 4096);
      float[] rows = Arrays.copyOfRange(DATA.features(), from * DATA.width(), to * DATA.width());
      for (float probability : predictor.probabilities(rows)) {
        lines.append(probability).append('\n');
      }
    }
    return lines.toString().lines().toList();
  }

  private Path csv(boolean labels, int rows) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      text.append(labels ? DATA.labels()[row] + "," : "");
      for (int i = 0; i < DATA.width(); i++) {
        text.append(i == 0 ? "" : ",").append(DATA.features()[row * DATA.width() + i]);
      }
      text.append('\n');
    }
    return Files.writeString(folder.resolve("rows.csv"), text);
  }

  private ExitCode predict(Path model, Path data, Path target) {
    return run(
        "--predict", model.toString(), "--data", data.toString(), "--output", target.toString());
  }

  private ExitCode run(String... args) {
    return new Command(
            environment(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(args);
  }

  private Environment environment() {
    return new Environment(
        properties,
        Map.of(),
        in,
        false,
        folder,
        new FakeProcessEnd(),
        axes -> Application.runner(in, axes));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
