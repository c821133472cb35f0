package dev.overfit.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.DataException;
import dev.overfit.export.Predictor;
import dev.overfit.suite.CsvPrediction;
import dev.overfit.suite.PredictionSettings;
import dev.overfit.table.TableSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictJobTest {
  @TempDir static Path graphs;
  @TempDir Path folder;
  private static SparkSession spark;
  private static Path people;
  private static Path numbers;

  @BeforeAll
  static void start() throws IOException {
    spark = LocalSession.start();
    people = Models.people(graphs, 1);
    numbers = Models.numbers(graphs);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void aFileThatIsCutIsPredictedAsTheCommandPredictsItWhole() throws Exception {
    Random random = new Random(5);
    StringBuilder lines = new StringBuilder("plan,note,age,income,member\n");
    List<String> plans = List.of("basic", "pro", "\"Größe\"", "", "NA", "never seen", " pro ");
    while (lines.length() < 9 << 20) {
      lines.append(
          String.format(
              Locale.ROOT,
              "%s,\"said \"\"%x\"\", twice\",%.3f,%.9e,%s\n",
              plans.get(random.nextInt(plans.size())),
              random.nextInt(),
              40 + 9 * random.nextGaussian(),
              1e9 + random.nextGaussian(),
              random.nextBoolean()));
    }
    Path file = file("people.csv", lines.toString());
    long rows = run(people, file, "out.csv", options -> {});
    assertThat(parts("out.csv")).hasSizeGreaterThan(1);
    List<String> written = lines("out.csv");
    List<String> read = Files.readAllLines(file);
    List<String> expected = command(people, file);
    assertThat(rows).isEqualTo(written.size()).isEqualTo(expected.size());
    for (int i = 0; i < written.size(); i++) {
      String cells = read.get(i + 1).replace(" pro ", "pro").replace("\"Größe\"", "Größe");
      assertThat(written.get(i)).isEqualTo(cells + "," + expected.get(i));
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private long run(Path model, Path data, String output, Consumer<PredictOptions> more)
      throws IOException, InterruptedException {
    PredictOptions options = new PredictOptions();
    options.model = model;
    options.data = List.of(data.toString());
    options.output = folder.resolve(output).toString();
    more.accept(options);
    return new PredictJob(options, spark).run();
  }

  private List<Path> parts(String output) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(output))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .sorted()
          .toList();
    }
  }

  /** Returns the rows of all parts, without their headers. */
  private List<String> lines(String output) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path part : parts(output)) {
      List<String> all = Files.readAllLines(part);
      lines.addAll(all.subList(1, all.size()));
    }
    return lines;
  }

  private List<String> command(Path model, Path file) throws IOException {
    Path output = folder.resolve("command.csv");
    new CsvPrediction(PredictionSettings.defaults().withThreads(1))
        .toFile(model, TableSource.of(file), output);
    List<String> lines = Files.readAllLines(output);
    return lines.subList(1, lines.size());
  }

  @Test
  void parquetGoesInAndOut() throws Exception {
    Path parquet = folder.resolve("rows.parquet");
    spark
        .sql("select id, id * 0.1D x, cast(id as int) y, id % 7 z from range(1000)")
        .repartition(3)
        .write()
        .parquet(parquet.toString());
    run(numbers, parquet, "out", options -> options.probability = "p");
    run(numbers, parquet, "out.csv.gz", options -> {});
    List<Row> rows = spark.read().parquet(folder.resolve("out").toString()).collectAsList();
    List<Row> texts =
        spark
            .read()
            .option("header", true)
            .csv(folder.resolve("out.csv.gz").toString())
            .collectAsList();
    assertThat(parts("out.csv.gz")).allMatch(part -> part.toString().endsWith(".csv.gz"));
    assertThat(rows).hasSize(1000);
    assertThat(texts)
        .extracting(row -> row.<String>getAs("probability"))
        .containsExactlyInAnyOrderElementsOf(
            rows.stream().map(row -> Float.toString(row.<Float>getAs("p"))).toList());
    try (Predictor predictor = Models.predictor(numbers)) {
      for (Row row : rows) {
        long id = row.getLong(0);
        float[] features = {(float) (id * 0.1), id, id % 7};
        assertThat(row.<Float>getAs("p")).isEqualTo(predictor.probabilities(features)[0]);
      }
    }
  }

  @Test
  void rowsWithoutAHeaderAreTakenByTheirPlaces() throws Exception {
    Path file = file("rows.csv", "1,0.1,0.2,0.3\n0,1,2,3\n");
    assertThat(run(numbers, file, "out", options -> {})).isEqualTo(2);
    assertThat(Files.readAllLines(parts("out").get(0)).get(0))
        .isEqualTo("column_0,column_1,column_2,column_3,probability");
    assertThat(lines("out").get(0)).isEqualTo("1,0.1,0.2,0.3," + command(numbers, file).get(0));
  }

  @Test
  void filesOfAFolderLieAlike() throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    Files.writeString(files.resolve("a.csv"), "x;y;z;other\n0,1;0,2;0,3;o\n");
    Files.writeString(files.resolve("b.csv"), "x;y;z;other\n");
    Files.writeString(files.resolve("c.csv"), "");
    Files.writeString(files.resolve("d.csv"), "x;y;z;other\n1;2;3;p\n\n");
    Files.writeString(files.resolve("_hidden.csv"), "no row");
    assertThat(run(numbers, files, "out", options -> {})).isEqualTo(2);
    assertThat(lines("out"))
        .extracting(line -> line.replaceAll(",[^,]*$", ""))
        .containsExactly("\"0,1\",\"0,2\",\"0,3\",o", "1,2,3,p");

    Files.writeString(files.resolve("e.csv"), "y;x;z;other\n1;2;3;p\n");
    assertRefused(files, "e.csv, line 1: expected the header of the first file, found");
    Files.writeString(files.resolve("e.csv"), "1;2;3;p\n");
    assertRefused(files, "e.csv, line 1: expected the header of the first file, found");
  }

  private void assertRefused(Path data, String message) {
    assertThatThrownBy(() -> run(numbers, data, "refused", options -> {}))
        .hasStackTraceContaining(message);
    assertThat(folder.resolve("refused")).doesNotExist();
  }

  @Test
  void whatIsNoGoodIsSaidAndLeavesNothing() throws Exception {
    assertRefused(file("a.csv", "x,y,z\n1,2,3\n4,much,6\n"), "a.csv, line 3, column y: expected a");
    assertRefused(file("b.csv", "x,y,z\n1,2,3\n4,5\n"), "b.csv, line 3: expected 3 cells");
    assertRefused(file("c.csv", "x,z\n1,2\n"), "c.csv, header: expected a column for each feature");
    assertRefused(file("d.csv", ""), "d.csv: expected at least 1 row, found an empty file");
    assertRefused(
        file("e.csv", "x,y,z,a,a\n1,2,3,4,5\n"),
        "header: expected distinct names, which the output needs, received \"a\" twice");
    assertRefused(
        file("f.csv", "x,y,z,probability\n1,2,3,4\n"),
        "expected a name that no column of the rows has, received probability");
    assertRefused(file("g.csv.gz", "x,y,z\n1,2,3\n"), "expected gzip, as the name ends in .gz");
    assertRefused(folder.resolve("none*.csv"), "none*.csv: no such file");
    Files.write(folder.resolve("h.csv"), new byte[] {'x', ',', 'y', ',', 'z', '\n', (byte) 0xff});
    assertRefused(folder.resolve("h.csv"), "expected UTF-8, found the byte 0xFF");
  }

  @Test
  void lineEndsInsideQuotesWantWholeFiles() throws Exception {
    StringBuilder lines = new StringBuilder("x,y,z,note\n");
    String row = "1,2,3,\"" + "a\nb\n".repeat(1 << 20) + "\"\n";
    lines.append(row.repeat(3));
    Path file = file("quotes.csv", lines.toString());
    assertRefused(file, "expected a quote to be closed before the next cell");
    assertThat(run(numbers, file, "out.parquet", options -> options.wholeFiles = true))
        .isEqualTo(3);
    Row first = spark.read().parquet(folder.resolve("out.parquet").toString()).head();
    assertThat(first.<String>getAs("note")).isEqualTo("a\nb\n".repeat(1 << 20).strip());
  }

  @Test
  void anotherEncodingIsReadAndWritten() throws Exception {
    Path file = folder.resolve("latin.csv");
    Files.write(file, "x,y,z,größe\n1,2,3,ä\n".getBytes(StandardCharsets.ISO_8859_1));
    run(
        numbers,
        file,
        "out",
        options -> options.encoding = Optional.of(StandardCharsets.ISO_8859_1));
    assertThat(Files.readString(parts("out").get(0), StandardCharsets.ISO_8859_1))
        .startsWith("x,y,z,größe,probability\n1,2,3,ä,");
  }

  @Test
  void anOutputThatIsThereStaysAsItIs() throws Exception {
    Path file = file("rows.csv", "x,y,z\n1,2,3\n");
    Path there = Files.writeString(folder.resolve("out"), "mine");
    assertThatThrownBy(() -> run(numbers, file, "out", options -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("output: expected a folder that is not there yet, received " + there);
    assertThat(there).hasContent("mine");
  }

  @Test
  void optionsOfCsvAreRefusedWhereThereIsNone() throws Exception {
    Path parquet = folder.resolve("rows.parquet");
    spark.sql("select 1 x, 2 y, 3 z").write().parquet(parquet.toString());
    assertThatThrownBy(() -> run(numbers, parquet, "out", options -> options.header = "true"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("header: expected with rows of CSV only, received it with Parquet");
    assertThatThrownBy(
            () -> run(numbers, parquet, "out", options -> options.separator = Optional.of(';')))
        .hasMessage("separator: expected with CSV only, received it with Parquet");
    run(numbers, parquet, "out.csv", options -> options.separator = Optional.of(';'));
    assertThat(lines("out.csv").get(0)).startsWith("1;2;3;0.");
  }

  @Test
  void whatIsNoGoodIsTheRowsFault() throws Exception {
    Path parquet = folder.resolve("rows.parquet");
    spark.sql("select 1 x, 2 y, 'three' z").write().parquet(parquet.toString());
    assertThatThrownBy(() -> run(numbers, parquet, "out", options -> {}))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column z: expected numbers, received a column of string");
  }
}
