package dev.overfit.export;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.data.csv.HiggsSample;
import dev.overfit.model.Weights;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes SavedModels and Java's answers, which {@code src/test/python/check_savedmodel.py} compares
 * with those of other readers, and checks what those readers leave.
 *
 * <pre>{@code
 * make FOLDER      writes FOLDER/graphs, FOLDER/expected and the rows
 * resume FOLDER    trains on from FOLDER/graphs in this JVM and compares the bytes
 * resaved FOLDER   loads what Python has saved again into FOLDER/resaved
 * exports FOLDER   exports into FOLDER/killed until it is killed
 * whole FOLDER     loads all versions in FOLDER/killed
 * bench FOLDER THREADS SECONDS     prints the Predictor's rows a second
 * }</pre>
 */
public final class ExportFixture {
  private static final int EXPORTED_AFTER = 2;
  private static final int TRAINED_UNTIL = 4;

  private final Path folder;
  private final Split split;

  private ExportFixture(Path folder) throws IOException {
    this.folder = folder;
    this.split = HiggsSample.read().split(1000, 10_000);
  }

  /** Runs the command in the first argument on the folder in the second. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    if (args[0].equals("exports")) { // started many times, and needs no rows
      exports(folder);
    }
    ExportFixture fixture = new ExportFixture(folder);
    switch (args[0]) {
      case "make" -> fixture.make();
      case "resume" -> fixture.resume();
      case "resaved" -> fixture.resaved();
      case "whole" -> fixture.whole();
      case "bench" ->
          PredictorBench.run(
              folderOf(fixture, ExportCase.LARGE),
              fixture.split.validation(),
              Integer.parseInt(args[2]),
              Double.parseDouble(args[3]));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static Path folderOf(ExportFixture fixture, ExportCase one) {
    return fixture.folder.resolve("graphs").resolve("lean").resolve(one.name());
  }

  private void make() throws IOException {
    csv("validation.csv", split.validation());
    csv("training.csv", split.training());
    for (ExportCase one : ExportCase.ALL) {
      make(one);
    }
    ColumnsFixture.make(folder);
    EnsembleFixture.make(folder);
    CopiesFixture.make(folder, split.validation().features());
  }

  private void make(ExportCase one) throws IOException {
    Path expected = Files.createDirectories(folder.resolve("expected").resolve(one.name()));
    Path graphs = folder.resolve("graphs");
    TrainingResult result = train(one, EXPORTED_AFTER).train(split);
    TrainableModel saved = trainable(one, result);
    long begun = System.nanoTime();
    Path lean = SavedModelExporter.ofSuite(graphs, "lean").export(saved.card(), result.weights());
    long between = System.nanoTime();
    Path trainable = SavedModelExporter.ofSuite(graphs, "trainable").export(saved);
    System.out.printf(
        Locale.ROOT,
        "%s: exported in %d ms (%,d bytes), with slots in %d ms (%,d bytes)%n",
        one,
        (between - begun) / 1_000_000,
        size(lean),
        (System.nanoTime() - between) / 1_000_000,
        size(trainable));
    require(!one.equals(ExportCase.LARGE) || size(lean) < 3_500_000, "Large: too large");
    require(
        !one.equals(ExportCase.LARGE) || size(trainable) < 10_000_000,
        "Large with slots: too large");
    probabilities(lean, expected.resolve("probabilities.csv"));
    try (Continued training = Continued.from(saved, split)) {
      logits(training, expected.resolve("logits.csv"));
      order(training.nextOrder(), expected.resolve("order.csv"));
      figures(training.trainEpochByStep(), expected.resolve("train.csv"));
    }
    TrainingResult never = train(one, TRAINED_UNTIL).train(split);
    bytes(never.variables(), expected.resolve("final.bin"));
    history(never, expected.resolve("final.csv"));
  }

  /** Returns a trainer for the given number of epochs from drawn weights. */
  private static Trainer train(ExportCase one, int epochs) {
    TrainingConfig config =
        TrainingConfig.defaults()
            .withOptimizer(one.optimizer())
            .withSeed(7)
            .withClassWeight(one.classWeight());
    return Trainer.builder(one.model()).config(config.withEpochs(epochs)).build();
  }

  private TrainableModel trainable(ExportCase one, TrainingResult result) {
    ModelCard card =
        ModelCard.of(one.model(), split.training().columns())
            .withMetrics(Map.of("val_binary_crossentropy", 0.5))
            .withProvenance(Map.of("data", split.origin().name()));
    TrainingConfig config = result.config();
    return new TrainableModel(
        card,
        config.optimizer(),
        config.batchSize(),
        config.seed(),
        result.variables(),
        result.steps(),
        result.classWeight());
  }

  private void probabilities(Path version, Path csv) throws IOException {
    try (Predictor predictor = Predictor.load(version)) {
      column(
          csv,
          "probability",
          predictor.probabilities(split.validation().columns(), split.validation().features()));
    }
  }

  private void logits(Continued training, Path csv) throws IOException {
    column(csv, "logit", training.logits(split.validation().features()));
  }

  private void resume() throws IOException {
    for (ExportCase one : ExportCase.ALL) {
      Path expected = folder.resolve("expected").resolve(one.name());
      TrainableModel saved = trainable(folder.resolve("graphs"), one);
      TrainingConfig config =
          TrainingConfig.defaults()
              .withOptimizer(saved.optimizer())
              .withBatchSize(saved.batchSize())
              .withSeed(saved.seed())
              .withClassWeight(saved.classWeight())
              .withEpochs(TRAINED_UNTIL);
      TrainingResult result =
          Trainer.builder(saved.card().model())
              .config(config)
              .startFrom(saved.state(), saved.step())
              .build()
              .train(split);
      Path resumed = expected.resolve("resumed.bin");
      bytes(result.variables(), resumed);
      require(
          Files.mismatch(expected.resolve("final.bin"), resumed) < 0,
          one + ": trained on to other bytes than a run never exported");
      history(result, expected.resolve("resumed.csv"));
      List<String> figures = Files.readAllLines(expected.resolve("final.csv"));
      require(
          Files.readAllLines(expected.resolve("resumed.csv"))
              .equals(figures.subList(EXPORTED_AFTER, TRAINED_UNTIL)),
          one + ": trained on with other figures than a run never exported");
      System.out.printf(
          Locale.ROOT,
          "%s: trained on from epoch %d to %d, the same %,d bytes and figures%n",
          one,
          EXPORTED_AFTER,
          TRAINED_UNTIL,
          Files.size(resumed));
    }
  }

  private static void history(TrainingResult result, Path file) throws IOException {
    Files.write(file, result.history().epochs().stream().map(EpochMetrics::toString).toList());
  }

  private static TrainableModel trainable(Path graphs, ExportCase one) throws IOException {
    return TrainableModel.load(graphs.resolve("trainable").resolve(one.name()));
  }

  private void resaved() throws IOException {
    for (ExportCase one : ExportCase.ALL) {
      float[] expected = readColumn(folder.resolve("expected/" + one + "/probabilities.csv"));
      compare(one + ", saved again", folder.resolve("resaved/lean/" + one), expected);
      float[] trained = readColumn(folder.resolve("resaved/" + one + ".csv"));
      compare(one + ", trained on by Python", folder.resolve("resaved/trainable/" + one), trained);
      TrainableModel saved = trainable(folder.resolve("resaved"), one);
      try (Continued training = Continued.from(saved, split)) {
        bytes(training.save().state(), folder.resolve("resaved/" + one + ".bin"));
        float[] logits = training.logits(split.validation().features());
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
          probabilities[i] = (float) (1 / (1 + Math.exp(-logits[i])));
        }
        System.out.printf(
            Locale.ROOT,
            "%s: Python's step %d taken over, probabilities differ by %.2g%n",
            one,
            saved.step(),
            difference(trained, probabilities));
        require(difference(trained, probabilities) <= 1e-6, one + ": other probabilities");
      }
    }
    ColumnsFixture.resaved(folder);
    EnsembleFixture.resaved(folder);
    CopiesFixture.resaved(folder, split.validation().features());
  }

  private void compare(String what, Path version, float[] expected) throws IOException {
    try (Predictor predictor = Predictor.load(version)) {
      double difference =
          difference(expected, predictor.probabilities(split.validation().features()));
      System.out.printf(Locale.ROOT, "%s: probabilities differ by %.2g%n", what, difference);
      require(difference <= 1e-6, what + ": other probabilities");
    }
  }

  private static void exports(Path folder) throws IOException {
    TrainableModel saved = trainable(folder.resolve("graphs"), ExportCase.COMBINED);
    SavedModelExporter exporter = new SavedModelExporter(folder.resolve("killed"));
    while (true) {
      System.out.println(exporter.export(saved));
    }
  }

  private void whole() throws IOException {
    Path model = folder.resolve("killed").resolve(ExportCase.COMBINED.name());
    float[] expected = readColumn(folder.resolve("expected/Combined/probabilities.csv"));
    TrainableModel saved = trainable(folder.resolve("graphs"), ExportCase.COMBINED);
    List<Path> versions;
    try (Stream<Path> children = Files.list(model)) {
      versions =
          children.filter(version -> version.getFileName().toString().matches("[0-9]+")).toList();
    }
    for (Path version : versions) {
      try (Predictor predictor = Predictor.load(version)) {
        float[] found = predictor.probabilities(split.validation().features());
        require(difference(expected, found) <= 1e-6, version + ": other probabilities");
      }
      require(TrainableModel.load(version).equals(saved), version + ": another state");
    }
    System.out.println(versions.size() + " versions load right");
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalStateException(message);
    }
  }

  private static double difference(float[] a, float[] b) {
    require(a.length == b.length, "lengths differ");
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs((double) a[i] - b[i]));
    }
    return largest;
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private void csv(String name, Dataset rows) throws IOException {
    Files.createDirectories(folder);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(folder.resolve(name)))) {
      out.println("label," + String.join(",", rows.columns()));
      for (int row = 0; row < rows.rows(); row++) {
        out.print(rows.labels()[row]);
        for (int i = 0; i < rows.width(); i++) {
          out.print("," + rows.features()[row * rows.width() + i]);
        }
        out.println();
      }
    }
  }

  private static void column(Path file, String name, float[] values) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.println(name);
      for (float value : values) {
        out.println(value);
      }
    }
  }

  private static float[] readColumn(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    float[] values = new float[lines.size() - 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(lines.get(i + 1));
    }
    return values;
  }

  private static void order(int[] rows, Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.println("row");
      for (int row : rows) {
        out.println(row);
      }
    }
  }

  private static void figures(List<Continued.Figures> steps, Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.println("binary_crossentropy,regularization_loss,loss,accuracy");
      for (Continued.Figures f : steps) {
        out.println(
            f.binaryCrossentropy()
                + ","
                + f.regularizationLoss()
                + ","
                + f.loss()
                + ","
                + f.accuracy());
      }
    }
  }

  private static void bytes(Weights state, Path file) throws IOException {
    try (OutputStream stream = Files.newOutputStream(file);
        DataOutputStream out = new DataOutputStream(new java.io.BufferedOutputStream(stream))) {
      for (int i = 0; i < state.variables().size(); i++) {
        var values = state.values(i);
        while (values.hasRemaining()) {
          out.writeFloat(values.get());
        }
      }
    }
  }
}
