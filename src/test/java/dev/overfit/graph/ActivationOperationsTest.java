package dev.overfit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overfit.graph.runtime.NativeRuntime;
import dev.overfit.model.Activation;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Checks that activations and their gradients are those of Keras: {@code keras/activations.py}
 * recorded Keras' values at 41 numbers.
 */
class ActivationOperationsTest {
  /** The largest difference, absolute below 1 and relative above: some last digits of float32. */
  private static final double TOLERANCE = 4e-7;

  private static JsonNode recorded() throws IOException {
    try (InputStream json =
        ActivationOperationsTest.class.getResourceAsStream("/keras/activations.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(json));
    }
  }

  @ParameterizedTest
  @EnumSource
  void valuesAndGradientsAreKeras(Activation activation) throws IOException {
    NativeRuntime.prepare();
    float[] x = numbers(recorded().get("x"));
    JsonNode keras = recorded().get("activations").get(activation.name().toLowerCase(Locale.ROOT));
    try (Graph graph = new Graph()) {
      Ops tf = NameScope.operations(graph);
      Operand<TFloat32> sums = tf.constant(x);
      Operand<TFloat32> values = ActivationOperations.of(tf, tf.identity(sums), activation);
      Operand<?> gradients = tf.gradients(List.of(values), List.of(sums)).iterator().next();
      try (Session session = new Session(graph);
          Result result = session.runner().fetch(values).fetch(gradients).run()) {
        assertNear("value", x, result.get(0), keras.get("values"));
        assertNear("gradient", x, result.get(1), keras.get("gradients"));
      }
    }
  }

  private static void assertNear(String what, float[] x, Tensor found, JsonNode expected) {
    float[] ours = Tensors.values(found);
    float[] keras = numbers(expected);
    assertThat(ours).hasSameSizeAs(x).hasSameSizeAs(keras);
    for (int i = 0; i < x.length; i++) {
      assertThat((double) ours[i])
          .as("%s at %s", what, x[i])
          .isCloseTo(keras[i], within(TOLERANCE * Math.max(1, Math.abs(keras[i]))));
    }
  }

  private static float[] numbers(JsonNode array) {
    double[] numbers =
        StreamSupport.stream(array.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray();
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }
}
