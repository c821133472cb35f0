package dev.overfit.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.export.Ensemble.Member;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Sgd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;

/** Tests SavedModels that average the probabilities of several networks. */
class EnsembleTest {
  private static final int ROWS = 300;

  @TempDir Path folder;

  static List<EnsembleCase> cases() {
    return EnsembleCase.ALL;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void probabilitiesAreTheMeanOfThoseOfItsMembers(EnsembleCase one) throws IOException {
    float[] rows = one.rows(ROWS);
    double[] mean = new double[ROWS];
    for (int member = 0; member < one.members().size(); member++) {
      try (Predictor predictor = Predictor.load(one.export(folder.resolve("members"), member))) {
        float[] probabilities = predictor.probabilities(rows);
        for (int row = 0; row < ROWS; row++) {
          mean[row] += (double) probabilities[row] / one.members().size();
        }
      }
    }
    try (Predictor predictor = Predictor.load(one.export(folder))) {
      assertThat(predictor.card()).contains(one.ensemble());
      float[] found = predictor.probabilities(rows);
      for (int row = 0; row < ROWS; row++) {
        assertThat((double) found[row]).isCloseTo(mean[row], within(2.5e-7)); // float32's sigmoid
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void logitsAreThoseOfTheMeanThoughMembersAreSure(EnsembleCase one) throws IOException {
    float[] rows = one.rows(ROWS);
    double[] ones = new double[ROWS];
    double[] zeros = new double[ROWS];
    double largest = 0;
    for (int member = 0; member < one.members().size(); member++) {
      float[] logits =
          CalledSavedModel.call(
              one.export(folder.resolve("members"), member), ROWS, rows, "logits");
      for (int row = 0; row < ROWS; row++) {
        ones[row] += 1 / (1 + Math.exp(-logits[row]));
        zeros[row] += 1 / (1 + Math.exp(logits[row]));
        largest = Math.max(largest, Math.abs(logits[row]));
      }
    }
    if (one.scale() > 1) {
      assertThat(largest).isGreaterThan(60); // 1 / (1 + exp(-17)) is 1 in float32
    }
    float[] found = CalledSavedModel.call(one.export(folder), ROWS, rows, "logits");
    for (int row = 0; row < ROWS; row++) {
      double expected = Math.log(ones[row] / zeros[row]);
      assertThat((double) found[row])
          .isCloseTo(expected, within(2e-6 * Math.max(1, Math.abs(expected))));
    }
  }

  @Test
  void ofEqualMembersIsTheMember() throws IOException {
    EnsembleCase one = EnsembleCase.SURE;
    float[] rows = one.rows(ROWS);
    Path ensemble = new SavedModelExporter(folder).export(one.ensemble(), member -> one.weights(1));
    assertThat(CalledSavedModel.call(ensemble, ROWS, rows, "logits"))
        .containsExactly(
            CalledSavedModel.call(one.export(folder.resolve("members"), 1), ROWS, rows, "logits"));
  }

  @Test
  void figuresAreThoseOfTheMeanAndThePenaltyIsTheMembersMean() throws IOException {
    EnsembleCase one = EnsembleCase.PLAIN;
    float[] rows = one.rows(ROWS);
    float[] labels = new float[ROWS];
    double penalty = 0;
    for (int row = 0; row < ROWS; row++) {
      labels[row] = row % 3 == 0 ? 1 : 0;
    }
    for (int member = 0; member < one.members().size(); member++) {
      Path version = one.export(folder.resolve("members"), member);
      penalty +=
          CalledSavedModel.evaluate(version, rows, labels, "regularization_loss")
              / one.members().size();
    }
    Path ensemble = one.export(folder);
    float[] logits = CalledSavedModel.call(ensemble, ROWS, rows, "logits");
    double crossentropy = 0;
    double hits = 0;
    for (int row = 0; row < ROWS; row++) {
      double sign = labels[row] == 1 ? -1 : 1;
      crossentropy += Math.log1p(Math.exp(sign * logits[row])) / ROWS;
      hits += (logits[row] > 0.25) == (labels[row] == 1) ? 1 : 0;
    }
    assertThat(penalty).isPositive();
    assertThat(CalledSavedModel.evaluate(ensemble, rows, labels, "regularization_loss"))
        .isCloseTo(penalty, within(1e-6));
    assertThat(CalledSavedModel.evaluate(ensemble, rows, labels, "binary_crossentropy"))
        .isCloseTo(crossentropy, within(1e-6));
    assertThat(CalledSavedModel.evaluate(ensemble, rows, labels, "loss"))
        .isCloseTo(crossentropy + penalty, within(2e-6));
    assertThat(CalledSavedModel.evaluate(ensemble, rows, labels, "accuracy"))
        .isCloseTo(hits / ROWS, within(1e-6));
  }

  @Test
  void rowsAsPeopleHaveThemArePredictedAsTheirCodedOnes() throws IOException {
    List<Map<String, @Nullable Object>> rows = ColumnsCase.PLAIN.rows(ROWS);
    try (Predictor predictor = Predictor.load(EnsembleCase.COLUMNS.export(folder))) {
      assertThat(predictor.probabilities(rows))
          .containsExactly(predictor.probabilities(ColumnsCase.PLAIN.coded(rows)));
    }
  }

  @Test
  void signaturesAreThoseOfAServedModel() throws IOException {
    for (EnsembleCase one : cases()) {
      Map<String, SignatureDef> served = signatures(one.export(folder.resolve("members"), 0));
      Map<String, SignatureDef> ensemble = signatures(one.export(folder));
      assertThat(ensemble.keySet()).isEqualTo(served.keySet());
      served.forEach(
          (name, signature) ->
              assertThat(shapes(requireNonNull(ensemble.get(name)))).isEqualTo(shapes(signature)));
    }
  }

  private static List<String> shapes(SignatureDef signature) {
    return Stream.of(signature.getInputsMap(), signature.getOutputsMap())
        .flatMap(tensors -> tensors.entrySet().stream())
        .map(each -> each.getKey() + " " + each.getValue().toBuilder().clearName())
        .sorted()
        .toList();
  }

  @Test
  void membersHaveVariablesOfTheirOwnAndTheNormalizationStandsOnce() throws IOException {
    MetaGraphDef graph = graph(EnsembleCase.PLAIN.export(folder));
    List<String> expected = new ArrayList<>();
    for (String member : List.of("replicate_0", "replicate_2", "replicate_3", "replicate_11")) {
      for (VariableSpec variable : EnsembleCase.PLAIN.card().model().variables()) {
        expected.add(member + "/" + variable.name());
      }
    }
    List<NodeDef> nodes = graph.getGraphDef().getNodeList();
    assertThat(nodes.stream().filter(node -> node.getOp().equals("VarHandleOp")))
        .extracting(NodeDef::getName)
        .containsExactlyElementsOf(expected);
    // one in the part that serves, one in the part that evaluates
    assertThat(nodes.stream().map(NodeDef::getName).filter(name -> name.endsWith("/Div")))
        .containsExactly("model/normalization/Div", "model_1/normalization/Div");
  }

  @Test
  void nobodyTakesItForOneNetwork() throws IOException {
    EnsembleCase one = EnsembleCase.PLAIN;
    String message = "card: expected one network, received an ensemble of 4";
    assertThatThrownBy(() -> Predictor.of(one.ensemble(), one.weights(0))).hasMessage(message);
    SavedModelExporter exporter = new SavedModelExporter(folder);
    assertThatThrownBy(() -> exporter.export(one.ensemble(), one.weights(0))).hasMessage(message);
    assertThatThrownBy(
            () ->
                TrainableModel.fresh(
                    one.ensemble(), new Sgd(new Constant(0.1)), 10, 0, one.weights(0)))
        .hasMessage(message);
    assertThatThrownBy(() -> exporter.export(one.card(), one::weights))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("card: expected an ensemble, received one network");
    Path version = one.export(folder);
    assertThatThrownBy(() -> TrainableModel.load(version))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected a SavedModel that can train, found one that only serves");
  }

  @Test
  void membersThatCannotBeReadOrAreOfAnotherModelLeaveNothing() throws IOException {
    EnsembleCase one = EnsembleCase.PLAIN;
    SavedModelExporter exporter = new SavedModelExporter(folder);
    IOException gone = new IOException("Plain-2.checkpoint: no such checkpoint");
    assertThatThrownBy(
            () ->
                exporter.export(
                    one.ensemble(),
                    member -> {
                      if (member == 2) {
                        throw gone;
                      }
                      return one.weights(member);
                    }))
        .isInstanceOf(IOException.class)
        .hasCause(gone)
        .hasMessageContaining("Plain-ensemble: could not be written: Plain-2.checkpoint: no such");
    Weights others = EnsembleCase.COLUMNS.weights(0);
    assertThatThrownBy(() -> exporter.export(one.ensemble(), member -> others))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("weights: expected [VariableSpec[name=dense/kernel, shape=[28, 16]]");
    try (Stream<Path> left = Files.list(folder.resolve("Plain-ensemble"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void needsAtLeastTwoMembersAndEachOnce() {
    assertThatThrownBy(() -> new Ensemble(List.of(new Member(0, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("members: expected at least 2, received 1");
    assertThatThrownBy(() -> new Ensemble(List.of(new Member(1, 0), new Member(1, 5))))
        .hasMessage("members: expected each replicate once, received 1 twice");
    assertThatThrownBy(() -> new Member(-1, 0))
        .hasMessage("replicate: expected at least 0, received -1");
  }

  @Test
  void itsCardIsOfAFormatThatOlderReadersRefuseAndOthersStayAsTheyWere() {
    assertThat(CardJson.write(EnsembleCase.PLAIN.ensemble())).contains("\"format\" : 3");
    assertThat(CardJson.write(EnsembleCase.PLAIN.card()))
        .contains("\"format\" : 2")
        .doesNotContain("ensemble");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "format" : 3                 | "format" : 2                | model.json: expected format 3 of an ensemble, found 2
          "format" : 3                 | "format" : 1                | model.json: expected format 3 of an ensemble, found 1
          "ensemble"                   | "members"                   | model.json: expected an ensemble in format 3, found none
          "mean_of" : "probabilities"  | "mean_of" : "logits"        | model.json.ensemble.mean_of: expected 'probabilities', found 'logits'
          "name" : "replicate_2"       | "name" : "replicate_4"      | model.json.ensemble.members[1].name: expected 'replicate_2', found 'replicate_4'
          "replicate" : 2              | "replicate" : -2            | model.json.ensemble.members[1]: replicate: expected at least 0, received -2
          "seed" : 9                   | "seed" : "nine"             | model.json.ensemble.members[1].seed: expected a whole number, found "nine"
          """)
  void aCardThatCannotBeIsRefusedAtItsField(String text, String edited, String message) {
    String card = CardJson.write(EnsembleCase.PLAIN.ensemble());
    assertThat(card).contains(text);
    assertThatThrownBy(() -> CardJson.read(folder, card.replace(text, edited)))
        .isInstanceOf(IOException.class)
        .hasMessage(folder + ": " + message);
  }

  @Test
  void aCardOfOtherMembersIsRefused() throws IOException {
    EnsembleCase one = EnsembleCase.PLAIN;
    Path version = one.export(folder);
    EditedSavedModel.card(
        version,
        card -> {
          card.remove("digests");
          ((ObjectNode) card.at("/ensemble/members/1"))
              .put("replicate", 5)
              .put("name", "replicate_5");
        });
    assertThatThrownBy(() -> Predictor.load(version))
        .isInstanceOf(IOException.class)
        .hasMessage(
            version
                + ": model.json.model.layers: expected layers with the variables of the graph, where"
                + " replicate_5/dense/kernel is [], found [28, 16]");
  }

  private static MetaGraphDef graph(Path version) {
    try (SavedModelBundle bundle = SavedModelBundle.load(version.toString(), "serve")) {
      return bundle.metaGraphDef();
    }
  }

  private static Map<String, SignatureDef> signatures(Path version) {
    return graph(version).getSignatureDefMap();
  }
}
