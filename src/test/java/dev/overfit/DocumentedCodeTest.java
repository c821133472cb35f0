package dev.overfit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overfit.data.Dataset;
import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import dev.overfit.example.QuickStart;
import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.grid.GridResult;
import dev.overfit.keras.KerasModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that the documentation shows the example's code and that the example runs. */
class DocumentedCodeTest {
  private static final Path EXAMPLE =
      Path.of("src/example/java/dev/overfit/example/QuickStart.java");
  private static final Path DEPLOY = Path.of("docs/deploy.md");

  @Test
  void thePagesShowTheCodeThatRuns() throws IOException {
    List<String> shown =
        Stream.of("docs/java.md", "docs/keras.md")
            .flatMap(page -> Pages.blocks(Path.of(page)).stream())
            .filter(block -> block.language().equals("java"))
            .map(Pages.Block::code)
            .toList();
    List<String> run =
        Pages.find("// docs: \\w+\n(.*?)\n *// docs: end", Files.readString(EXAMPLE)).stream()
            .map(code -> code.stripTrailing().stripIndent() + closed(code))
            .toList();
    assertThat(shown).hasSizeGreaterThanOrEqualTo(2).isEqualTo(run);
  }

  /** A study in Java has its own test, {@link StudyInJavaTest}. */
  @Test
  void noOtherPageShowsCodeThatDoesNotRun() {
    Set<String> held = Set.of("java.md", "keras.md", "study-in-java.md");
    assertThat(Pages.all())
        .filteredOn(page -> !held.contains(page.getFileName().toString()))
        .allSatisfy(
            page ->
                assertThat(Pages.blocks(page))
                    .extracting(Pages.Block::language)
                    .doesNotContain("java"));
  }

  @Test
  void theGridTrainsItsFiftyModels() throws IOException {
    List<String> said = new ArrayList<>();
    GridResult grid =
        QuickStart.grid(
            Path.of("src/main/resources/dev/overfit/data/csv/HIGGS-15k.csv.gz"), 1, said::add);
    assertThat(grid.trained()).hasSize(50);
    assertThat(said).hasSize(51).last().asString().startsWith("best: units_");
    assertThat(
            Pages.find("// docs: grid\n(.*?)// docs: end", Files.readString(EXAMPLE))
                .get(0)
                .lines())
        .hasSizeLessThanOrEqualTo(25);
  }

  @Test
  void theCodeForColumnsAnswersAsTheRequestThatIsShownBesideIt(@TempDir Path graphs)
      throws IOException {
    float probability = QuickStart.predictARow(Path.of("src/example/data/subscribers.csv"), graphs);
    // 80 in 100 of the 93 basic plans in Köln churn, and 60 in 100 of all subscribers
    assertThat(probability).isBetween(0.6f, 0.95f);
    String body = Pages.find("-d '(.*?)'\n", Pages.text(DEPLOY)).get(0);
    try (Predictor predictor = Predictor.load(graphs.resolve("Loyal"))) {
      assertThat(predictor.probabilities(rows(body))).containsExactly(probability);
    }
  }

  /** Returns the rows of a request to TensorFlow Serving, in which each cell is a list of one. */
  private static List<Map<String, Object>> rows(String body) throws IOException {
    JsonMapper json =
        JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (JsonNode instance : json.readTree(body).get("instances")) {
      Map<String, Object> row = new HashMap<>();
      instance
          .properties()
          .forEach(
              cell ->
                  row.put(cell.getKey(), json.convertValue(cell.getValue().get(0), Object.class)));
      rows.add(row);
    }
    return rows;
  }

  /** Closes a block that the example leaves open to return what it found. */
  private static String closed(String code) {
    return code.contains("try (") ? "\n}\n" : "\n";
  }

  @Test
  void theNativesAreThoseOfTheBuild() throws IOException {
    String build = Files.readString(Path.of("pom.xml"));
    String version = Pages.find("<tensorflow.version>(.*?)</", build).get(0);
    String own = Pages.find("<artifactId>overfit</artifactId>\\s*<version>(.*?)</", build).get(0);
    String section = Pages.find("\n## Natives\n(.*?)\n## What may fail", Pages.text(DEPLOY)).get(0);
    assertThat(Pages.find("<version>(.*?)</", section)).containsExactly(own, version, version);
    assertThat(Pages.find("tensorflow-core-native-([0-9.]+)-", section)).containsExactly(version);
    assertThat(Pages.find("`((?:linux|macosx|windows)-[a-z0-9_-]+)`", section))
        .containsAll(Pages.find("<tensorflow.natives>(.*?)</", build))
        .isSubsetOf(Pages.find("((?:linux|macosx|windows)-[a-z0-9_-]+)", build));
  }

  @Test
  void theCodeForKerasTrainsOnAndGivesBack(@TempDir Path folder) throws IOException {
    Path dense = Path.of("src/test/resources/dev/overfit/keras/dense.keras");
    Random random = new Random(7);
    float[] features = new float[600];
    float[] labels = new float[200];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian();
      labels[i / 3] = features[i - i % 3] > 0 ? 1 : 0;
    }
    Dataset rows = Dataset.of(List.of("a", "b", "c"), features, labels);
    Split split = LoadedData.of(rows, "drawn").split(50);
    Path back = folder.resolve("back.keras");
    List<Float> probabilities = QuickStart.trainKerasOn(dense, split, back);

    float[] validated = split.validation().labels();
    long right =
        IntStream.range(0, 50)
            .filter(row -> (probabilities.get(row) > 0.5f) == (validated[row] == 1))
            .count();
    assertThat(right).isGreaterThan(40);
    KerasModel again = KerasModel.read(back);
    assertThat(again.model()).isEqualTo(KerasModel.read(dense).model());
    try (Predictor predictor =
        Predictor.of(ModelCard.of(again.model(), rows.columns()), again.weights())) {
      assertThat(predictor.probability(validationRow(split)))
          .isCloseTo(probabilities.get(0), within(1e-6f));
    }
  }

  private static float[] validationRow(Split split) {
    return split.validation().slice(0, 1).features();
  }

  @Test
  void theCodeTrainsExportsAndPredicts(@TempDir Path graphs) throws IOException {
    List<String> lines = new ArrayList<>();
    QuickStart.Outcome outcome =
        QuickStart.run(Path.of("src/example/data/customers.csv"), graphs, lines::add);

    assertThat(lines).hasSize(100).allMatch(line -> line.startsWith("EpochMetrics[epoch="));
    // always predicting the more frequent class is right for 53 rows in 100
    assertThat(outcome.best().valAccuracy()).isGreaterThan(0.7f);
    assertThat(outcome.features())
        .containsExactly(
            "age", "income", "monthly_visits", "days_since_last_order", "support_calls");
    assertThat(outcome.probabilities()).hasSize(300);
    assertThat(outcome.version()).isEqualTo(graphs.resolve("Churn/1"));
    assertThat(outcome.version().resolve("assets.extra/model.json"))
        .content()
        .contains("days_since_last_order", "val_binary_crossentropy", "Normalization");
    float[] row = {41, 52_000, 3, 12, 1};
    try (Predictor predictor = Predictor.load(outcome.version())) {
      assertThat(QuickStart.predictLive(graphs, row)).isEqualTo(predictor.probability(row));
      ModelCard card = predictor.card().orElseThrow();
      assertThat(card.metrics()).isEqualTo(outcome.best().byLabel());
      assertThat(card.provenance())
          .containsEntry("seed", "7")
          .containsEntry("data", "customers.csv");
    }
  }
}
