package dev.overfit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.data.Split;
import dev.overfit.graph.InitialWeights;
import dev.overfit.graph.SavedGraph.SavedState;
import dev.overfit.json.Json;
import dev.overfit.keras.FormulaRows;
import dev.overfit.model.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;

class SavedModelExporterTest {
  private static final Split SPLIT = FormulaRows.load(1500).split(500, 1000);

  @TempDir Path graphs;

  static List<ExportCase> cases() {
    return ExportCase.ALL.stream().filter(one -> !one.equals(ExportCase.LARGE)).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void trainingOnFromAnExportIsTheSameToTheBitAsNeverExporting(ExportCase one) throws IOException {
    try (Continued never = Continued.begin(one, 300, SPLIT)) {
      never.trainEpochs(2);
      Path version = exporter().export(never.save());
      never.trainEpochs(2);
      TrainableModel saved = TrainableModel.load(version);
      assertThat(saved.step()).isEqualTo(2 * 4);
      try (Continued loaded = Continued.from(saved, SPLIT)) {
        loaded.trainEpochs(2);
        assertThat(loaded.save()).isEqualTo(never.save());
      }
    }
  }

  /** Python calls this signature to train on. */
  @ParameterizedTest
  @MethodSource("cases")
  void theSignatureTrainTakesTheStepsOfTheTrainer(ExportCase one) throws IOException {
    try (Continued training = Continued.begin(one, 300, SPLIT)) {
      training.trainEpochs(1);
      Path version = exporter().export(training.save());
      int[] order = training.nextOrder();
      List<Continued.Figures> expected = training.trainEpochByStep();
      try (TrainSignature signature = TrainSignature.load(version)) {
        for (int step = 0; step < expected.size(); step++) {
          int from = step * 300;
          int[] rows = Arrays.copyOfRange(order, from, Math.min(from + 300, order.length));
          assertThat(signature.step(SPLIT.training(), rows))
              .usingRecursiveComparison()
              .withEqualsForType((ours, theirs) -> Math.abs(ours - theirs) <= 2e-6f, Float.class)
              .isEqualTo(expected.get(step));
        }
      }
    }
  }

  @Test
  void theCardTellsClassWeightsWhereThereAreSome() throws IOException {
    assertThat(trainingOf(ExportCase.TINY).has("class_weight")).isFalse();
    Json weights = trainingOf(ExportCase.WEIGHTED).get("class_weight");
    assertThat(weights.get("negative").real()).isEqualTo(0.6);
    assertThat(weights.get("positive").real()).isEqualTo(3);
  }

  private static Json trainingOf(ExportCase one) throws IOException {
    return Json.parse("card", CardJson.write(fresh(one))).get("training");
  }

  private static TrainableModel fresh(ExportCase one) {
    Weights weights = InitialWeights.draw(one.model(), 1);
    return TrainableModel.fresh(card(one), one.optimizer(), 300, 1, weights)
        .withClassWeight(one.classWeight());
  }

  @Test
  void classWeightsThatAreNoneAreRefusedAtTheirPlace() {
    TrainableModel model = fresh(ExportCase.WEIGHTED);
    String text = CardJson.write(model).replace("\"negative\" : 0.6", "\"negative\" : -1");
    SavedState state = new SavedState(model.state(), 0, text);
    assertThatThrownBy(() -> CardJson.readTrainable(Path.of("here"), state))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "here: model.json.training.class_weight: classWeight: negative: expected a float32"
                + " number above 0, received -1.0");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void servesTheProbabilitiesOfTheWeights(ExportCase one) throws IOException {
    try (Continued training = Continued.begin(one, 300, SPLIT)) {
      training.trainEpochs(1);
      float[] logits = training.logits(SPLIT.validation().features());
      try (Predictor predictor = Predictor.load(exporter().export(training.save()))) {
        float[] found = predictor.probabilities(SPLIT.validation().features());
        for (int row = 0; row < logits.length; row++) {
          assertThat((double) found[row]).isCloseTo(1 / (1 + Math.exp(-logits[row])), within(1e-6));
        }
      }
    }
  }

  @Test
  void versionsCountUpAndStandUntouched() throws IOException {
    Path first = export(ExportCase.TINY, 1);
    byte[] before = Files.readAllBytes(first.resolve("variables/variables.data-00000-of-00001"));
    assertThat(export(ExportCase.TINY, 2)).isEqualTo(graphs.resolve("sizes/Tiny/2"));
    Files.createDirectories(graphs.resolve("sizes/Tiny/9"));
    assertThat(export(ExportCase.TINY, 3)).isEqualTo(graphs.resolve("sizes/Tiny/10"));
    assertThat(first.resolve("variables/variables.data-00000-of-00001")).hasBinaryContent(before);
  }

  @Test
  void anExportHoldsItsFilesAndNothingElse() throws IOException {
    Path version = export(ExportCase.TINY, 1);
    try (Stream<Path> files = Files.walk(version)) {
      assertThat(files.filter(Files::isRegularFile).map(version::relativize).map(Path::toString))
          .containsExactlyInAnyOrder(
              "saved_model.pb",
              "variables/variables.index",
              "variables/variables.data-00000-of-00001",
              "assets.extra/model.json",
              "assets.extra/tf_serving_warmup_requests");
    }
  }

  @Test
  void leftOversOfAKilledProcessAreClearedAndThoseOfALivingOneStay() throws IOException {
    Path model = Files.createDirectories(graphs.resolve("sizes/Tiny"));
    long dead = 999_999_999;
    Path abandoned = Files.createDirectories(model.resolve(".tmp-" + dead + "-x/variables"));
    long alive = ProcessHandle.current().pid();
    Path written = Files.createDirectories(model.resolve(".tmp-" + alive + "-y"));
    export(ExportCase.TINY, 1);
    assertThat(abandoned.getParent()).doesNotExist();
    assertThat(written).exists();
  }

  @Test
  void exportsAtOnceEachGetAVersionOfTheirOwn() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Path>> exports = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int seed = i;
        exports.add(() -> export(ExportCase.TINY, seed));
      }
      List<Path> versions = new ArrayList<>();
      for (Future<Path> future : threads.invokeAll(exports)) {
        versions.add(future.get());
      }
      assertThat(versions)
          .extracting(version -> version.getFileName().toString())
          .containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7", "8");
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void theGraphHasOneHandleAVariableAndNoLoop() throws IOException {
    try (Continued training = Continued.begin(ExportCase.COMBINED, 300, SPLIT)) {
      MetaGraphDef graph = metaGraph(exporter().export(training.save()));
      List<String> handles =
          graph.getGraphDef().getNodeList().stream()
              .filter(node -> node.getOp().equals("VarHandleOp"))
              .map(NodeDef::getName)
              .toList();
      assertThat(handles).hasSize(6 * 3 + 1).contains("dense/kernel", "dense_2/bias/v", "step");
      assertThat(graph.getGraphDef().getLibrary().getFunctionCount()).isZero();
      assertThat(graph.getSignatureDefMap())
          .containsOnlyKeys("serving_default", "serve", "evaluate", "train", "state");
    }
  }

  @Test
  void aServingGraphHoldsNeitherSlotsNorStep() throws IOException {
    MetaGraphDef graph = metaGraph(export(ExportCase.TINY, 1));
    assertThat(graph.getSignatureDefMap()).containsOnlyKeys("serving_default", "serve", "evaluate");
    assertThat(graph.getCollectionDefOrThrow("variables").getBytesList().getValueCount())
        .isEqualTo(4);
  }

  @Test
  void largeTakesItsWeightsAndLittleElse() throws IOException {
    // 803,329 parameters of 4 bytes are 3.21 MB; with Adam's two slots 9.64 MB.
    ModelCard card = card(ExportCase.LARGE);
    Weights weights = InitialWeights.draw(card.model(), 1);
    assertThat(size(exporter().export(card, weights))).isBetween(3_213_316L, 3_500_000L);
    TrainableModel trainable =
        TrainableModel.fresh(card, ExportCase.LARGE.optimizer(), 500, 1, weights);
    assertThat(size(exporter().export(trainable))).isBetween(9_639_948L, 10_000_000L);
  }

  private static long size(Path version) throws IOException {
    try (Stream<Path> files = Files.walk(version)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Test
  void theCardTravelsWithTheModel() throws IOException {
    ModelCard card =
        card(ExportCase.COMBINED)
            .withScaling("each feature minus its mean")
            .withLogitThreshold(0.5)
            .withMetrics(Map.of("val_auc", 0.71))
            .withProvenance(Map.of("data", "HIGGS"));
    Path version = exporter().export(card, InitialWeights.draw(card.model(), 1));
    try (Predictor predictor = Predictor.load(version)) {
      assertThat(predictor.card()).contains(card);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../x", "a/b", "", ".hidden", "a\\b"})
  void aSuiteCannotLeaveItsFolder(String suite) {
    assertThatThrownBy(() -> SavedModelExporter.ofSuite(graphs, suite))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("received '" + suite + "'");
  }

  @Test
  void weightsOfAnotherModelAreRefusedAndNothingIsWritten() {
    Weights other = InitialWeights.draw(ExportCase.DESCENT.model(), 1);
    assertThatThrownBy(() -> exporter().export(card(ExportCase.DECAYED), other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("weights: expected");
    assertThat(graphs.resolve("sizes")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeWrittenSaysWhich() throws IOException {
    Files.writeString(graphs.resolve("sizes"), "a file");
    assertThatThrownBy(() -> export(ExportCase.TINY, 1))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(graphs.resolve("sizes/Tiny") + ": could not be written");
  }

  @Test
  void freshOptimizersBeginAtZero() throws IOException {
    Weights weights = InitialWeights.draw(ExportCase.TINY.model(), 3);
    TrainableModel fresh =
        TrainableModel.fresh(card(ExportCase.TINY), ExportCase.TINY.optimizer(), 300, 3, weights);
    TrainableModel loaded = TrainableModel.load(exporter().export(fresh));
    assertThat(loaded).isEqualTo(fresh);
    assertThat(loaded.step()).isZero();
    assertThat(loaded.state().values(0)).isEqualTo(weights.values(0));
    assertThat(loaded.state().values(4).get(0)).isZero();
  }

  @Test
  void aServingModelCannotTrainOn() throws IOException {
    Path version = export(ExportCase.TINY, 1);
    assertThatThrownBy(() -> TrainableModel.load(version))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected a SavedModel that can train");
  }

  @Test
  void warmUpRequestsAreRecordsThatNameTheSignature() throws IOException {
    // A record is a length of 8 bytes, a checksum of 4, the data, a checksum of 4; tag 0x32 is
    // field 6 of PredictionLog, predict_log, with a length.
    byte[] file = WarmUp.requests(card(ExportCase.TINY));
    assertThat(file[12]).isEqualTo((byte) 0x32);
    assertThat(new String(file, StandardCharsets.ISO_8859_1))
        .contains("Tiny", "serving_default", "features");
  }

  private SavedModelExporter exporter() {
    return SavedModelExporter.ofSuite(graphs, "sizes");
  }

  private Path export(ExportCase one, long seed) throws IOException {
    return exporter().export(card(one), InitialWeights.draw(one.model(), seed));
  }

  private static ModelCard card(ExportCase one) {
    return ModelCard.of(one.model(), SPLIT.training().columns());
  }

  private static MetaGraphDef metaGraph(Path version) throws IOException {
    return SavedModel.parseFrom(Files.readAllBytes(version.resolve("saved_model.pb")))
        .getMetaGraphs(0);
  }
}
