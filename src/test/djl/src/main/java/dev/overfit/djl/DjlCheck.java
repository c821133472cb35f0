package dev.overfit.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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

  /** Runs the checks on the folder that is the only argument. */
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
          "serving_default",
          manager -> named("features", manager.create(rows)),
          column(model.resolve("probabilities.csv")));
    }
    if (models.size() < 5) {
      throw new IllegalStateException("expected at least 5 models, found " + models);
    }
    for (String name : List.of("Columns", "Odd")) {
      checkColumns(folder, name);
    }
    for (String name : List.of("Turned", "Turned-ensemble")) {
      check(
          folder.resolve("graphs/copies").resolve(name).resolve("1"),
          "serving_default",
          manager -> named("features", manager.create(rows)),
          floats(
              JsonParser.parseString(Files.readString(folder.resolve("copies/" + name + ".json")))
                  .getAsJsonArray()));
    }
  }

  /** Checks a model that takes the columns of a table, given those columns and given coded rows. */
  private static void checkColumns(Path folder, String name) throws Exception {
    JsonObject recorded =
        JsonParser.parseString(Files.readString(folder.resolve("columns/" + name + ".json")))
            .getAsJsonObject();
    float[] expected = floats(recorded.getAsJsonArray("probabilities"));
    float[] coded = floats(recorded.getAsJsonArray("features"));
    JsonArray rows = recorded.getAsJsonArray("rows");
    Path version = folder.resolve("graphs/columns").resolve(name).resolve("1");
    Map<String, String> types = types(version);
    check(version, "serving_default", manager -> columns(manager, rows, types), expected);
    check(
        version,
        "features",
        manager ->
            named(
                "features",
                manager.create(coded, new Shape(expected.length, coded.length / expected.length))),
        expected);
  }

  /**
   * Returns each column's type by {@code model.json}: {@code float32}, {@code float64}, {@code
   * string}.
   */
  private static Map<String, String> types(Path version) throws IOException {
    Map<String, String> types = new TreeMap<>();
    JsonParser.parseString(Files.readString(version.resolve("assets.extra/model.json")))
        .getAsJsonObject()
        .getAsJsonObject("encoding")
        .getAsJsonArray("columns")
        .forEach(
            column -> {
              JsonObject fields = column.getAsJsonObject();
              boolean number = fields.get("type").getAsString().equals("Numeric");
              String type = number && fields.get("wide").getAsBoolean() ? "float64" : "float32";
              types.put(fields.get("name").getAsString(), number ? type : "string");
            });
    return types;
  }

  private static NDList columns(NDManager manager, JsonArray rows, Map<String, String> types) {
    NDList columns = new NDList();
    Shape shape = new Shape(rows.size(), 1);
    types.forEach(
        (name, type) -> {
          List<JsonElement> cells = new ArrayList<>();
          rows.forEach(row -> cells.add(row.getAsJsonObject().get(name)));
          if (type.equals("string")) {
            String[] texts = cells.stream().map(JsonElement::getAsString).toArray(String[]::new);
            columns.addAll(named(name, manager.create(texts, StandardCharsets.UTF_8, shape)));
          } else {
            double[] numbers =
                cells.stream()
                    .mapToDouble(cell -> cell.isJsonNull() ? Double.NaN : cell.getAsDouble())
                    .toArray();
            NDArray wide = manager.create(numbers).reshape(shape);
            columns.addAll(
                named(name, type.equals("float64") ? wide : wide.toType(DataType.FLOAT32, false)));
          }
        });
    return columns;
  }

  private static NDList named(String name, NDArray array) {
    array.setName(name);
    return new NDList(array);
  }

  private static float[] floats(JsonArray array) {
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).getAsFloat();
    }
    return values;
  }

  private static void check(
      Path version, String signature, Function<NDManager, NDList> inputs, float[] expected)
      throws Exception {
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optEngine("TensorFlow")
            .optModelPath(version)
            .optOption("Tags", "serve")
            .optOption("SignatureDefKey", signature)
            .optTranslator(new NoopTranslator())
            .build();
    try (ZooModel<NDList, NDList> model = criteria.loadModel();
        var predictor = model.newPredictor();
        NDManager manager = NDManager.newBaseManager()) {
      NDArray found =
          predictor.predict(inputs.apply(manager)).stream()
              .filter(output -> output.getName().equals("probabilities"))
              .findFirst()
              .orElseThrow();
      compare(
          version.getParent().getFileName() + ", " + signature + ", " + engine(model),
          found,
          expected);
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
