package dev.overfit.export;

import dev.overfit.graph.InitialWeights;
import dev.overfit.model.Activation;
import dev.overfit.model.ColumnEncoding;
import dev.overfit.model.ColumnEncoding.Categorical;
import dev.overfit.model.ColumnEncoding.Numeric;
import dev.overfit.model.Dense;
import dev.overfit.model.Encoding;
import dev.overfit.model.LabelEncoding;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.TableLayout;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A model that takes rows as users have them: numbers in float32 and float64, and categories with
 * and without features for other texts and for missing cells.
 *
 * @param name the model's name
 * @param names its columns' names: two of numbers, three of categories
 */
record ColumnsCase(String name, List<String> names) {
  static final ColumnsCase PLAIN =
      new ColumnsCase("Columns", List.of("age", "income", "city", "member", "plan"));

  /** Names that no tensor may have, and the name that a signature and its input also have. */
  static final ColumnsCase ODD =
      new ColumnsCase("Odd", List.of("features", "capital gain", "größe", "a/b", "1"));

  private static final List<String> MISSING = List.of("", "NA", "?");
  private static final List<String> CITIES = List.of("Köln", "New York", "x", "Ω", "", "NA", "no");

  Encoding encoding() {
    List<String> all = new ArrayList<>(names);
    all.add("churned");
    return new Encoding(
        columns(), MISSING, new LabelEncoding("churned", "no", "yes"), new TableLayout(all, true));
  }

  private List<ColumnEncoding> columns() {
    return List.of(
        new Numeric(names.get(0), 37.5, 40.25, 1 / 12.3, true, false),
        new Numeric(names.get(1), 1e9, 1e9 + 1, 0.25, false, true),
        new Categorical(names.get(2), List.of("Köln", "New York", "x"), true, true),
        new Categorical(names.get(3), List.of("no", "yes"), false, false),
        new Categorical(names.get(4), List.of("a"), false, true));
  }

  ModelSpec model() {
    return ModelSpec.binaryClassifier(name, encoding().width(), new Dense(8, Activation.ELU));
  }

  ModelCard card() {
    return ModelCard.of(model(), encoding().features()).withEncoding(encoding());
  }

  Weights weights() {
    return InitialWeights.draw(model(), 5);
  }

  TrainableModel trainable() {
    return TrainableModel.fresh(card(), new Adam(new Constant(0.01)), 10, 1, weights());
  }

  /** Returns drawn rows; a quarter of the numbers and some texts are missing, some texts unseen. */
  List<Map<String, @Nullable Object>> rows(int count) {
    Random random = new Random(11);
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, @Nullable Object> row = new HashMap<>();
      row.put(
          names.get(0), random.nextInt(4) == 0 ? null : (float) (40 + 9 * random.nextGaussian()));
      row.put(names.get(1), random.nextInt(4) == 0 ? null : 1e9 + 3 * random.nextGaussian());
      row.put(names.get(2), CITIES.get(random.nextInt(CITIES.size())));
      row.put(names.get(3), List.of("no", "yes", "maybe", "?").get(random.nextInt(4)));
      row.put(names.get(4), List.of("a", "b", "NA").get(random.nextInt(3)));
      rows.add(row);
    }
    return rows;
  }

  float[] coded(List<Map<String, @Nullable Object>> rows) {
    Encoding encoding = encoding();
    float[] coded = new float[rows.size() * encoding.width()];
    for (int row = 0; row < rows.size(); row++) {
      encoding.encode(rows.get(row), coded, row * encoding.width());
    }
    return coded;
  }

  @Override
  public String toString() {
    return name;
  }
}
