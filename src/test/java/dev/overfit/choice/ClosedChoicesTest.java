package dev.overfit.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.augmentation.Augmentation;
import dev.overfit.data.Split;
import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.export.SavedModelExporter;
import dev.overfit.export.TrainableModel;
import dev.overfit.keras.FormulaRows;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.LearningRateSchedule;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.training.Metric;
import dev.overfit.training.StopReason;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Takes every kind of every closed choice through a training and a SavedModel, so that no kind is
 * left out or taken for another.
 */
class ClosedChoicesTest {
  private static final Split SPLIT = FormulaRows.load(150).split(50, 100);
  private static final Dense HIDDEN = new Dense(6, Activation.ELU);
  private static final ModelSpec PLAIN = model(HIDDEN);

  /** Five steps an epoch. */
  private static final TrainingConfig CONFIG =
      TrainingConfig.defaults()
          .withOptimizer(new Adam(new Constant(0.01)))
          .withEpochs(2)
          .withBatchSize(20)
          .withoutEarlyStopping()
          .withSeed(3);

  private static final Map<Case, TrainingResult> TRAINED = new HashMap<>();

  /** A training with one example in it. */
  record Case(Object example, ModelSpec model, TrainingConfig config) {
    /** Trains, once for all tests, which only read the result. */
    TrainingResult train() {
      return TRAINED.computeIfAbsent(
          this, one -> Trainer.builder(model).config(config).build().train(SPLIT));
    }

    @Override
    public String toString() {
      return example.toString();
    }
  }

  static Stream<Case> layers() {
    return Examples.of(LayerSpec.class).stream()
        .map(layer -> new Case(layer, model(layer, HIDDEN), CONFIG));
  }

  static Stream<Case> activations() {
    return Arrays.stream(Activation.values())
        .map(activation -> new Case(activation, model(new Dense(6, activation)), CONFIG));
  }

  static Stream<Case> regularizers() {
    return Examples.of(Regularizer.class).stream()
        .map(penalty -> new Case(penalty, model(new Dense(6, Activation.ELU, penalty)), CONFIG));
  }

  static Stream<Case> optimizers() {
    return Examples.of(Optimizer.class).stream()
        .map(optimizer -> new Case(optimizer, PLAIN, CONFIG.withOptimizer(optimizer)));
  }

  static Stream<Case> schedules() {
    return Examples.of(LearningRateSchedule.class).stream()
        .map(rate -> new Case(rate, PLAIN, CONFIG.withOptimizer(new Adam(rate))));
  }

  static Stream<Case> classWeights() {
    return Examples.of(ClassWeight.class).stream()
        .map(weight -> new Case(weight, PLAIN, CONFIG.withClassWeight(weight)));
  }

  static Stream<Case> augmentations() {
    return Examples.of(Augmentation.class).stream()
        .map(augmentation -> new Case(augmentation, PLAIN, CONFIG.withAugmentations(augmentation)));
  }

  static Stream<Case> cases() {
    return Stream.of(
            layers(),
            activations(),
            regularizers(),
            optimizers(),
            schedules(),
            classWeights(),
            augmentations())
        .flatMap(kinds -> kinds);
  }

  private static ModelSpec model(LayerSpec... hidden) {
    return ModelSpec.binaryClassifier("Kind", Examples.FEATURES, hidden);
  }

  @Test
  void aKindWithoutAnExampleIsFound() {
    assertThatThrownBy(() -> Examples.of(Unheard.class))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no example of the kind " + Unheard.Of.class.getName());
  }

  /** A choice with no example. */
  sealed interface Unheard {
    /** Its only kind. */
    record Of() implements Unheard {}
  }

  @Test
  void everyLayerChangesTheTraining() {
    assertAllDiffer(
        Stream.concat(Stream.of(new Case("no layer", PLAIN, CONFIG)), layers()).toList());
  }

  @Test
  void everyActivationChangesTheTraining() {
    assertAllDiffer(activations().toList());
  }

  @Test
  void everyPenaltyChangesTheTraining() {
    assertAllDiffer(regularizers().toList());
  }

  @ParameterizedTest
  @MethodSource("regularizers")
  void aPenaltyIsPartOfTheLoss(Case one) {
    TrainingResult result = one.train();
    double[] loss = result.history().values(Metric.LOSS);
    double[] crossentropy = result.history().values(Metric.BINARY_CROSSENTROPY);
    boolean penalizes = ((Regularizer) one.example()).penalizes();
    assertThat(one.model().penalized()).isEqualTo(penalizes);
    for (int epoch = 0; epoch < loss.length; epoch++) {
      assertThat(loss[epoch] > crossentropy[epoch]).isEqualTo(penalizes);
    }
  }

  @Test
  void everyOptimizerTakesStepsOfItsOwn() {
    assertAllDiffer(optimizers().toList());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void slotsAreVariablesOfTheTraining(Case one) {
    Optimizer optimizer = (Optimizer) one.example();
    assertThat(one.train().variables().variables())
        .hasSize(PLAIN.variables().size() * (1 + optimizer.slots().size()));
  }

  @Test
  void everyScheduleChangesTheTraining() {
    assertAllDiffer(schedules().toList());
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void aScheduleStartsAtItsRateAndIsItselfWhereEpochsAreAsItWasWritten(Case one) {
    LearningRateSchedule schedule = (LearningRateSchedule) one.example();
    assertThat(schedule.at(0)).isEqualTo((float) schedule.rate());
    assertThat(schedule.stretched(20, 20)).isEqualTo(schedule);
  }

  @Test
  void everyClassWeightChangesTheTraining() {
    assertAllDiffer(classWeights().toList());
  }

  @Test
  void everyAugmentationChangesTheTraining() {
    assertAllDiffer(
        Stream.concat(Stream.of(new Case("none", PLAIN, CONFIG)), augmentations()).toList());
  }

  private static void assertAllDiffer(List<Case> cases) {
    List<Weights> ends = cases.stream().map(one -> one.train().weights()).toList();
    for (int i = 0; i < ends.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(ends.get(i))
            .as("%s beside %s", cases.get(i), cases.get(j))
            .isNotEqualTo(ends.get(j));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aSavedModelIsTheSameAgain(Case one, @TempDir Path folder) throws IOException {
    TrainingResult result = one.train();
    ModelCard card = ModelCard.of(one.model(), SPLIT.training().columns());
    TrainableModel saved =
        new TrainableModel(
                card, one.config().optimizer(), 20, 3, result.variables(), result.steps())
            .withClassWeight(result.classWeight());
    Path version = new SavedModelExporter(folder).export(saved);
    TrainableModel loaded = TrainableModel.load(version);
    assertThat(loaded).isEqualTo(saved);
    float[] rows = SPLIT.validation().features();
    try (Predictor fromFile = Predictor.load(version);
        Predictor fromMemory = Predictor.of(card, result.weights())) {
      assertThat(fromFile.card()).contains(card);
      assertThat(fromFile.probabilities(rows))
          .containsExactly(fromMemory.probabilities(rows), within(1e-6f));
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        LayerSpec.class,
        Regularizer.class,
        Optimizer.class,
        LearningRateSchedule.class,
        ClassWeight.class,
        Augmentation.class,
        StopReason.class
      })
  void everyKindHasWordsAndANameOfItsOwn(Class<?> choice) {
    List<?> examples = Examples.of(choice);
    assertThat(examples)
        .extracting(ClosedChoicesTest::words)
        .doesNotContain("")
        .doesNotHaveDuplicates();
    assertThat(Kind.of(choice)).extracting(Kind::name).doesNotHaveDuplicates();
    assertThat(Kind.of(choice)).hasSameSizeAs(examples);
  }

  private static String words(Object value) {
    try {
      return (String) value.getClass().getMethod("words").invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(value + " has no words", e);
    }
  }

  @Test
  void everyRemedySaysInTwoSentencesWhatItDoes() {
    List<Remedy> remedies =
        Stream.of(
                Examples.of(LayerSpec.class).stream().flatMap(each -> each.remedy().stream()),
                Examples.of(Regularizer.class).stream().flatMap(each -> each.remedy().stream()),
                Examples.of(Optimizer.class).stream().flatMap(each -> each.remedy().stream()),
                Examples.of(Augmentation.class).stream().map(Augmentation::remedy))
            .flatMap(each -> each)
            .toList();
    assertThat(remedies).extracting(Remedy::approach).contains(Approach.values());
    assertThat(remedies)
        .extracting(Remedy::meaning)
        .allMatch(meaning -> meaning.split("\\. ?", -1).length == 3 && meaning.endsWith("."));
    // a dense layer's remedy is that of its penalty
    assertThat(remedies.stream().map(Remedy::meaning).distinct()).hasSize(remedies.size() - 1);
  }

  @Test
  void aRemedyIsTheSameWhateverItsNumbers() {
    assertThat(new Dropout(0.1).remedy().map(Remedy::meaning))
        .isEqualTo(new Dropout(0.5).remedy().map(Remedy::meaning));
    assertThatThrownBy(() -> new Remedy(Approach.DROPOUT, "dropout", " "))
        .hasMessage("meaning: expected a text, received none");
  }

  @Test
  void whatIsUntreatedHasNoRemedy() {
    for (LayerSpec layer : Examples.of(LayerSpec.class)) {
      assertThat(layer.untreated().flatMap(LayerSpec::remedy)).as("%s", layer).isEmpty();
      assertThat(layer.remedy().isPresent())
          .as("%s", layer)
          .isEqualTo(!layer.untreated().equals(Optional.of(layer)));
    }
  }
}
