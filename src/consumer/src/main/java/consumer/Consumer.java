package consumer;

import dev.overfit.data.Dataset;
import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.export.SavedModelExporter;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Normalization;
import dev.overfit.table.SplitRule;
import dev.overfit.table.Table;
import dev.overfit.table.TableSplit;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Reads a table, trains on generated rows, exports and predicts. Throws an exception if the model
 * has not learned, or if a library is present that the trainer alone does not need.
 */
public final class Consumer {
  private static final List<String> UNWANTED =
      List.of(
          "picocli.CommandLine",
          "org.jfree.chart.JFreeChart",
          "freemarker.template.Template",
          "org.apache.batik.svggen.SVGGraphics2D",
          "ch.qos.logback.classic.Logger");

  private Consumer() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws IOException {
    UNWANTED.forEach(Consumer::checkIsAbsent);
    checkQuotes();
    Split rows = LoadedData.of(circle(2000), "points in and around a circle").split(500);
    Dataset training = rows.training();
    ModelSpec model =
        ModelSpec.binaryClassifier(
            "Circle",
            training.width(),
            Normalization.of(training.features(), training.width()),
            new Dense(16, Activation.TANH));
    TrainingResult result =
        Trainer.builder(model)
            .config(TrainingConfig.defaults().withEpochs(150).withBatchSize(50))
            .build()
            .train(rows);

    Path version =
        new SavedModelExporter(Files.createTempDirectory("consumer"))
            .export(ModelCard.of(model, training.columns()), result.bestWeights());
    try (Predictor predictor = Predictor.load(version)) {
      float centre = predictor.probability(50, 0.5f);
      float corner = predictor.probability(99, 0.99f);
      System.out.printf(
          Locale.ROOT,
          "accuracy %.3f, centre %.3f, corner %.3f%n",
          result.validation().accuracy(),
          centre,
          corner);
      if (!(result.validation().accuracy() > 0.9 && centre > 0.8 && corner < 0.2)) {
        throw new IllegalStateException("expected a model that tells in from out");
      }
    }
  }

  /** Reads a table of texts, some of them quoted. */
  private static void checkQuotes() throws IOException {
    StringBuilder text = new StringBuilder("city;plan;churned\n");
    for (int row = 0; row < 40; row++) {
      text.append(row % 2 == 0 ? "\"Köln; \"\"old\"\" town\";a;yes\n" : "Bonn;\"b\nc\";no\n");
    }
    Path file = Files.writeString(Files.createTempFile("consumer", ".csv"), text);
    TableSplit table = Table.read(file).label("churned").split(SplitRule.random(7));
    Files.delete(file);
    String columns = table.coding().encoding().features().toString();
    if (!columns.contains("Köln; \"old\" town")) {
      throw new IllegalStateException("expected a column for each city, received " + columns);
    }
  }

  private static void checkIsAbsent(String type) {
    try {
      Class.forName(type, false, Consumer.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      return;
    }
    throw new IllegalStateException(type + ": expected not to be on the class path");
  }

  private static Dataset circle(int rows) {
    Random random = new Random(1);
    float[] features = new float[2 * rows];
    float[] labels = new float[rows];
    for (int row = 0; row < rows; row++) {
      double x = random.nextDouble();
      double y = random.nextDouble();
      features[2 * row] = (float) (100 * x);
      features[2 * row + 1] = (float) y;
      labels[row] = Math.hypot(x - 0.5, y - 0.5) < 0.4 ? 1 : 0;
    }
    return Dataset.of(List.of("x", "y"), features, labels);
  }
}
