package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.json.Json;
import java.io.ByteArrayInputStream;
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
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the command on a user's table, from the file to the SavedModel and back to the file. */
class TableCommandTest {
  private static final int ROWS = 400;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private InputStream in = InputStream.nullInputStream();
  private Path file;

  /** Writes rows in which people over 50 mostly churn, with holes, a text, an id and a constant. */
  @BeforeEach
  void write() throws IOException {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder("customer,age,plan,currency,churned\n");
    for (int row = 0; row < ROWS; row++) {
      int age = 20 + random.nextInt(60);
      boolean churned = (age > 50) != (random.nextInt(10) == 0);
      text.append('C').append(row).append(',');
      text.append(random.nextInt(20) == 0 ? "NA" : Integer.toString(age)).append(',');
      text.append(random.nextBoolean() ? "basic" : "pro").append(",EUR,");
      text.append(churned ? "yes" : "no").append('\n');
    }
    file = Files.writeString(folder.resolve("customers.csv"), text);
  }

  @Test
  void aTableIsToldTrainedJudgedAndPredicted() throws IOException {
    assertThat(train("--data", file.toString(), "--label", "churned")).isEqualTo(ExitCode.DONE);
    assertThat(out())
        .contains(
            "240 rows to train, 80 to validate, 80 to test",
            "label churned: \"yes\" is 1, \"no\" is 0; of the rows that train ",
            "customer: left out, identifier",
            "currency: left out, constant",
            "plan: category, 2 texts",
            "missing, filled with the median",
            "Knowing nothing")
        .doesNotContain("age: left out");
    Json run = Json.parse("run.json", Files.readString(folder.resolve("results/sizes/run.json")));
    assertThat(run.get("data").get("test_rows").integer()).isEqualTo(80);
    assertThat(run.get("models").list().get(0).get("settings").get("batch_size").integer())
        .isEqualTo(16); // a twentieth of 240 is less
    try (Predictor predictor = Predictor.load(graph())) {
      ModelCard card = predictor.card().orElseThrow();
      assertThat(card.encoding().orElseThrow().inputs()).containsExactly("age", "plan");
      assertThat(card.featureNames())
          .containsExactly("age", "age missing", "plan=basic", "plan=pro");
    }
  }

  @Test
  void theVeryFileAndOthersLikeItArePredicted() throws IOException {
    train("--data", file.toString(), "--label", "churned");
    List<String> same = predict(file.toString(), "--id", "customer");
    assertThat(same).hasSize(ROWS + 1).first().isEqualTo("customer,probability");
    assertThat(same.get(1)).matches("C0,0\\.[0-9]+");
    List<String> others =
        Files.readAllLines(file).stream()
            .map(line -> line.split(",", -1))
            .map(cells -> cells[2] + ";x y;" + cells[1] + ";" + cells[0])
            .toList();
    Path other = folder.resolve("other.csv");
    Files.write(
        other,
        Stream.concat(Stream.of("plan;more;age;customer"), others.stream().skip(1)).toList());
    assertThat(predict(other.toString(), "--id", "last")).isEqualTo(same);
    in = new ByteArrayInputStream(Files.readAllBytes(file));
    assertThat(predict("-", "--id", "0")).isEqualTo(same);
  }

  @Test
  void theStandardInputIsATableLikeAFile() throws IOException {
    train("--data", file.toString(), "--label", "churned", "--seed", "3");
    String history = Files.readString(folder.resolve("results/sizes/history/Tiny.csv"));
    in = new ByteArrayInputStream(Files.readAllBytes(file));
    assertThat(train("--data", "-", "--label", "churned", "--seed", "3")).isEqualTo(ExitCode.DONE);
    assertThat(folder.resolve("results/sizes/history/Tiny.csv")).hasContent(history);
  }

  @Test
  void whatCannotBeKnownIsAskedForInOneLine() {
    assertThat(train("--data", file.toString(), "--label", "chrned")).isEqualTo(ExitCode.DATA);
    assertThat(train("--data", file.toString(), "--label", "plan")).isEqualTo(ExitCode.DATA);
    assertThat(train("--data", file.toString())).isEqualTo(ExitCode.DATA);
    assertThat(err().lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("expected a column \"chrned\" (the label), found"))
        .anyMatch(line -> line.contains("expected to be told which value counts as 1"))
        .anyMatch(line -> line.contains("for a table of your own say which column is the label"));
    assertThat(folder.resolve("graphs")).doesNotExist();
  }

  private ExitCode train(String... args) {
    return run(
        Stream.concat(
                Stream.of(args),
                Stream.of(
                    "--models",
                    "Tiny",
                    "--epochs",
                    "3",
                    "--progress",
                    "none",
                    "--results",
                    folder.resolve("results").toString(),
                    "--graphs",
                    folder.resolve("graphs").toString()))
            .toArray(String[]::new));
  }

  private List<String> predict(String data, String... more) throws IOException {
    Path output = folder.resolve("out.csv");
    ExitCode code =
        run(
            Stream.concat(
                    Stream.of(
                        "--predict",
                        graph().toString(),
                        "--data",
                        data,
                        "--output",
                        output.toString()),
                    Stream.of(more))
                .toArray(String[]::new));
    assertThat(code).as(err()).isEqualTo(ExitCode.DONE);
    return Files.readAllLines(output);
  }

  private Path graph() {
    return folder.resolve("graphs/sizes/Tiny");
  }

  private ExitCode run(String... args) {
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
