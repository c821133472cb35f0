package dev.overfit.export;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.io.FolderCopy;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Consumer;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Copies of SavedModels that somebody has tampered with. */
public final class EditedSavedModel {
  static final String GRAPH = "saved_model.pb";
  static final String CARD = "assets.extra/model.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private EditedSavedModel() {}

  /** Copies a folder, replacing what was at the target. */
  public static Path copy(Path from, Path to) throws IOException {
    delete(to);
    FolderCopy.copy(from, to);
    return to;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, IOException e) throws IOException {
              Files.delete(left);
              return FileVisitResult.CONTINUE;
            }
          });
    }
  }

  /** Turns it into one that was exported before cards had digests. */
  static void withoutDigests(Path version) throws IOException {
    card(version, card -> card.remove("digests"));
  }

  /** Changes its card's JSON. */
  static void card(Path version, Consumer<ObjectNode> change) throws IOException {
    Path file = version.resolve(CARD);
    ObjectNode card = (ObjectNode) JSON.readTree(Files.readString(file));
    change.accept(card);
    Files.writeString(file, JSON.writeValueAsString(card));
  }

  static SavedModel model(Path version) throws IOException {
    return SavedModel.parseFrom(Files.readAllBytes(version.resolve(GRAPH)));
  }

  /** Changes its graph and removes the digests, as an attacker would. */
  public static void graph(Path version, Consumer<MetaGraphDef.Builder> change) throws IOException {
    SavedModel.Builder model = model(version).toBuilder();
    change.accept(model.getMetaGraphsBuilder(0));
    Files.write(version.resolve(GRAPH), model.build().toByteArray());
    withoutDigests(version);
  }

  /** Returns an operation with inputs and without attributes. */
  public static NodeDef.Builder operation(String op, String name, String... inputs) {
    return NodeDef.newBuilder().setOp(op).setName(name).addAllInput(List.of(inputs));
  }

  /** Returns a constant text. */
  public static NodeDef text(String name, String value) {
    return operation("Const", name)
        .putAttr("dtype", type(DataType.DT_STRING))
        .putAttr(
            "value",
            AttrValue.newBuilder()
                .setTensor(
                    TensorProto.newBuilder()
                        .setDtype(DataType.DT_STRING)
                        .setTensorShape(TensorShapeProto.getDefaultInstance())
                        .addStringVal(com.google.protobuf.ByteString.copyFromUtf8(value)))
                .build())
        .build();
  }

  static AttrValue type(DataType type) {
    return AttrValue.newBuilder().setType(type).build();
  }

  /** Returns the operation with the given name in a graph. */
  public static NodeDef.Builder node(MetaGraphDef.Builder metaGraph, String name) {
    return metaGraph.getGraphDefBuilder().getNodeBuilderList().stream()
        .filter(node -> node.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Asserts that every way to load it refuses it with a message that begins with its folder. */
  static void assertRefused(Path version, String words) {
    assertThatThrownBy(() -> Predictor.load(version).close())
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(version.toString())
        .hasMessageContaining(words);
    assertThatThrownBy(() -> TrainableModel.load(version))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(version.toString())
        .hasMessageContaining(words);
  }
}
