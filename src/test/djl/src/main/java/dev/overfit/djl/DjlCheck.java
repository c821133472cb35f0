package dev.overfit.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Predicts with SavedModels through DJL's TensorFlow engine and compares with what Java recorded.
 *
 * <pre>{@code
 * DjlCheck FOLDER    what src/test/python/check_savedmodel.sh has made
 * }</pre>
 */
public final class DjlCheck {
  private static final double TOLERANCE = 1e-6;

  private DjlCheck() {}

  /** See the class. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    float[][] rows = rows(folder.resolve("validation.csv"));
    List<Path> models;
    try (Stream<Path> expected = Files.list(folder.resolve("expected"))) {
      models = expected.sorted().toList();
    }
    for (Path model : models) {
      String name = model.getFileName().toString();
      check(
          folder.resolve("graphs").resolve("lean").resolve(name).resolve("1"),
          rows,
          column(model.resolve("probabilities.csv")));
    }
    if (models.size() < 5) {
      throw new IllegalStateException("expected at least 5 models, found " + models);
    }
  }

  private static void check(Path version, float[][] rows, float[] expected) throws Exception {
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optEngine("TensorFlow")
            .optModelPath(version)
            .optOption("Tags", "serve")
            .optOption("SignatureDefKey", "serving_default")
            .optTranslator(new NoopTranslator())
            .build();
    try (ZooModel<NDList, NDList> model = criteria.loadModel();
        var predictor = model.newPredictor();
        NDManager manager = NDManager.newBaseManager()) {
      NDArray features = manager.create(rows);
      features.setName("features");
      NDArray found =
          predictor.predict(new NDList(features)).stream()
              .filter(output -> output.getName().equals("probabilities"))
              .findFirst()
              .orElseThrow();
      compare(version.getParent().getFileName() + ", " + engine(model), found, expected);
    }
  }

  private static String engine(ZooModel<?, ?> model) {
    Engine engine = model.getNDManager().getEngine();
    return "DJL's " + engine.getEngineName() + " " + engine.getVersion();
  }

  private static void compare(String what, NDArray found, float[] expected) {
    if (!found.getShape().equals(new Shape(expected.length, 1))) {
      throw new IllegalStateException(
          "expected " + expected.length + " probabilities, found " + found.getShape());
    }
    float[] values = found.toFloatArray();
    double largest = 0;
    for (int i = 0; i < values.length; i++) {
      largest = Math.max(largest, Math.abs((double) values[i] - expected[i]));
    }
    System.out.printf(
        Locale.ROOT, "%s: %,d probabilities differ by %.2g%n", what, values.length, largest);
    if (!(largest <= TOLERANCE)) {
      throw new IllegalStateException("other probabilities");
    }
  }

  private static float[][] rows(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    float[][] rows = new float[lines.size() - 1][];
    for (int i = 0; i < rows.length; i++) {
      String[] cells = lines.get(i + 1).split(",");
      rows[i] = new float[cells.length - 1];
      for (int j = 1; j < cells.length; j++) {
        rows[i][j - 1] = Float.parseFloat(cells[j]);
      }
    }
    return rows;
  }

  private static float[] column(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    float[] values = new float[lines.size() - 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(lines.get(i + 1));
    }
    return values;
  }
}
