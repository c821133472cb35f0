package dev.overfit.jackson;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.overfit.augmentation.GaussianNoise;
import dev.overfit.augmentation.HiggsSymmetries;
import dev.overfit.augmentation.Mixup;
import dev.overfit.augmentation.SwapNoise;
import dev.overfit.choice.Kind;
import dev.overfit.data.Split;
import dev.overfit.data.csv.HiggsSample;
import dev.overfit.evaluation.Evaluation;
import dev.overfit.evaluation.LabelCounts;
import dev.overfit.export.ModelCard;
import dev.overfit.model.Activation;
import dev.overfit.model.ActivationLayer;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.ColumnEncoding;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.Encoding;
import dev.overfit.model.LabelEncoding;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Normalization;
import dev.overfit.model.Regularizer;
import dev.overfit.model.TableLayout;
import dev.overfit.model.VariableSpec;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.LearningRateSchedule;
import dev.overfit.optimizer.Sgd;
import dev.overfit.statistics.Interval;
import dev.overfit.study.PairComparison;
import dev.overfit.study.Verdict;
import dev.overfit.training.BestRule;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.EpochProgress;
import dev.overfit.training.History;
import dev.overfit.training.Metric;
import dev.overfit.training.StepEnd;
import dev.overfit.training.StopReason;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingBegin;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OverfitModuleTest {
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new OverfitModule());
  private static final String[] PACKAGES = {
    "dev.overfit.model",
    "dev.overfit.optimizer",
    "dev.overfit.augmentation",
    "dev.overfit.training",
    "dev.overfit.evaluation",
    "dev.overfit.statistics"
  };
  private static final LearningRateSchedule DECAY =
      new LearningRateSchedule.InverseTimeDecay(0.001, 0.5, 10, true);
  private static final ModelSpec MODEL =
      ModelSpec.binaryClassifier(
          "Small",
          28,
          new Dense(8, Activation.ELU, new Regularizer.L2(0.001)),
          new Dropout(0.5),
          new Dense(4, Activation.TANH));

  /** Returns an example of each kind of each closed choice. */
  static List<Object> kinds() {
    return List.of(
        new Dense(8, Activation.ELU, new Regularizer.L1L2(0.1, 0.2)),
        new Dropout(0.5),
        new BatchNormalization(),
        new ActivationLayer(Activation.TANH),
        Normalization.of(new float[] {1, 2, 3, 5}, 2),
        new Regularizer.None(),
        new Regularizer.L1(0.1),
        new Regularizer.L2(0.1),
        new Regularizer.L1L2(0.1, 0.2),
        new Adam(DECAY),
        new AdamW(new Adam(DECAY), 0.004).excluding("bias"),
        new Sgd(new LearningRateSchedule.Constant(0.1)),
        DECAY,
        new LearningRateSchedule.Constant(0.1),
        ClassWeight.NONE,
        ClassWeight.BALANCED,
        ClassWeight.of(0.5, 2),
        new GaussianNoise(0.1),
        new SwapNoise(0.1),
        new Mixup(0.2),
        new HiggsSymmetries(),
        new StopReason.EpochsCompleted(3),
        new StopReason.EarlyStopped(3, Metric.VAL_LOSS, 2),
        new StopReason.Diverged(2, Double.NaN),
        new StopReason.Cancelled(1),
        new ColumnEncoding.Numeric("age", 1, 2, 3, true, false),
        new ColumnEncoding.Categorical("city", List.of("Bonn", "Ulm"), true, false));
  }

  @Test
  void thereIsOneOfEachKind() {
    List<Class<?>> permitted =
        OverfitModule.CHOICES.stream()
            .flatMap(choice -> Arrays.stream(choice.getPermittedSubclasses()))
            .toList();
    assertThat(kinds()).map(Object::getClass).hasSameElementsAs(permitted);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aKindIsWrittenAsInModelJsonAndReadAgain(Object value) throws IOException {
    JsonNode written = JSON.valueToTree(value);
    String name = Kind.of(value).name();
    assertThat(written.isNull()).isEqualTo(name.equals("None"));
    if (!written.isNull()) {
      assertThat(written.get("type").asText()).isEqualTo(name);
    }
    if (!(value instanceof StopReason)) {
      for (Class<?> type : List.of(value.getClass(), value.getClass().getInterfaces()[0])) {
        assertThat((Object) JSON.readValue(text(value), type)).isEqualTo(value);
      }
    }
  }

  private static String text(Object value) throws JsonProcessingException {
    return JSON.writeValueAsString(value);
  }

  static List<Object> settingsAndFigures() {
    EpochMetrics epoch = epoch(3, Float.NaN);
    Encoding encoding =
        new Encoding(
            List.of(new ColumnEncoding.Numeric("age", 1, 2, 3, true, false)),
            List.of("", "NA"),
            new LabelEncoding("gone", "no", "yes"),
            new TableLayout(List.of("age", "gone"), true));
    return List.of(
        MODEL,
        TrainingConfig.defaults(),
        TrainingConfig.defaults()
            .withEarlyStopping(new EarlyStopping(Metric.VAL_LOSS, 0.001, 5, true))
            .withClassWeight(ClassWeight.of(1, 2))
            .withAugmentations(new SwapNoise(0.1), new GaussianNoise(0.2)),
        epoch,
        new History(List.of(epoch(1, 0.5f), epoch)),
        new EpochEnd(epoch, Optional.of(epoch(1, 0.5f)), 60, 7),
        new EpochEnd(epoch, Optional.empty(), 60, 7),
        new EpochProgress(1, 2, 20, 7),
        new StepEnd(1, 0.5f, Float.POSITIVE_INFINITY, 0.7f),
        Evaluation.NONE,
        new Evaluation(0.5, 0.7, 0.8, 0.75),
        new Interval(-0.5, 0.25),
        new LabelCounts(10, 3),
        new VariableSpec("dense/kernel", List.of(28, 8)),
        MODEL.layerVariables().get(1),
        MODEL.stack().get(1),
        encoding,
        encoding.label(),
        encoding.table(),
        new EarlyStopping(Metric.VAL_LOSS, 0, 5, false),
        new BestRule(Metric.VAL_LOSS, 0, 2),
        new PairComparison(
            "Tiny",
            "Large",
            8,
            0.5,
            0.6,
            Optional.of(new Interval(0, 1)),
            Optional.empty(),
            0.01,
            0.02,
            Verdict.REAL,
            ""),
        ModelCard.of(MODEL, columns())
            .withMetrics(Map.of("val_loss", 0.5))
            .withProvenance(Map.of("data", "mine")));
  }

  private static List<String> columns() {
    return Stream.iterate(0, i -> i + 1).limit(28).map(i -> "x" + i).toList();
  }

  private static EpochMetrics epoch(int number, float figure) {
    Map<Metric, Float> figures = new HashMap<>();
    for (Metric metric : Metric.values()) {
      figures.put(metric, figure + figures.size());
    }
    return new EpochMetrics(number, 0.001f, figures);
  }

  @ParameterizedTest
  @MethodSource("settingsAndFigures")
  void settingsAndFiguresAreReadAgain(Object value) throws IOException {
    assertThat((Object) JSON.readValue(text(value), value.getClass())).isEqualTo(value);
  }

  @Test
  void figuresThatWereAskedForAreReadIfEveryProgramKnowsThem() throws IOException {
    Map<Metric, Float> figures = new HashMap<>(Map.of(Metric.VAL_AUC, 0.75f));
    Metric.values().forEach(metric -> figures.put(metric, 0.5f));
    EpochMetrics asked = new EpochMetrics(3, 0.001f, figures);
    assertThat(text(asked)).contains("\"val_auc\":0.75");
    assertThat(JSON.readValue(text(asked), EpochMetrics.class)).isEqualTo(asked);
    assertThatThrownBy(
            () -> JSON.readValue(text(asked).replace("val_auc", "val_mine"), EpochMetrics.class))
        .hasMessageContaining("expected a figure that every program knows, found 'val_mine'");
  }

  /** Records that need no JSON: parts of checkpoints, work between checkpoints, copies of rows. */
  private static final Set<String> INSIDE =
      Set.of(
          "RunIdentity",
          "Fact",
          "TrainingState",
          "UnfinishedEpoch",
          "CheckpointPolicy",
          "SymmetricCopies",
          "Copy");

  /** Records that the tests of a training's results below write as parts of those. */
  private static final Set<String> OF_A_TRAINING =
      Set.of("TrainingResult", "EpochResult", "TrainingBegin", "Provenance", "Placement");

  @Test
  void noPublicRecordIsForgotten() {
    Set<String> known = new TreeSet<>(INSIDE);
    known.addAll(OF_A_TRAINING);
    Stream.concat(kinds().stream(), settingsAndFigures().stream())
        .forEach(value -> known.add(value.getClass().getSimpleName()));
    List<String> found =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(PACKAGES)
                .stream()
                .filter(type -> type.isRecord() && type.getModifiers().contains(PUBLIC))
                .map(JavaClass::getSimpleName)
                .toList();
    assertThat(found).hasSizeGreaterThan(35);
    assertThat(known).containsAll(found);
  }

  @Test
  void namesAreThoseOfModelJson() throws IOException {
    JsonNode config = JSON.valueToTree(TrainingConfig.defaults());
    assertThat(config.fieldNames())
        .toIterable()
        .containsExactly(
            "epochs",
            "batch_size",
            "seed",
            "optimizer",
            "early_stopping",
            "logit_threshold",
            "device",
            "threads",
            "class_weight",
            "augmentations",
            "training_share",
            "steps_per_epoch",
            "metrics");
    assertThat(config.at("/early_stopping/monitor").asText()).isEqualTo("val_binary_crossentropy");
    assertThat(config.at("/optimizer/type").asText()).isEqualTo("Adam");
    ModelCard card = ModelCard.of(MODEL, columns());
    JsonNode file = new ObjectMapper().readTree(card.json());
    assertThat(JSON.<JsonNode>valueToTree(card)).isEqualTo(file);
    assertThat(JSON.<JsonNode>valueToTree(MODEL)).isEqualTo(file.get("model"));
  }

  @Test
  void whatCameOfATrainingIsWrittenWithoutItsWeights() throws IOException {
    Split rows = HiggsSample.read().split(200, 400);
    List<String> begun = new ArrayList<>();
    TrainingResult result =
        Trainer.builder(MODEL)
            .config(TrainingConfig.defaults().withEpochs(2).withBatchSize(100))
            .listener(new BeginText(begun))
            .build()
            .train(rows);
    JsonNode written = JSON.readTree(text(result));
    assertThat(written.fieldNames())
        .toIterable()
        .containsExactly(
            "model",
            "config",
            "history",
            "steps",
            "validation",
            "test",
            "stop_reason",
            "elapsed",
            "median_epoch",
            "provenance",
            "class_weight",
            "warm_up_epochs",
            "unfinished_steps");
    assertThat(JSON.treeToValue(written.get("history"), History.class)).isEqualTo(result.history());
    assertThat(written.at("/stop_reason/type").asText()).isEqualTo("EpochsCompleted");
    assertThat(written.get("elapsed").decimalValue().movePointRight(9).longValueExact())
        .isEqualTo(result.elapsed().toNanos());
    assertThat(written.at("/provenance/started").asText())
        .isEqualTo(result.provenance().started().toString());
    assertThat(begun).singleElement().asString().contains("\"steps_per_epoch\":4");
  }

  private record BeginText(List<String> texts) implements TrainingListener {
    @Override
    public void onTrainingBegin(TrainingBegin begin) {
      try {
        texts.add(text(begin));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThatThrownBy(() -> JSON.readValue("{\"type\":\"Conv\"}", LayerSpec.class))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("LayerSpec: expected type Activation, ")
        .hasMessageContaining("found 'Conv'");
    assertThatThrownBy(() -> JSON.readValue("{\"type\":\"Dropout\",\"rate\":2}", Dropout.class))
        .hasMessageContaining("rate: expected");
    assertThatThrownBy(() -> JSON.readValue("{\"epoch\":1}", EpochMetrics.class))
        .hasMessageContaining("expected a field 'loss'");
    assertThatThrownBy(() -> JSON.readValue("{\"low\":1}", Interval.class))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("'high'");
  }

  @Test
  void otherTypesAreAsTheyWere() throws IOException {
    URI uri = URI.create("http://localhost");
    List<Object> others = List.of(Thread.State.NEW, uri, Map.of("batchSize", 1));
    assertThat(text(others)).isEqualTo(new ObjectMapper().writeValueAsString(others));
  }
}
