package dev.overfit.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.graph.runtime.Execution;
import dev.overfit.graph.runtime.NativeRuntime;
import dev.overfit.model.ColumnEncoding;
import dev.overfit.model.Encoding;
import dev.overfit.model.LabelEncoding;
import dev.overfit.model.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TString;

class RawColumnsTest {
  private static final List<String> MISSING = List.of("", "NA", "?");
  private static final List<String> TEXTS = List.of("", "NA", "?", "a", "b", "c", "d", "é", "a ");
  private static final int ROWS = 7;

  /** A drawn column with drawn cells, and how Java codes them. */
  private static final class Drawn implements ColumnEncoding.Visitor<Tensor> {
    private final Random random;
    private final ColumnEncoding column;
    private final float[][] coded;

    Drawn(Random random, int number) {
      this.random = random;
      this.column = random.nextBoolean() ? number("n" + number) : category("c" + number);
      this.coded = new float[ROWS][column.features().size()];
    }

    private ColumnEncoding number(String name) {
      double size = Math.pow(10, random.nextInt(60) - 30);
      return new ColumnEncoding.Numeric(
          name,
          size * random.nextGaussian(),
          size * random.nextGaussian(),
          1 / (size * (0.1 + random.nextDouble())),
          random.nextBoolean(),
          random.nextBoolean());
    }

    private ColumnEncoding category(String name) {
      List<String> levels = new ArrayList<>(List.of("a"));
      TEXTS.subList(4, TEXTS.size()).stream()
          .filter(t -> random.nextBoolean())
          .forEach(levels::add);
      return new ColumnEncoding.Categorical(
          name, levels, random.nextBoolean(), random.nextBoolean());
    }

    @Override
    public Tensor number(ColumnEncoding.Numeric number) {
      double[] cells = new double[ROWS];
      for (int row = 0; row < ROWS; row++) {
        double cell = number.mean() + random.nextGaussian() / number.scale();
        cells[row] = random.nextInt(4) == 0 ? Double.NaN : cell;
        number.encode(cells[row], coded[row], 0);
      }
      if (number.wide()) {
        return TFloat64.tensorOf(Shape.of(ROWS, 1), DataBuffers.of(cells));
      }
      float[] narrow = new float[ROWS];
      for (int row = 0; row < ROWS; row++) {
        narrow[row] = (float) cells[row];
      }
      return TFloat32.tensorOf(Shape.of(ROWS, 1), DataBuffers.of(narrow));
    }

    @Override
    public Tensor category(ColumnEncoding.Categorical category) {
      String[] cells = new String[ROWS];
      for (int row = 0; row < ROWS; row++) {
        cells[row] = TEXTS.get(random.nextInt(TEXTS.size()));
        boolean missing = MISSING.contains(cells[row]);
        int place = missing ? category.missingPlace() : category.place(cells[row]);
        if (place >= 0) {
          coded[row][place] = 1;
        }
      }
      return TString.tensorOf(Shape.of(ROWS, 1), DataBuffers.ofObjects(cells));
    }
  }

  @Test
  void drawnTablesWithThousandsOfColumnsAreCodedToTheBitAsInJava() {
    NativeRuntime.prepare();
    for (int seed = 0; seed < 250; seed++) {
      assertThat(same(new Random(seed))).as("seed %d", seed).isTrue();
    }
  }

  private static boolean same(Random random) {
    List<Drawn> columns = new ArrayList<>();
    int count = random.nextInt(4) == 0 ? 30 : 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      columns.add(new Drawn(random, i));
    }
    Encoding encoding =
        new Encoding(
            columns.stream().map(each -> each.column).toList(),
            MISSING,
            new LabelEncoding("y", "no", "yes"),
            new TableLayout(
                Stream.concat(columns.stream().map(each -> each.column.name()), Stream.of("y"))
                    .toList(),
                true));
    try (Graph graph = new Graph()) {
      Ops tf = NameScope.operations(graph);
      RawColumns raw = new RawColumns(tf, encoding);
      try (Session session = new Session(graph, new Execution(false, 1).servingConfig())) {
        Session.Runner runner = session.runner().fetch(raw.features());
        List<Tensor> fed = new ArrayList<>();
        for (Drawn each : columns) {
          Tensor tensor = each.column.accept(each);
          fed.add(tensor);
          runner.feed(
              Objects.requireNonNull(raw.inputs().get(each.column.name())).asOutput(), tensor);
        }
        try (Result result = runner.run()) {
          return equal(columns, Tensors.values(result.get(0)));
        } finally {
          fed.forEach(Tensor::close);
        }
      }
    }
  }

  private static boolean equal(List<Drawn> columns, float[] values) {
    int at = 0;
    for (int row = 0; row < ROWS; row++) {
      for (Drawn each : columns) {
        for (float coded : each.coded[row]) {
          if (Float.floatToRawIntBits(coded) != Float.floatToRawIntBits(values[at++])) {
            return false;
          }
        }
      }
    }
    return at == values.length;
  }
}
