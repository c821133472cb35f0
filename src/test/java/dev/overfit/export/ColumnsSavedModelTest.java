package dev.overfit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.graph.InitialWeights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TString;

/** Tests SavedModels that take rows as users have them. */
class ColumnsSavedModelTest {
  @TempDir Path folder;

  static List<ColumnsCase> cases() {
    return List.of(ColumnsCase.PLAIN, ColumnsCase.ODD);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aSavedModelIsTheSameAgain(ColumnsCase one) throws IOException {
    TrainableModel loaded = TrainableModel.load(exporter().export(one.trainable()));
    assertThat(loaded).isEqualTo(one.trainable());
    try (Predictor predictor = Predictor.load(exporter().export(one.card(), one.weights()))) {
      assertThat(predictor.card()).contains(one.card());
      assertThat(predictor.featureNames()).isEqualTo(one.encoding().features());
      assertThat(predictor.features()).isEqualTo(one.encoding().width());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rowsAsPeopleHaveThemArePredictedAsTheirCodedOnes(ColumnsCase one) throws IOException {
    List<Map<String, @Nullable Object>> rows = one.rows(200);
    float[] coded = one.coded(rows);
    try (Predictor loaded = Predictor.load(exporter().export(one.card(), one.weights()));
        Predictor any =
            Predictor.load(
                folder.resolve(one.name()), LoadOptions.defaults().withAllowAnyOperations(true));
        Predictor direct = Predictor.of(one.card(), one.weights())) {
      for (Predictor predictor : List.of(loaded, any, direct)) {
        assertThat(predictor.probabilities(rows))
            .hasSize(200)
            .containsExactly(predictor.probabilities(coded));
        assertThat(predictor.probabilities(List.of())).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void serversGetThePredictorsProbabilitiesOfTheColumns(ColumnsCase one) throws IOException {
    List<Map<String, @Nullable Object>> rows = one.rows(200);
    Path version = exporter().export(one.trainable());
    try (Predictor predictor = Predictor.load(version)) {
      float[] expected = predictor.probabilities(rows);
      for (String key : List.of("serving_default", "serve")) {
        assertThat(served(version, key, rows))
            .usingComparatorWithPrecision(1e-6f)
            .containsExactly(expected);
      }
    }
  }

  /** Returns what the native runtime, called as servers call it, predicts from the columns. */
  private static float[] served(
      Path version, String key, List<Map<String, @Nullable Object>> rows) {
    try (SavedModelBundle bundle = SavedModelBundle.load(version.toString(), "serve")) {
      SignatureDef signature = bundle.metaGraphDef().getSignatureDefOrThrow(key);
      Session.Runner runner =
          bundle.session().runner().fetch(signature.getOutputsOrThrow("probabilities").getName());
      Map<String, Tensor> fed = new HashMap<>();
      for (Map.Entry<String, TensorInfo> input : signature.getInputsMap().entrySet()) {
        List<@Nullable Object> cells = rows.stream().map(row -> row.get(input.getKey())).toList();
        fed.put(input.getValue().getName(), tensor(input.getValue().getDtype(), cells));
      }
      fed.forEach(runner::feed);
      try (var result = runner.run()) {
        float[] values = new float[rows.size()];
        ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(values);
        return values;
      } finally {
        fed.values().forEach(Tensor::close);
      }
    }
  }

  private static Tensor tensor(DataType type, List<@Nullable Object> cells) {
    Shape shape = Shape.of(cells.size(), 1);
    if (type == DataType.DT_STRING) {
      return TString.tensorOf(shape, DataBuffers.ofObjects(cells.toArray(new String[0])));
    }
    double[] numbers =
        cells.stream()
            .mapToDouble(cell -> cell instanceof Number number ? number.doubleValue() : Double.NaN)
            .toArray();
    if (type == DataType.DT_DOUBLE) {
      return TFloat64.tensorOf(shape, DataBuffers.of(numbers));
    }
    float[] narrow = new float[numbers.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) numbers[i];
    }
    return TFloat32.tensorOf(shape, DataBuffers.of(narrow));
  }

  @Test
  void signaturesTakeColumnsByNameAndCodedRowsBeside() throws IOException {
    MetaGraphDef graph = graph(exporter().export(ColumnsCase.PLAIN.trainable()));
    assertThat(graph.getSignatureDefMap())
        .containsOnlyKeys("serving_default", "serve", "features", "evaluate", "train", "state");
    SignatureDef serving = graph.getSignatureDefOrThrow("serving_default");
    assertThat(graph.getSignatureDefOrThrow("serve")).isEqualTo(serving);
    assertThat(serving.getInputsMap())
        .containsOnlyKeys("age", "income", "city", "member", "plan")
        .allSatisfy(
            (name, input) -> {
              assertThat(input.getTensorShape().getDim(0).getSize()).isEqualTo(-1);
              assertThat(input.getTensorShape().getDim(1).getSize()).isEqualTo(1);
            });
    assertThat(serving.getInputsOrThrow("age").getDtype()).isEqualTo(DataType.DT_FLOAT);
    assertThat(serving.getInputsOrThrow("age").getName()).isEqualTo("column_0:0");
    assertThat(serving.getInputsOrThrow("income").getDtype()).isEqualTo(DataType.DT_DOUBLE);
    assertThat(serving.getInputsOrThrow("plan").getDtype()).isEqualTo(DataType.DT_STRING);
    assertThat(serving.getInputsOrThrow("plan").getName()).isEqualTo("column_4:0");
    assertThat(serving.getOutputsMap()).containsOnlyKeys("logits", "probabilities");
    SignatureDef features = graph.getSignatureDefOrThrow("features");
    assertThat(features.getInputsMap()).containsOnlyKeys("features");
    assertThat(features.getOutputsMap()).containsOnlyKeys("logits", "probabilities");
    assertThat(graph.getSignatureDefOrThrow("train").getInputsMap())
        .containsOnlyKeys("features", "labels");
  }

  @Test
  void theGraphHasNeitherLookupTablesNorFunctions() throws IOException {
    MetaGraphDef graph =
        graph(exporter().export(ColumnsCase.PLAIN.card(), ColumnsCase.PLAIN.weights()));
    Set<String> operations =
        graph.getGraphDef().getNodeList().stream().map(NodeDef::getOp).collect(Collectors.toSet());
    assertThat(operations).noneMatch(op -> op.contains("Table") || op.contains("Lookup"));
    assertThat(graph.getGraphDef().getLibrary().getFunctionCount()).isZero();
    assertThat(graph.getCollectionDefMap()).containsOnlyKeys("variables", "trainable_variables");
  }

  @Test
  void warmUpRequestsFeedEveryColumn() throws IOException {
    String requests =
        new String(WarmUp.requests(ColumnsCase.PLAIN.card()), StandardCharsets.ISO_8859_1);
    assertThat(requests)
        .contains("Columns", "serving_default", "age", "income", "city", "member", "plan")
        .doesNotContain("features");
  }

  @Test
  void aRowThatCannotBeIsRefusedByItsNumberAndColumn() throws IOException {
    try (Predictor predictor =
        Predictor.of(ColumnsCase.PLAIN.card(), ColumnsCase.PLAIN.weights())) {
      List<Map<String, @Nullable Object>> rows = ColumnsCase.PLAIN.rows(3);
      rows.get(2).put("city", 7);
      assertThatThrownBy(() -> predictor.probabilities(rows))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("row 3, column city: expected a text, received 7 (Integer)");
      rows.get(1).remove("age");
      assertThatThrownBy(() -> predictor.probabilities(rows))
          .hasMessageStartingWith("row 2, column age: expected a cell");
    }
  }

  @Test
  void aColumnCalledFeaturesIsNotTakenForCodedRows() throws IOException {
    Path version = exporter().export(ColumnsCase.ODD.card(), ColumnsCase.ODD.weights());
    EditedSavedModel.graph(version, graph -> graph.removeSignatureDef("features"));
    assertThatThrownBy(() -> Predictor.load(version))
        .isInstanceOf(IOException.class)
        .hasMessage(
            version
                + ": expected serving_default to go from 'features' alone to 'probabilities', or a"
                + " signature features that does, found [1, a/b, capital gain, features, größe] to"
                + " [logits, probabilities]");
  }

  @Test
  void aSignatureCalledFeaturesThatPredictsNothingIsLeftAlone() throws IOException {
    ExportCase tiny = ExportCase.TINY;
    List<String> names = IntStream.range(0, 28).mapToObj(i -> "f" + i).toList();
    Path version =
        exporter().export(ModelCard.of(tiny.model(), names), InitialWeights.draw(tiny.model(), 1));
    EditedSavedModel.graph(
        version,
        graph -> {
          SignatureDef serving = graph.getSignatureDefOrThrow("serving_default");
          graph.putSignatureDef(
              "features", serving.toBuilder().removeOutputs("probabilities").build());
        });
    try (Predictor predictor = Predictor.load(version)) {
      assertThat(predictor.probability(new float[28])).isBetween(0f, 1f);
    }
  }

  @Test
  void aGraphOfOtherColumnsThanTheCardsIsRefused() throws IOException {
    Path version = exporter().export(ColumnsCase.PLAIN.card(), ColumnsCase.PLAIN.weights());
    EditedSavedModel.withoutDigests(version);
    Path renamed = EditedSavedModel.copy(version, folder.resolve("renamed"));
    EditedSavedModel.card(
        renamed,
        card -> {
          ((ObjectNode) card.at("/encoding/columns/1")).put("name", "wage");
          SavedModelPiecesTest.put(
              card,
              "encoding/table/columns",
              "[\"age\",\"wage\",\"city\",\"member\",\"plan\",\"churned\"]");
          SavedModelPiecesTest.put(
              card,
              "inputs/feature_names",
              card.at("/inputs/feature_names").toString().replace("income", "wage"));
        });
    Path narrowed = EditedSavedModel.copy(version, folder.resolve("narrowed"));
    EditedSavedModel.card(
        narrowed, card -> ((ObjectNode) card.at("/encoding/columns/1")).put("wide", false));
    for (Path edited : List.of(renamed, narrowed)) {
      assertThatThrownBy(() -> Predictor.load(edited))
          .isInstanceOf(IOException.class)
          .hasMessage(
              edited
                  + ": model.json.encoding: expected the columns that the graph takes, found others"
                  + " or other types");
    }
    Path without = EditedSavedModel.copy(version, folder.resolve("without"));
    EditedSavedModel.card(without, card -> card.remove("encoding"));
    assertThatThrownBy(() -> Predictor.load(without))
        .hasMessage(
            without
                + ": model.json: expected an encoding of the columns that the graph takes, found"
                + " none");
  }

  @Test
  void anEncodingThatWasEditedIsNotTheOneThatWasExported() throws IOException {
    Path version = exporter().export(ColumnsCase.PLAIN.trainable());
    Path edited = EditedSavedModel.copy(version, folder.resolve("edited"));
    EditedSavedModel.card(
        edited, card -> ((ObjectNode) card.at("/encoding/columns/0")).put("mean", 41));
    EditedSavedModel.assertRefused(edited, ": model.json.digests.model.json: expected SHA-256 ");
    EditedSavedModel.withoutDigests(edited);
    assertThatThrownBy(() -> TrainableModel.load(edited))
        .hasMessage(
            edited
                + ": model.json.encoding: expected what the graph's description says, found"
                + " otherwise");
  }

  private SavedModelExporter exporter() {
    return new SavedModelExporter(folder);
  }

  private static MetaGraphDef graph(Path version) throws IOException {
    return EditedSavedModel.model(version).getMetaGraphs(0);
  }
}
