package dev.overfit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.graph.InitialWeights;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.CollectionDef;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Tests SavedModels whose graph is more than a model. */
class HostileSavedModelTest {
  private static final ModelSpec MODEL =
      ModelSpec.binaryClassifier("Small", 3, new Dense(4, Activation.ELU));

  @TempDir Path folder;
  private Path version;
  private Path secret;

  @BeforeEach
  void export() throws IOException {
    version =
        new SavedModelExporter(folder)
            .export(
                TrainableModel.fresh(
                    ModelCard.of(MODEL, List.of("a", "b", "c")),
                    new Adam(new Constant(0.01)),
                    10,
                    1,
                    InitialWeights.draw(MODEL, 1)));
    secret = folder.resolve("written.txt");
  }

  @Test
  void anOperationThatWritesAFileIsRefusedWhereverItStands() throws IOException {
    List<Consumer<MetaGraphDef.Builder>> places =
        List.of(
            this::writeBesideEverything,
            this::writeBeforeProbabilities,
            this::writeWhenInitialized,
            this::writeWhenRestored,
            this::writeInAFunction);
    for (Consumer<MetaGraphDef.Builder> place : places) {
      Path copy = EditedSavedModel.copy(version, folder.resolve("copy"));
      EditedSavedModel.graph(copy, place);
      EditedSavedModel.assertRefused(copy, "WriteFile");
      assertThat(secret).doesNotExist();
    }
  }

  @Test
  void aSecondGraphThatNobodyAsksForIsLookedAtToo() throws IOException {
    SavedModel.Builder model = EditedSavedModel.model(version).toBuilder();
    MetaGraphDef.Builder second = MetaGraphDef.newBuilder();
    second.getMetaInfoDefBuilder().addTags("train");
    writeBesideEverything(second);
    Files.write(
        version.resolve(EditedSavedModel.GRAPH), model.addMetaGraphs(second).build().toByteArray());
    EditedSavedModel.withoutDigests(version);
    EditedSavedModel.assertRefused(version, "WriteFile");
  }

  @Test
  void whoTrustsAModelMayAllowIt() throws IOException {
    EditedSavedModel.graph(version, this::writeBeforeProbabilities);
    LoadOptions any = LoadOptions.defaults().withAllowAnyOperations(true);
    try (Predictor predictor = Predictor.load(version, any)) {
      assertThat(predictor.probability(1, 2, 3)).isBetween(0f, 1f);
    }
    assertThat(secret).hasContent("hostile");
    assertThat(TrainableModel.load(version, any).card().model()).isEqualTo(MODEL);
  }

  @Test
  void readingAFileAndLoopsAreRefused() throws IOException {
    for (String op :
        List.of(
            "ReadFile",
            "While",
            "StatelessWhile",
            "Enter",
            "NextIteration",
            "PyFunc",
            "RemoteCall",
            "If",
            "TensorArrayV3",
            "LookupTableFindV2",
            "MatchingFiles")) {
      Path copy = EditedSavedModel.copy(version, folder.resolve("copy"));
      EditedSavedModel.graph(
          copy, graph -> graph.getGraphDefBuilder().addNode(EditedSavedModel.operation(op, "x")));
      EditedSavedModel.assertRefused(copy, op);
    }
  }

  @Test
  void anotherCheckpointIsNotReadInItsPlace() throws IOException {
    EditedSavedModel.graph(
        version,
        graph -> {
          graph.getGraphDefBuilder().addNode(EditedSavedModel.text("elsewhere", "/elsewhere"));
          graph.getGraphDefBuilder().getNodeBuilderList().stream()
              .filter(node -> node.getOp().equals("RestoreV2"))
              .forEach(node -> node.setInput(0, "elsewhere"));
        });
    EditedSavedModel.assertRefused(version, "expected variables to be restored from the folder");
  }

  @Test
  void predictingNeitherSavesNorChangesVariables() throws IOException {
    for (String op : List.of("SaveV2", "AssignVariableOp", "ResourceApplyAdam")) {
      Path copy = EditedSavedModel.copy(version, folder.resolve("copy"));
      EditedSavedModel.graph(
          copy,
          graph -> {
            NodeDef other =
                graph.getGraphDef().getNodeList().stream()
                    .filter(node -> node.getOp().equals(op))
                    .findFirst()
                    .orElseThrow();
            EditedSavedModel.node(graph, "probabilities").addInput("^" + other.getName());
          });
      EditedSavedModel.assertRefused(copy, op);
    }
  }

  @Test
  void functionsThatCallThemselvesOrGrowWithoutBoundAreRefused() throws IOException {
    Path recursive = EditedSavedModel.copy(version, folder.resolve("recursive"));
    EditedSavedModel.graph(
        recursive,
        graph -> {
          addFunction(graph, "f", call("again", "f"));
          addCall(graph, "f");
        });
    EditedSavedModel.assertRefused(recursive, "functions that do not call themselves");
    Path exponential = EditedSavedModel.copy(version, folder.resolve("exponential"));
    EditedSavedModel.graph(
        exponential,
        graph -> {
          addFunction(graph, "f0", EditedSavedModel.operation("NoOp", "nothing").build());
          for (int i = 1; i <= 40; i++) {
            addFunction(graph, "f" + i, call("a", "f" + (i - 1)), call("b", "f" + (i - 1)));
          }
          addCall(graph, "f40");
        });
    EditedSavedModel.assertRefused(exponential, "expected at most 100,000 operations");
  }

  @Test
  void operationsThatNeedThemselvesAreRefused() throws IOException {
    EditedSavedModel.graph(
        version, graph -> EditedSavedModel.node(graph, "logits").addInput("^probabilities"));
    EditedSavedModel.assertRefused(version, "expected no loop");
  }

  @Test
  void aConstantOfNoSizeAtAllIsRefused() throws IOException {
    for (long size : new long[] {1L << 33, -5, Long.MAX_VALUE}) {
      Path copy = EditedSavedModel.copy(version, folder.resolve("copy"));
      EditedSavedModel.graph(
          copy,
          graph -> {
            graph.getGraphDefBuilder().addNode(constant(size));
            EditedSavedModel.node(graph, "probabilities").addInput("^large");
          });
      EditedSavedModel.assertRefused(copy, "'large': expected ");
    }
  }

  @Test
  void anIndexOfVariablesThatAsksForMemoryIsRefused() throws IOException {
    EditedSavedModel.withoutDigests(version);
    Path index = version.resolve("variables/variables.index");
    byte[] whole = Files.readAllBytes(index);
    byte[] terabyte = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x20};
    // The last 48 bytes hold the place and the length of a first block, then those of the index
    // block.
    int footer = whole.length - 48;
    int indexBlock = footer + 2;
    for (int place : new int[] {footer, footer + 1, indexBlock + 1}) {
      byte[] bytes = whole.clone();
      System.arraycopy(terabyte, 0, bytes, place, terabyte.length);
      Files.write(index, bytes);
      EditedSavedModel.assertRefused(
          version, ": no variables that can be restored: variables/variables.index is");
    }
    whole[whole.length - 1] ^= 1; // the magic number of a table
    Files.write(index, whole);
    EditedSavedModel.assertRefused(
        version, ": no variables that can be restored: variables/variables.index is");
  }

  @Test
  void aFileTooLargeForAGraphIsRefused() throws IOException {
    byte[] bytes = new byte[(16 << 20) + 1];
    Files.write(version.resolve(EditedSavedModel.GRAPH), bytes);
    EditedSavedModel.withoutDigests(version);
    EditedSavedModel.assertRefused(
        version, "expected at most 16,777,216 bytes in saved_model.pb, found more");
  }

  @Test
  void messagesNestedWithoutEndAreRefused() throws IOException {
    TensorProto nested = TensorProto.getDefaultInstance();
    for (int i = 0; i < 200; i++) {
      nested =
          TensorProto.newBuilder()
              .addVariantVal(
                  org.tensorflow.proto.VariantTensorDataProto.newBuilder().addTensors(nested))
              .build();
    }
    AttrValue value = AttrValue.newBuilder().setTensor(nested).build();
    EditedSavedModel.graph(
        version,
        graph ->
            graph
                .getGraphDefBuilder()
                .addNode(EditedSavedModel.operation("Const", "deep").putAttr("value", value)));
    EditedSavedModel.assertRefused(version, "no SavedModel that can be loaded");
  }

  @Test
  void logitsAreNotTakenForProbabilities() throws IOException {
    EditedSavedModel.graph(
        version,
        graph -> {
          var signature = graph.getSignatureDefOrThrow("serving_default").toBuilder();
          signature.putOutputs("probabilities", signature.getOutputsOrThrow("logits"));
          graph.putSignatureDef("serving_default", signature.build());
        });
    assertThatThrownBy(
            () -> {
              try (Predictor predictor = Predictor.load(version)) {
                predictor.probabilities(new float[] {9, 9, 9, -9, -9, -9, 99, -99, 99});
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(version + ": expected a probability in [0, 1] of row ");
  }

  private void writeBesideEverything(MetaGraphDef.Builder graph) {
    GraphDef.Builder operations = graph.getGraphDefBuilder();
    operations.addNode(EditedSavedModel.text("name", secret.toString()));
    operations.addNode(EditedSavedModel.text("content", "hostile"));
    operations.addNode(EditedSavedModel.operation("WriteFile", "write", "name", "content"));
  }

  private void writeBeforeProbabilities(MetaGraphDef.Builder graph) {
    writeBesideEverything(graph);
    EditedSavedModel.node(graph, "probabilities").addInput("^write");
  }

  private void writeWhenInitialized(MetaGraphDef.Builder graph) {
    writeBesideEverything(graph);
    graph.putCollectionDef(
        "saved_model_main_op",
        CollectionDef.newBuilder()
            .setNodeList(CollectionDef.NodeList.newBuilder().addValue("write"))
            .build());
  }

  private void writeWhenRestored(MetaGraphDef.Builder graph) {
    writeBesideEverything(graph);
    EditedSavedModel.node(graph, graph.getSaverDef().getRestoreOpName()).addInput("^write");
  }

  private void writeInAFunction(MetaGraphDef.Builder graph) {
    addFunction(graph, "outer", call("inner", "inner"));
    addFunction(
        graph,
        "inner",
        EditedSavedModel.text("name", secret.toString()),
        EditedSavedModel.text("content", "hostile"),
        EditedSavedModel.operation("WriteFile", "write", "name:output:0", "content:output:0")
            .build());
    addCall(graph, "outer");
  }

  private static void addFunction(MetaGraphDef.Builder graph, String name, NodeDef... nodes) {
    FunctionDef.Builder function =
        FunctionDef.newBuilder().setSignature(OpDef.newBuilder().setName(name).setIsStateful(true));
    for (NodeDef node : nodes) {
      function.addNodeDef(node);
      function.putControlRet(node.getName(), node.getName());
      function.getSignatureBuilder().addControlOutput(node.getName());
    }
    graph.getGraphDefBuilder().getLibraryBuilder().addFunction(function);
  }

  private static NodeDef call(String name, String function) {
    AttrValue none = AttrValue.newBuilder().setList(AttrValue.ListValue.newBuilder()).build();
    return EditedSavedModel.operation("StatefulPartitionedCall", name)
        .putAttr("Tin", none)
        .putAttr("Tout", none)
        .putAttr(
            "f",
            AttrValue.newBuilder().setFunc(NameAttrList.newBuilder().setName(function)).build())
        .build();
  }

  private static void addCall(MetaGraphDef.Builder graph, String function) {
    graph.getGraphDefBuilder().addNode(call("call", function));
    EditedSavedModel.node(graph, "probabilities").addInput("^call");
  }

  private static NodeDef constant(long size) {
    TensorProto value =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_FLOAT)
            .setTensorShape(
                TensorShapeProto.newBuilder()
                    .addDim(TensorShapeProto.Dim.newBuilder().setSize(size)))
            .addFloatVal(1)
            .build();
    return EditedSavedModel.operation("Const", "large")
        .putAttr("dtype", EditedSavedModel.type(DataType.DT_FLOAT))
        .putAttr("value", AttrValue.newBuilder().setTensor(value).build())
        .build();
  }
}
