package dev.overfit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.augmentation.SymmetricCopies.Copy;
import dev.overfit.data.Higgs;
import dev.overfit.data.csv.HiggsSample;
import dev.overfit.graph.runtime.Execution;
import dev.overfit.graph.runtime.NativeRuntime;
import dev.overfit.model.ModelSpec;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Tests the copies of real HIGGS rows that a graph makes. */
class CopiesNetworkTest {
  private static final int WIDTH = Higgs.COLUMNS.size();
  private static final ModelSpec MODEL = ModelSpec.binaryClassifier("Copied", WIDTH);

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 16, 64})
  void bitsAreThoseOfTheCopiesInJava(int count) throws IOException {
    SymmetricCopies copies = new SymmetricCopies(count, Higgs.COLUMNS);
    float[] rows = HiggsSample.read().dataset().slice(0, 2000).features();
    rows[2] = 2; // an angle of more than half a turn
    rows[WIDTH + 2] = -100;
    rows[2 * WIDTH] = Float.POSITIVE_INFINITY; // not an angle, so no reason to change
    rows[3 * WIDTH] = -0f;
    rows[4 * WIDTH + 2] = Float.NaN;
    float[] found = copied(copies, rows);
    assertThat(found).hasSize(count * rows.length);
    List<Copy> all = copies.copies();
    for (int i = 0; i < count; i++) {
      assertThat(Arrays.copyOfRange(found, i * rows.length, (i + 1) * rows.length))
          .isEqualTo(copies.of(all.get(i), rows));
    }
  }

  @Test
  void noRowsHaveNoCopies() {
    assertThat(copied(new SymmetricCopies(4, Higgs.COLUMNS), new float[0])).isEmpty();
  }

  @Test
  void codedRowsAndRowsOfAnotherWidthAreRefused() {
    SymmetricCopies copies = new SymmetricCopies(4, Higgs.COLUMNS);
    ModelSpec narrow = ModelSpec.binaryClassifier("Narrow", 27);
    assertThatThrownBy(
            () -> new ServedModel(narrow, Optional.empty(), List.of(), Optional.of(copies)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "copies: expected those of rows of 27 features that are not coded, received those of 28");
  }

  @Test
  void graphTellsOverHowManyItAverages() {
    for (int count : new int[] {1, 2, 64}) {
      Optional<SymmetricCopies> copies =
          Optional.of(new SymmetricCopies(count, Higgs.COLUMNS)).filter(each -> count > 1);
      try (Graph graph = new Graph()) {
        ServingGraph.build(
            NameScope.operations(graph),
            new ServedModel(MODEL, Optional.empty(), List.of(), copies),
            InitialWeights.draw(MODEL, 1));
        assertThat(CopiesNetwork.count(graph.toGraphDef())).isEqualTo(count);
      }
    }
  }

  /** The number of operations does not depend on the number of copies. */
  @Test
  void graphIsAsSmallForManyCopiesAsForTwo() {
    assertThat(operations(64)).isEqualTo(operations(2));
  }

  private static int operations(int count) {
    SymmetricCopies copies = new SymmetricCopies(count, Higgs.COLUMNS);
    try (Graph graph = new Graph()) {
      ServingGraph.build(
          NameScope.operations(graph),
          new ServedModel(MODEL, Optional.empty(), List.of(), Optional.of(copies)),
          InitialWeights.draw(MODEL, 1));
      return graph.toGraphDef().getNodeCount();
    }
  }

  private static float[] copied(SymmetricCopies copies, float[] rows) {
    NativeRuntime.prepare();
    try (Graph graph = new Graph();
        TFloat32 value = Tensors.of(Shape.of(rows.length / WIDTH, WIDTH), rows)) {
      Ops tf = NameScope.operations(graph);
      Operand<TFloat32> features =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, WIDTH)));
      ServedNetwork none =
          new ServedNetwork.Alone(tf, MODEL, List.of()); // only the copies are made
      Operand<TFloat32> copied = new CopiesNetwork(tf, none, copies).copied(tf, features);
      try (Session session = new Session(graph, new Execution(false, 1).servingConfig());
          var result = session.runner().feed(features, value).fetch(copied).run()) {
        return Tensors.values((TFloat32) result.get(0));
      }
    }
  }
}
