package dev.overfit.keras;

import dev.overfit.io.OneLine;
import dev.overfit.model.LayerVariable;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.PlacedLayer;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.dataset.ContiguousDataset;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The HDF5 file of a model's weights, as Keras 3 writes it: {@code layers/dense_1/vars/0} is the
 * first variable of the second layer of the class {@code Dense}, whatever the layer's own name.
 * Accepts only what Keras writes: float32, one piece each, no links.
 */
final class WeightsFile {
  private static final String LAYERS = "layers";
  private static final String VARIABLES = "vars";

  private final String place;
  private final long bytes;
  private final HdfFile file;

  /**
   * Opens a file.
   *
   * @param place the name of the file in messages
   * @throws IOException if it is not HDF5
   */
  WeightsFile(String place, byte[] content) throws IOException {
    this.place = place;
    this.bytes = content.length;
    try {
      this.file = HdfFile.fromBytes(content);
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  /**
   * Returns the weights of a model.
   *
   * @throws IOException if a variable is missing, or has another shape or type
   */
  Weights weights(ModelSpec model) throws IOException {
    checkRoom(model);
    List<float[]> values = new ArrayList<>();
    for (PlacedLayer layer : model.stack()) {
      List<LayerVariable> variables = layer.variables();
      for (int i = 0; i < variables.size(); i++) {
        values.add(values(layer.name(), i, variables.get(i).spec().shape()));
      }
    }
    return Weights.of(model.variables(), values);
  }

  /** Ensures that no more memory is allocated than the file can fill, whatever the layers claim. */
  private void checkRoom(ModelSpec model) throws IOException {
    long left = bytes / Float.BYTES;
    for (LayerVariable variable : model.layerVariables()) {
      left -= variable.spec().shape().stream().mapToLong(size -> size).reduce(1, (a, b) -> a * b);
      if (left < 0) {
        throw error(
            "expected the values of all layers, of which '"
                + variable.spec().name()
                + "' has "
                + variable.spec().shape()
                + ", found "
                + bytes
                + " bytes");
      }
    }
  }

  /**
   * Returns the values of one variable of a layer, row-major.
   *
   * @param layer the name of the layer among those of its class, such as {@code dense_1}
   * @param variable the index of the variable in the layer, from 0
   * @throws IOException if the variable is missing, or has another shape or type
   */
  float[] values(String layer, int variable, List<Integer> shape) throws IOException {
    List<String> path = List.of(LAYERS, layer, VARIABLES, Integer.toString(variable));
    int[] expected = shape.stream().mapToInt(size -> size).toArray();
    try {
      ContiguousDataset dataset = dataset(path);
      if (dataset.getJavaType() != float.class
          || dataset.getDataType().getSize() != Float.BYTES
          || !Arrays.equals(dataset.getDimensions(), expected)) {
        throw error(
            String.format(
                Locale.ROOT,
                "expected %s to be float32 %s, found %s of %d bytes %s",
                String.join("/", path),
                shape,
                dataset.getJavaType().getSimpleName(),
                dataset.getDataType().getSize(),
                Arrays.toString(dataset.getDimensionsAsLong())));
      }
      FloatBuffer buffer = dataset.getBuffer().asFloatBuffer();
      float[] values = new float[buffer.remaining()];
      buffer.get(values);
      return values;
    } catch (RuntimeException | StackOverflowError e) {
      throw damaged(e);
    }
  }

  private ContiguousDataset dataset(List<String> path) throws IOException {
    Node node = file;
    for (String name : path) {
      node = node instanceof Group group && !node.isLink() ? group.getChild(name) : null;
    }
    if (node instanceof ContiguousDataset dataset && !node.isLink()) {
      return dataset;
    }
    throw error(
        "expected values at "
            + String.join("/", path)
            + " in one piece, as Keras 3 writes them, found "
            + (node == null ? "none" : node.getType()));
  }

  private IOException error(String message) {
    return new IOException(OneLine.of(place + ": " + message));
  }

  private IOException damaged(Throwable e) {
    return new IOException(
        OneLine.of(place + ": no HDF5 that can be read: " + OneLine.reason(e)), e);
  }

  /**
   * Writes a file.
   *
   * @throws IOException if it cannot be written
   */
  static void write(Path target, ModelSpec model, Weights weights) throws IOException {
    try (WritableHdfFile out = HdfFile.write(target)) {
      WritableGroup layers = out.putGroup(LAYERS);
      int next = 0;
      for (PlacedLayer layer : model.stack()) {
        List<LayerVariable> variables = layer.variables();
        if (!variables.isEmpty()) { // jHDF 0.13 overwrites an empty group if it is the last
          WritableGroup group = layers.putGroup(layer.name()).putGroup(VARIABLES);
          for (int i = 0; i < variables.size(); i++) {
            VariableSpec variable = variables.get(i).spec();
            group.putDataset(Integer.toString(i), array(variable, weights.values(next++)));
          }
        }
      }
    } catch (RuntimeException e) {
      throw new IOException(OneLine.reason(e), e);
    }
  }

  /** Returns the values as jHDF takes them: nested arrays, one level per dimension. */
  private static Object array(VariableSpec variable, FloatBuffer values) {
    int columns = variable.shape().get(variable.shape().size() - 1);
    float[][] rows = new float[values.remaining() / columns][columns];
    for (float[] row : rows) {
      values.get(row);
    }
    return variable.shape().size() == 1 ? rows[0] : rows;
  }
}
