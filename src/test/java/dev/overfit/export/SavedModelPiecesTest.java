package dev.overfit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.graph.InitialWeights;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that graph, variables and card of a SavedModel must belong together. */
class SavedModelPiecesTest {
  private static final String INDEX = "variables/variables.index";
  private static final String DATA = "variables/variables.data-00000-of-00001";

  @TempDir Path folder;
  private Path tiny;
  private Path small;

  @BeforeEach
  void export() throws IOException {
    tiny = export(1, "Tiny", new Dense(4, Activation.ELU));
    small = export(2, "Small", new Dense(4, Activation.ELU), new Dense(4, Activation.ELU));
  }

  @Test
  void variablesOfAnotherModelAreRefusedByTheirDigest() throws IOException {
    takeVariables(small, tiny);
    EditedSavedModel.assertRefused(
        tiny, ": model.json.digests.variables/variables.index: expected SHA-256 ");
  }

  @Test
  void variablesOfAnotherModelAreRefusedByTheirShapeWhereThereIsNoDigest() throws IOException {
    takeVariables(small, tiny);
    EditedSavedModel.withoutDigests(tiny);
    EditedSavedModel.assertRefused(
        tiny,
        ": expected a variable dense_1/kernel [4, 1], as the graph declares it, found [4, 4] in its"
            + " files");
  }

  @Test
  void theGraphOfAnotherModelIsRefused() throws IOException {
    Path graph = tiny.resolve(EditedSavedModel.GRAPH);
    Files.copy(
        small.resolve(EditedSavedModel.GRAPH),
        graph,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    EditedSavedModel.assertRefused(tiny, ": model.json.digests.saved_model.pb: expected SHA-256 ");
    EditedSavedModel.withoutDigests(tiny);
    EditedSavedModel.assertRefused(tiny, ": ");
  }

  @Test
  void theCardOfAnotherModelIsRefused() throws IOException {
    EditedSavedModel.withoutDigests(small);
    Files.copy(
        small.resolve(EditedSavedModel.CARD),
        tiny.resolve(EditedSavedModel.CARD),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> Predictor.load(tiny))
        .isInstanceOf(IOException.class)
        .hasMessage(
            tiny
                + ": model.json.model.layers: expected layers with the variables of the graph, where"
                + " dense_1/kernel is [4, 1], found [4, 4]");
    assertThatThrownBy(() -> TrainableModel.load(tiny))
        .isInstanceOf(IOException.class)
        .hasMessage(
            tiny
                + ": model.json.model: expected what the graph's description says, found otherwise");
  }

  @ParameterizedTest
  @ValueSource(strings = {INDEX, DATA})
  void aMissingOrShortFileOfTheVariablesIsRefusedAndTheFolderNamed(String name) throws IOException {
    for (boolean digests : new boolean[] {true, false}) {
      Path cut = EditedSavedModel.copy(tiny, folder.resolve("cut"));
      Path gone = EditedSavedModel.copy(tiny, folder.resolve("gone"));
      byte[] bytes = Files.readAllBytes(tiny.resolve(name));
      Files.write(cut.resolve(name), Arrays.copyOf(bytes, bytes.length / 2));
      Files.delete(gone.resolve(name));
      if (!digests) {
        EditedSavedModel.withoutDigests(cut);
        EditedSavedModel.withoutDigests(gone);
      }
      EditedSavedModel.assertRefused(cut, "");
      EditedSavedModel.assertRefused(gone, "");
    }
  }

  @Test
  void aModelWithoutItsVariablesIsRefused() throws IOException {
    EditedSavedModel.withoutDigests(tiny);
    Files.delete(tiny.resolve(INDEX));
    Files.delete(tiny.resolve(DATA));
    Files.delete(tiny.resolve("variables"));
    EditedSavedModel.assertRefused(
        tiny, ": expected its variables, found no variables/variables.index in it");
    Path any = tiny;
    assertThatThrownBy(
            () -> Predictor.load(any, LoadOptions.defaults().withAllowAnyOperations(true)))
        .isInstanceOf(IOException.class)
        .hasMessage(tiny + ": expected its variables, found no variables/variables.index in it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          logit_threshold                 | 1e999           | : model.json.logit_threshold: expected a number within float64, found one beyond
          logit_threshold                 | "0"             | : model.json.logit_threshold: expected a number, found "0"
          inputs/feature_names            | ["a","b"]       | : model.json: featureNames: expected 3, as model Tiny takes, received 2
          inputs/feature_names            | ["a","b","a"]   | : model.json: featureNames: expected distinct names, none of them blank, received 'a'
          inputs/feature_names            | ["a","","c"]    | : model.json: featureNames: expected distinct names, none of them blank, received ''
          inputs/feature_names            | ["a",null,"c"]  | : model.json.inputs.feature_names[1]: expected a text, found null
          model/features                  | 4               | : model.json: featureNames: expected 4, as model Tiny takes, received 3
          model/layers                    | []              | : model.json.model: layers: expected the last to be Dense(1, LINEAR), the logit, received []
          metrics                         | {"auc":1e999}   | : model.json.metrics.auc: expected a number within float64, found one beyond
          provenance                      | {"data":7}      | : model.json.provenance.data: expected a text, found 7
          format                          | 9               | : model.json: expected format 1 to 4, found 9
          """)
  void aCardThatCannotBeIsRefusedAtItsField(String place, String value, String message)
      throws IOException {
    EditedSavedModel.card(tiny, card -> put(card, place, value));
    EditedSavedModel.assertRefused(tiny, message);
  }

  @Test
  void aCardThatCouldBeIsRefusedWhereItIsNotTheOneThatWasExported() throws IOException {
    List<Consumer<ObjectNode>> edits =
        List.of(
            card -> put(card, "logit_threshold", "0.5"),
            card -> put(card, "inputs/feature_names", "[\"b\",\"a\",\"c\"]"),
            card -> put(card, "metrics", "{\"auc\":0.99}"),
            card -> ((ObjectNode) card.at("/model/layers/0")).put("activation", "relu"));
    for (Consumer<ObjectNode> edit : edits) {
      Path edited = EditedSavedModel.copy(tiny, folder.resolve("edited"));
      EditedSavedModel.card(edited, edit);
      EditedSavedModel.assertRefused(edited, ": model.json.digests.model.json: expected SHA-256 ");
    }
  }

  @Test
  void aFieldThatIsThereTwiceIsRefused() throws IOException {
    Path card = tiny.resolve(EditedSavedModel.CARD);
    String text = Files.readString(card);
    Files.writeString(
        card,
        text.replaceFirst("\"logit_threshold\"", "\"logit_threshold\": 1, \"logit_threshold\""));
    EditedSavedModel.assertRefused(
        tiny, ": model.json: no JSON: Duplicate field 'logit_threshold'");
    Files.writeString(card, text + "{}");
    EditedSavedModel.assertRefused(tiny, ": model.json: no JSON: Trailing token");
    Files.write(card, new byte[] {'"', (byte) 0xff, '"'});
    EditedSavedModel.assertRefused(
        tiny, "/assets.extra/model.json: expected UTF-8, found other bytes");
  }

  @Test
  void aCardSpacedOtherwiseIsTheSame() throws IOException {
    ModelCard before;
    try (Predictor predictor = Predictor.load(tiny)) {
      before = predictor.card().orElseThrow();
    }
    EditedSavedModel.card(tiny, card -> {}); // rewrites it on one line
    assertThat(Files.readAllLines(tiny.resolve(EditedSavedModel.CARD))).hasSize(1);
    try (Predictor predictor = Predictor.load(tiny)) {
      assertThat(predictor.card()).contains(before);
    }
    assertThat(TrainableModel.load(tiny).card()).isEqualTo(before);
  }

  @Test
  void modelsOfBeforeThereWereDigestsLoad() throws IOException {
    EditedSavedModel.withoutDigests(tiny);
    try (Predictor predictor = Predictor.load(tiny)) {
      assertThat(predictor.probability(1, 2, 3)).isBetween(0f, 1f);
    }
    assertThat(TrainableModel.load(tiny).batchSize()).isEqualTo(10);
  }

  @Test
  void notANumberInIsAnErrorThatNamesRowAndColumn() throws IOException {
    try (Predictor predictor = Predictor.load(tiny)) {
      assertThatThrownBy(() -> predictor.probabilities(new float[] {1, 2, 3, 1, Float.NaN, 3}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("row 2, column b: expected a finite number, received NaN");
      assertThatThrownBy(() -> predictor.logits(new float[] {1, 2, Float.NEGATIVE_INFINITY}))
          .hasMessage("row 1, column c: expected a finite number, received -Infinity");
      Map<String, Double> hole = Map.of("a", Double.NaN, "b", 2.0, "c", 3.0);
      assertThatThrownBy(() -> predictor.probabilities(List.of(hole)))
          .hasMessage("row 1, column a: expected a number within float32, received NaN");
    }
  }

  @Test
  void withoutACardNotANumberInMayGiveNotANumberOut() throws IOException {
    Files.delete(tiny.resolve(EditedSavedModel.CARD)); // as copies saved by Python lose it
    try (Predictor predictor = Predictor.load(tiny)) {
      float[] found = predictor.probabilities(new float[] {1, Float.NaN, 3, 1, 2, 3});
      assertThat(found[0]).isNaN();
      assertThat(found[1]).isBetween(0f, 1f);
    }
  }

  @Test
  void notANumberOfAFiniteRowIsAnError() throws IOException {
    ModelSpec model = ModelSpec.binaryClassifier("Diverged", 3, new Dense(4, Activation.ELU));
    Weights diverged =
        Weights.from(model.variables(), (variable, values) -> Arrays.fill(values, Float.NaN));
    Path version =
        new SavedModelExporter(folder)
            .export(ModelCard.of(model, List.of("a", "b", "c")), diverged);
    try (Predictor predictor = Predictor.load(version)) {
      assertThatThrownBy(() -> predictor.probabilities(new float[] {1, 2, 3}))
          .isInstanceOf(IOException.class)
          .hasMessage(version + ": expected a probability in [0, 1] of row 1, found NaN");
    }
  }

  static void put(ObjectNode card, String place, String value) {
    int last = place.lastIndexOf('/');
    ObjectNode parent = last < 0 ? card : (ObjectNode) card.at("/" + place.substring(0, last));
    parent.putRawValue(
        place.substring(last + 1), new com.fasterxml.jackson.databind.util.RawValue(value));
  }

  private static void takeVariables(Path from, Path to) throws IOException {
    for (String name : List.of(INDEX, DATA)) {
      Files.copy(
          from.resolve(name), to.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path export(long seed, String name, LayerSpec... hidden) throws IOException {
    ModelSpec model = ModelSpec.binaryClassifier(name, 3, hidden);
    return new SavedModelExporter(folder)
        .export(
            TrainableModel.fresh(
                ModelCard.of(model, List.of("a", "b", "c")),
                new Adam(new Constant(0.01)),
                10,
                seed,
                InitialWeights.draw(model, seed)));
  }
}
