package dev.overfit.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.graph.runtime.NativeRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class NameScopeTest {
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void useDigitsOfItsOwn() {
    NativeRuntime.prepare();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    assertThat(String.format(Locale.getDefault(), "%d", 1)).isEqualTo("\u0661");
  }

  @AfterEach
  void useTheOldLocale() {
    Locale.setDefault(before);
  }

  @Test
  void aNameThatIsTakenGetsTheNextNumber() {
    try (Graph graph = new Graph()) {
      Ops tf = NameScope.operations(graph);
      for (int i = 0; i < 3; i++) {
        tf.constant(0f);
        tf.withName("zero").constant(0f);
      }
      assertThat(names(graph))
          .containsExactly("Const", "zero", "Const_1", "zero_1", "Const_2", "zero_2");
    }
  }

  @Test
  void aScopeStandsBeforeItsNamesAndCountsThemItself() {
    try (Graph graph = new Graph()) {
      Ops tf = NameScope.operations(graph);
      tf.constant(0f);
      tf.withSubScope("a").constant(0f);
      Ops second = tf.withSubScope("a");
      second.constant(0f);
      second.withSubScope("b").withName("zero").constant(0f);
      second.withName("named").withSubScope("c").constant(0f); // the name replaces the scope's
      assertThat(names(graph))
          .containsExactly("Const", "a/Const", "a_1/Const", "a_1/b/zero", "a_1/named/Const");
    }
  }

  @Test
  void orderInitializersAndGradientsAreAsInOtherScopes() {
    try (Graph graph = new Graph()) {
      Ops tf = NameScope.operations(graph).withSubScope("s");
      Operand<TFloat32> x = tf.constant(3f);
      Op after = tf.withControlDependencies(x).noOp();
      Op initial = tf.withInitScope().noOp();
      Operand<TFloat32> dy = tf.gradients(tf.math.square(x), List.of(x)).<TFloat32>dy(0);
      assertThat(after.op().name()).isEqualTo("s/NoOp");
      assertThat(graph.toGraphDef().getNode(1).getInputList()).containsExactly("^s/Const");
      assertThat(initial.op().name()).isEqualTo("s/NoOp_1");
      assertThat(graph.isInitializer(initial.op())).isTrue();
      assertThat(dy.op().name()).startsWith("s/Gradients/");
    }
  }

  @Test
  void functionsAreNamedSo() {
    try (ConcreteFunction sum =
        NameScope.function(
            tf -> {
              Operand<TFloat32> one = tf.constant(1f);
              Operand<TFloat32> two = tf.math.add(one, tf.constant(1f));
              return Signature.builder("f").output("sum", tf.math.add(one, two)).build();
            })) {
      assertThat(sum.signature().getOutputs().values())
          .extracting(output -> output.name)
          .containsExactly("Add_1:0");
    }
  }

  private static List<String> names(Graph graph) {
    List<String> names = new ArrayList<>();
    graph.operations().forEachRemaining((GraphOperation operation) -> names.add(operation.name()));
    return names;
  }
}
