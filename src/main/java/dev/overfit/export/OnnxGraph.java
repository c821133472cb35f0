package dev.overfit.export;

import com.google.protobuf.ByteString;
import dev.overfit.model.Activation;
import dev.overfit.model.ActivationLayer;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Normalization;
import dev.overfit.model.PlacedLayer;
import dev.overfit.model.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Converts a network to an ONNX graph, layer by layer, dropout off, with the same operations as the
 * SavedModel. Each operation gets a unique name for its output.
 */
final class OnnxGraph implements LayerSpec.Visitor<String> {
  private static final int FLOAT = 1; // of TensorProto.DataType and of AttributeProto.AttributeType
  private static final float NEGATIVE_SLOPE = 0.2f;

  private final OnnxMessage graph = new OnnxMessage();
  private final Weights weights;
  private String at;
  private String name = "";
  private int width;
  private int firstVariable;
  private int nodes;

  private OnnxGraph(Weights weights, String input) {
    this.weights = weights;
    this.at = input;
  }

  /**
   * Returns the {@code GraphProto} of a model, from {@code features} to {@code logits} and {@code
   * probabilities}.
   */
  static OnnxMessage of(ModelSpec model, Weights weights) {
    OnnxGraph made = new OnnxGraph(weights, "features");
    for (PlacedLayer layer : model.stack()) {
      made.name = layer.name();
      made.width = layer.inputs();
      made.at = layer.layer().accept(made);
      made.firstVariable += layer.variables().size();
    }
    made.named("logits", "Identity", made.at);
    made.named("probabilities", "Sigmoid", "logits");
    return made.graph
        .text(2, model.name())
        .message(11, value("features", model.features()))
        .message(12, value("logits", 1))
        .message(12, value("probabilities", 1));
  }

  /** Returns a {@code ValueInfoProto}: {@code [rows, columns]} of float32. */
  private static OnnxMessage value(String name, int columns) {
    OnnxMessage shape =
        new OnnxMessage()
            .message(1, new OnnxMessage().text(2, "rows"))
            .message(1, new OnnxMessage().whole(1, columns));
    OnnxMessage tensor = new OnnxMessage().whole(1, FLOAT).message(2, shape);
    return new OnnxMessage().text(1, name).message(2, new OnnxMessage().message(1, tensor));
  }

  @Override
  public String dense(Dense layer) {
    String kernel = constant("kernel", values(0), width, layer.units());
    String products = node("MatMul", at, kernel);
    String bias = constant("bias", values(1), layer.units());
    return activated(node("Add", products, bias), layer.activation());
  }

  @Override
  public String activation(ActivationLayer layer) {
    return activated(at, layer.activation());
  }

  @Override
  public String dropout(Dropout layer) {
    return at;
  }

  @Override
  public String normalization(Normalization layer) {
    float[] mean = new float[width];
    for (int i = 0; i < width; i++) {
      mean[i] = layer.mean().get(i).floatValue();
    }
    String centred = node("Sub", at, constant("mean", FloatBuffer.wrap(mean), width));
    String divisors = constant("divisors", FloatBuffer.wrap(layer.divisors()), width);
    return node("Div", centred, divisors);
  }

  /** Normalizes by moving averages: one product and one sum, as in the SavedModel. */
  @Override
  public String batchNormalization(BatchNormalization layer) {
    float[] scale = new float[width];
    float[] offset = new float[width];
    for (int i = 0; i < width; i++) {
      float variance = values(3).get(i) + (float) layer.epsilon();
      scale[i] = (float) (1 / Math.sqrt(variance)) * values(0).get(i);
      offset[i] = values(1).get(i) - values(2).get(i) * scale[i];
    }
    String scaled = node("Mul", at, constant("scale", FloatBuffer.wrap(scale), width));
    return node("Add", scaled, constant("offset", FloatBuffer.wrap(offset), width));
  }

  private String activated(String sums, Activation activation) {
    return switch (activation) {
      case LINEAR -> sums;
      case ELU -> node("Elu", sums);
      case RELU -> node("Relu", sums);
      case TANH -> node("Tanh", sums);
      case SIGMOID -> node("Sigmoid", sums);
      case SELU -> node("Selu", sums);
      case SILU -> node("Mul", sums, node("Sigmoid", sums));
      case GELU -> gelu(sums);
      case LEAKY_RELU -> leaky(sums);
    };
  }

  /** Computes {@code x / 2 · (1 + erf(x / √2))}. */
  private String gelu(String sums) {
    String erf = node("Erf", node("Div", sums, scalar("root_of_2", Math.sqrt(2))));
    String half = node("Mul", sums, scalar("half", 0.5));
    return node("Mul", half, node("Add", erf, scalar("one", 1)));
  }

  private String leaky(String sums) {
    OnnxMessage alpha =
        new OnnxMessage().text(1, "alpha").number(2, NEGATIVE_SLOPE).whole(20, FLOAT);
    String output = name + "/" + nodes++;
    graph.message(
        1, new OnnxMessage().text(1, sums).text(2, output).text(4, "LeakyRelu").message(5, alpha));
    return output;
  }

  private String node(String operation, String... inputs) {
    return named(name + "/" + nodes++, operation, inputs);
  }

  /** Adds a {@code NodeProto} and returns the name of its output. */
  private String named(String output, String operation, String... inputs) {
    OnnxMessage node = new OnnxMessage();
    for (String input : inputs) {
      node.text(1, input);
    }
    graph.message(1, node.text(2, output).text(4, operation));
    return output;
  }

  private FloatBuffer values(int variable) {
    return weights.values(firstVariable + variable);
  }

  private String scalar(String suffix, double value) {
    return constant(suffix, FloatBuffer.wrap(new float[] {(float) value}));
  }

  /** Adds a {@code TensorProto} to the initializers and returns its name. */
  private String constant(String suffix, FloatBuffer values, int... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.remaining() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values.duplicate());
    OnnxMessage tensor = new OnnxMessage();
    for (int size : shape) {
      tensor.whole(1, size);
    }
    String called = name + "/" + suffix;
    graph.message(5, tensor.whole(2, FLOAT).text(8, called).bytes(9, ByteString.copyFrom(bytes)));
    return called;
  }
}
