package dev.overfit.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.export.Predictor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverfitModelTest {
  private static final StructType PEOPLE =
      new StructType()
          .add("id", DataTypes.IntegerType)
          .add("plan", DataTypes.StringType)
          .add("member", DataTypes.BooleanType)
          .add("income", DataTypes.DoubleType)
          .add("age", DataTypes.FloatType);

  @TempDir static Path graphs;
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
  void aRowHasTheProbabilityThatThePredictorHasForItWhereverItStands() throws IOException {
    List<Row> rows = people(5000);
    float[] expected = expected(people, rows);
    Dataset<Row> shuffled = dataset(rows).repartition(7).orderBy(functions.rand(1));
    List<Row> predicted = OverfitModel.load(people.toString()).transform(shuffled).collectAsList();
    assertThat(predicted).hasSize(rows.size());
    for (Row row : predicted) {
      int id = row.getInt(0);
      assertThat(row.getFloat(5)).isEqualTo(expected[id]);
      assertThat(row.get(1)).isEqualTo(rows.get(id).get(1));
      assertThat(row.get(4)).isEqualTo(rows.get(id).get(4));
    }
  }

  /** Returns rows of numbers and texts, many of them missing or texts never seen. */
  private static List<Row> people(int count) {
    Random random = new Random(11);
    String[] plans = {"basic", "pro", "Größe", "", "NA", "unheard of", null};
    List<Row> rows = new ArrayList<>();
    for (int id = 0; id < count; id++) {
      Object age = random.nextInt(4) == 0 ? null : (float) (40 + 9 * random.nextGaussian());
      Object income = random.nextInt(4) == 0 ? Double.NaN : 1e9 + random.nextGaussian();
      Object member = random.nextInt(4) == 0 ? null : random.nextBoolean();
      rows.add(RowFactory.create(id, plans[random.nextInt(plans.length)], member, income, age));
    }
    return rows;
  }

  private static Dataset<Row> dataset(List<Row> rows) {
    return spark.createDataFrame(rows, PEOPLE);
  }

  private static float[] expected(Path model, List<Row> rows) throws IOException {
    try (Predictor predictor = Models.predictor(model)) {
      return predictor.probabilities(rows.stream().map(OverfitModelTest::cells).toList());
    }
  }

  private static Map<String, @Nullable Object> cells(Row row) {
    Map<String, @Nullable Object> cells = new HashMap<>();
    cells.put("plan", row.get(1));
    cells.put("member", row.get(2) == null ? null : row.get(2).toString());
    cells.put("income", row.get(3));
    cells.put("age", row.get(4));
    return cells;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "byte",
        "short",
        "int",
        "long",
        "float",
        "double",
        "decimal(20,3)",
        "decimal(3,0)"
      })
  void aNumberMayBeOfAnyType(String type) throws IOException {
    Dataset<Row> rows = spark.sql("select cast(7 as " + type + ") x, -2 y, true z");
    float probability =
        OverfitModel.load(numbers.toString()).transform(rows).head().getAs("probability");
    try (Predictor predictor = Models.predictor(numbers)) {
      assertThat(probability).isEqualTo(predictor.probabilities(new float[] {7, -2, 1})[0]);
    }
  }

  @Test
  void decimalsAreRoundedOnceAsTextsAre() throws IOException {
    String just = "1.00000005960464477539062500000000001"; // just above the middle of two float32
    Dataset<Row> rows = spark.sql("select cast('" + just + "' as decimal(38,35)) x, 0 y, 0 z");
    float probability =
        OverfitModel.load(numbers.toString()).transform(rows).head().getAs("probability");
    try (Predictor predictor = Models.predictor(numbers)) {
      float x = Float.parseFloat(just);
      assertThat(x).isGreaterThan(1);
      assertThat(probability).isEqualTo(predictor.probabilities(new float[] {x, 0, 0})[0]);
    }
  }

  @Test
  void otherColumnsPassThroughAsTheyAre() throws IOException {
    Dataset<Row> rows =
        spark.sql(
            "select array(1, null, 3) a, z, timestamp'1883-11-18 12:03:58' t, x, date'1500-02-28' d,"
                + " struct(1 as u, 'v' as w) s, y, cast(null as binary) b"
                + " from values (1, 2D, 3F), (4, 5D, 6F) as v(x, y, z)");
    Dataset<Row> predicted = OverfitModel.load(numbers.toString()).transform(rows);
    assertThat(predicted.columns())
        .containsExactly("a", "z", "t", "x", "d", "s", "y", "b", "probability");
    assertThat(predicted.drop("probability").collectAsList()).isEqualTo(rows.collectAsList());
    assertThat(predicted.schema().apply("probability").nullable()).isFalse();
  }

  @Test
  void theColumnMayHaveAnotherName() throws IOException {
    OverfitModel model = OverfitModel.load(numbers.toString());
    Dataset<Row> once = model.transform(spark.sql("select 1 x, 2 y, 3 z"));
    Dataset<Row> twice = model.withProbabilityColumn("p").transform(once);
    assertThat(twice.columns()).containsExactly("x", "y", "z", "probability", "p");
    Row row = twice.head();
    assertThat(row.getFloat(4)).isEqualTo(row.getFloat(3));
    assertThatThrownBy(() -> model.transform(once))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "probability: expected a name that no column of the rows has, received probability");
    assertThatThrownBy(() -> model.withProbabilityColumn("X").transform(once))
        .hasMessageEndingWith("received X beside x");
  }

  @Test
  void whatIsWrongWithASchemaIsSaidBeforeARowIsRead() throws IOException {
    OverfitModel model = OverfitModel.load(people.toString());
    assertThat(model.inputColumns()).containsExactly("age", "income", "member", "plan");
    assertRefused(model, "1 age, 1 Income, 'x' plan", "none for income, member");
    assertRefused(
        model,
        "'1' age, 1 income, true member, 'x' plan",
        "column age: expected numbers, received a column of string");
    assertRefused(
        model,
        "1 age, 1 income, true member, 5 plan",
        "column plan: expected texts such as 'basic', received a column of int");
    assertRefused(
        model,
        "1 age, 1 income, true member, true plan",
        "column plan: expected texts such as 'basic', received a column of boolean");
    assertRefused(
        model,
        "1 age, 2 age, 1 income, true member, 'x' plan",
        "column age: expected one column of this name, received several");
    assertRefused(
        model,
        "date'2020-01-01' age, 1 income, true member, 'x' plan",
        "column age: expected numbers, received a column of date");
  }

  private static void assertRefused(OverfitModel model, String columns, String message) {
    Dataset<Row> rows = spark.sql("select " + columns);
    assertThatThrownBy(() -> model.transform(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aColumnOfNothingIsMissing() throws IOException {
    Dataset<Row> rows = spark.sql("select null age, null income, null member, null plan");
    float probability =
        OverfitModel.load(people.toString()).transform(rows).head().getAs("probability");
    Row nothing = RowFactory.create(0, null, null, null, null);
    assertThat(probability).isEqualTo(expected(people, List.of(nothing))[0]);
  }

  @Test
  void aNumberThatMayNotBeMissingEndsTheJob() throws IOException {
    Dataset<Row> rows = spark.sql("select 1 x, cast(null as int) y, 3 z");
    Dataset<Row> predicted = OverfitModel.load(numbers.toString()).transform(rows);
    assertThatThrownBy(predicted::collectAsList)
        .hasStackTraceContaining("column y: expected a number, received null");
  }

  @Test
  void severalModelsPredictInOneJvm() throws IOException {
    List<Row> rows = people(50);
    Path other = Models.people(graphs, 2);
    Dataset<Row> both =
        OverfitModel.load(other.toString())
            .withProbabilityColumn("other")
            .transform(OverfitModel.load(people.toString()).transform(dataset(rows)));
    float[] one = expected(people, rows);
    float[] another = expected(other, rows);
    assertThat(one).isNotEqualTo(another);
    for (Row row : both.collectAsList()) {
      assertThat(row.getFloat(5)).isEqualTo(one[row.getInt(0)]);
      assertThat(row.getFloat(6)).isEqualTo(another[row.getInt(0)]);
    }
  }

  /** A row as a Java bean. */
  public static final class Point {
    private double x;

    /** The first number. */
    public double getX() {
      return x;
    }

    /** Sets the first number; the others are twice and three times as large. */
    public void setX(double value) {
      x = value;
    }

    /** The second number. */
    public int getY() {
      return (int) (2 * x);
    }

    /** Ignored. */
    public void setY(int value) {}

    /** The third number. */
    public long getZ() {
      return (long) (3 * x);
    }

    /** Ignored. */
    public void setZ(long value) {}
  }

  @Test
  void takesDatasetsOfObjects() throws IOException {
    Point point = new Point();
    point.setX(1);
    Dataset<Point> points = spark.createDataset(List.of(point), Encoders.bean(Point.class));
    float probability =
        OverfitModel.load(numbers.toString()).transform(points).head().getAs("probability");
    try (Predictor predictor = Models.predictor(numbers)) {
      assertThat(probability).isEqualTo(predictor.probabilities(new float[] {1, 2, 3})[0]);
    }
  }

  @Test
  void isWholeWithoutItsFolder() throws Exception {
    OverfitModel model = OverfitModel.load(numbers.toString());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(model);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      OverfitModel copy = (OverfitModel) in.readObject();
      Dataset<Row> rows = spark.sql("select 1 x, 2 y, 3 z");
      assertThat(copy.transform(rows).head()).isEqualTo(model.transform(rows).head());
    }
  }

  @Test
  void whereThereIsNoModelNothingIsLoaded() {
    assertThatThrownBy(() -> OverfitModel.load(graphs.resolve("none").toString()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected the folder of a SavedModel, found nothing");
  }
}
