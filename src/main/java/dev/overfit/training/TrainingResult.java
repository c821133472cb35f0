package dev.overfit.training;

import dev.overfit.choice.Remedy;
import dev.overfit.evaluation.Evaluation;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.ClassWeight.PerClass;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What came of a training.
 *
 * @param model what was trained
 * @param config the settings
 * @param history the figures of each epoch
 * @param weights the weights after the last epoch, or the best one's where early stopping restored
 *     them; after the last step where it was cancelled within an epoch
 * @param bestWeights the weights after {@link #bestEpoch}; the start weights if there is none
 * @param variables the model's variables and the optimizer's slots after the last step, not
 *     restored: what a trainable SavedModel and {@link Trainer.Builder#startFrom} take
 * @param steps how many steps the optimizer has taken
 * @param validation the validation rows under {@code weights}, dropout off; {@link Evaluation#NONE}
 *     where there are none
 * @param test the test rows under {@code bestWeights}, dropout off; empty where there are none, or
 *     no epoch that is the best
 * @param stopReason why it ended
 * @param elapsed the time it took, up to the last figure; that before it was cut short included
 * @param medianEpoch the median time an epoch, validation included; zero where none ended
 * @param provenance what it was made with
 * @param classWeight what a row of each class counted in the training loss
 * @param warmUpEpochs how many first epochs say little of the weights, see {@link
 *     ModelSpec#warmUpEpochs}
 * @param unfinishedSteps how many steps of an epoch that did not end are in {@code variables}, and
 *     in {@code weights} unless they were restored; 0 but where it was cancelled
 */
public record TrainingResult(
    ModelSpec model,
    TrainingConfig config,
    History history,
    Weights weights,
    Weights bestWeights,
    Weights variables,
    long steps,
    Evaluation validation,
    Optional<TestEvaluation> test,
    StopReason stopReason,
    Duration elapsed,
    Duration medianEpoch,
    Provenance provenance,
    PerClass classWeight,
    int warmUpEpochs,
    int unfinishedSteps) {
  /**
   * This result without its weights, for those who keep the figures of many: {@code weights},
   * {@code bestWeights} and {@code variables} are of no variables.
   */
  public TrainingResult withoutWeights() {
    Weights none = Weights.of(List.of(), List.of());
    return with(none, none, none, test);
  }

  /** This result, made with something else: by a machine that was not this one. */
  public TrainingResult withProvenance(Provenance value) {
    return new TrainingResult(
        model,
        config,
        history,
        weights,
        bestWeights,
        variables,
        steps,
        validation,
        test,
        stopReason,
        elapsed,
        medianEpoch,
        value,
        classWeight,
        warmUpEpochs,
        unfinishedSteps);
  }

  /** This result without figures on test rows, for a training that is to go on. */
  public TrainingResult withoutTest() {
    return with(weights, bestWeights, variables, Optional.empty());
  }

  private TrainingResult with(
      Weights last, Weights best, Weights all, Optional<TestEvaluation> tested) {
    return new TrainingResult(
        model,
        config,
        history,
        last,
        best,
        all,
        steps,
        validation,
        tested,
        stopReason,
        elapsed,
        medianEpoch,
        provenance,
        classWeight,
        warmUpEpochs,
        unfinishedSteps);
  }

  /**
   * What keeps the model from overfitting: of its layers, its optimizer and its rows, each once.
   */
  public List<Remedy> remedies() {
    Stream<Remedy> ofLayers =
        model.layers().stream().map(LayerSpec::remedy).flatMap(Optional::stream);
    return Stream.concat(ofLayers, config.remedies().stream()).distinct().toList();
  }

  /**
   * The best epoch by {@link TrainingConfig#bestRule}, of which {@code bestWeights} are, the last
   * one where there are no validation rows; empty if no epoch ended or the first diverged.
   */
  public Optional<EpochMetrics> bestEpoch() {
    return config.bestRule().withWarmUp(warmUpEpochs).of(history);
  }

  /**
   * The best epoch: its figures and its weights, which are {@code bestWeights}; empty as {@link
   * #bestEpoch} is. {@code validation} is of {@code weights} instead, which are another epoch's
   * unless early stopping restored the best.
   */
  public Optional<EpochResult> best() {
    return bestEpoch().map(figures -> new EpochResult(figures, bestWeights));
  }

  /**
   * The last epoch: its figures and its weights, also where {@code weights} were restored; empty if
   * no epoch ended, or the training was cancelled within a later one, whose steps have changed the
   * weights since.
   */
  public Optional<EpochResult> last() {
    return history
        .last()
        .filter(figures -> unfinishedSteps == 0)
        .map(figures -> new EpochResult(figures, ofModel(variables)));
  }

  /** Without the optimizer's slots. */
  private Weights ofModel(Weights all) {
    return all.variables().isEmpty() ? all : all.select(model.variables());
  }

  /**
   * The figures of the best epoch by name, and those on the test rows, if there are any, under
   * {@code test_…}; for the model card that travels with its weights.
   */
  public Map<String, Double> bestFigures() {
    Map<String, Double> figures = new TreeMap<>();
    bestEpoch().map(EpochMetrics::byLabel).ifPresent(figures::putAll);
    test.map(TestEvaluation::byLabel).ifPresent(figures::putAll);
    return Collections.unmodifiableMap(figures);
  }
}
