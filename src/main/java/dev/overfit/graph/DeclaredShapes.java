package dev.overfit.graph;

import dev.overfit.io.OneLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Checks the shapes that operations declare: a tensor must be able to have them, and constants must
 * fit into memory, since a few bytes can declare a constant of any size.
 */
final class DeclaredShapes {
  private static final int MOST_DIMENSIONS = 8;
  private static final long MOST_VALUES = 1L << 40;

  /** Four times as many values as a file of the maximum size could spell out. */
  private static final long MOST_CONSTANTS = 1L << 24;

  private final Path folder;
  private long constants;

  /**
   * Creates a check of one graph, including its functions.
   *
   * @param folder the folder of the graph, for messages
   */
  DeclaredShapes(Path folder) {
    this.folder = folder;
  }

  /**
   * Checks all shapes that operations declare.
   *
   * @throws IOException if a shape is impossible, or all constants so far are too large
   */
  void check(List<NodeDef> nodes) throws IOException {
    for (NodeDef node : nodes) {
      for (AttrValue value : node.getAttrMap().values()) {
        for (TensorShapeProto shape : shapes(value).toList()) {
          values(node, shape, -1);
        }
        for (TensorProto constant : constants(value).toList()) {
          constants = constants + values(node, constant.getTensorShape(), 0);
        }
      }
      if (constants > MOST_CONSTANTS) {
        throw error(node, "expected constants of at most %,d values, found more", MOST_CONSTANTS);
      }
    }
  }

  private static Stream<TensorShapeProto> shapes(AttrValue value) {
    return value.hasShape() ? Stream.of(value.getShape()) : value.getList().getShapeList().stream();
  }

  private static Stream<TensorProto> constants(AttrValue value) {
    return value.hasTensor()
        ? Stream.of(value.getTensor())
        : value.getList().getTensorList().stream();
  }

  /** Returns the number of values of a shape, counting an unknown or empty dimension as 1. */
  private long values(NodeDef node, TensorShapeProto shape, int least) throws IOException {
    long values = 1;
    for (TensorShapeProto.Dim dimension : shape.getDimList()) {
      long size = dimension.getSize();
      if (size < least || size > MOST_VALUES || shape.getDimCount() > MOST_DIMENSIONS) {
        throw error(node, "expected a shape that a tensor can have, found %s", shown(shape));
      }
      values = Math.min(values * Math.max(size, 1), MOST_VALUES);
    }
    return values;
  }

  private static List<Long> shown(TensorShapeProto shape) {
    return shape.getDimList().stream()
        .limit(MOST_DIMENSIONS)
        .map(TensorShapeProto.Dim::getSize)
        .toList();
  }

  private IOException error(NodeDef node, String format, Object value) {
    return new IOException(
        OneLine.of(
            folder + ", '" + node.getName() + "': " + String.format(Locale.ROOT, format, value)));
  }
}
