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
 * The result of a training.
 *
 * @param model the model that was trained
 * @param config the settings
 * @param history the metrics of each epoch
 * @param weights the weights after the last epoch, or after the best one if early stopping restored
 *     them; after the last step if the training was cancelled within an epoch
 * @param bestWeights the weights after {@link #bestEpoch}; the start weights if there is none
 * @param variables the model's variables and the optimizer's slots after the last step, not
 *     restored, as a trainable SavedModel and {@link Trainer.Builder#startFrom} take them
 * @param steps how many steps the optimizer has taken
 * @param validation the metrics of {@code weights} on the validation rows, dropout off; {@link
 *     Evaluation#NONE} if there are no such rows
 * @param test the metrics of {@code bestWeights} on the test rows, dropout off; empty if there are
 *     no such rows or no best epoch
 * @param stopReason why the training ended
 * @param elapsed the time taken up to the last metric, including that before an interruption
 * @param medianEpoch the median time per epoch, validation included; zero if no epoch ended
 * @param provenance what is needed to reproduce the result
 * @param classWeight the weight of a row of each class in the training loss
 * @param warmUpEpochs how many epochs at the start say little about the weights, see {@link
 *     ModelSpec#warmUpEpochs}
 * @param unfinishedSteps how many steps of an unfinished epoch are in {@code variables}, and in
 *     {@code weights} unless those were restored; 0 unless the training was cancelled
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
   * Returns this result without its weights, for callers that keep the metrics of many trainings:
   * {@code weights}, {@code bestWeights} and {@code variables} are empty.
   */
  public TrainingResult withoutWeights() {
    Weights none = Weights.of(List.of(), List.of());
    return with(none, none, none, test);
  }

  /** Returns this result with another provenance, such as that of another machine. */
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

  /** Returns this result without test metrics, for a training that is to continue. */
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
   * Returns the remedies against overfitting in the model's layers, its optimizer and its rows,
   * each once.
   */
  public List<Remedy> remedies() {
    Stream<Remedy> ofLayers =
        model.layers().stream().map(LayerSpec::remedy).flatMap(Optional::stream);
    return Stream.concat(ofLayers, config.remedies().stream()).distinct().toList();
  }

  /**
   * Returns the best epoch by {@link TrainingConfig#bestRule}, the one of {@code bestWeights},
   * which is the last one if there are no validation rows; empty if no epoch ended or the first
   * diverged.
   */
  public Optional<EpochMetrics> bestEpoch() {
    return config.bestRule().withWarmUp(warmUpEpochs).of(history);
  }

  /**
   * Returns the metrics of the best epoch and its weights, {@code bestWeights}; empty if {@link
   * #bestEpoch} is. By contrast, {@code validation} evaluates {@code weights}, which belong to
   * another epoch unless early stopping restored the best.
   */
  public Optional<EpochResult> best() {
    return bestEpoch().map(figures -> new EpochResult(figures, bestWeights));
  }

  /**
   * Returns the metrics of the last epoch and its weights, even if {@code weights} were restored;
   * empty if no epoch ended, or if the training was cancelled within a later one, whose steps have
   * changed the weights since.
   */
  public Optional<EpochResult> last() {
    return history
        .last()
        .filter(figures -> unfinishedSteps == 0)
        .map(figures -> new EpochResult(figures, ofModel(variables)));
  }

  /** Returns the variables without the optimizer's slots. */
  private Weights ofModel(Weights all) {
    return all.variables().isEmpty() ? all : all.select(model.variables());
  }

  /**
   * Returns the metrics of the best epoch by name, and those on the test rows, if any, under {@code
   * test_…}; for the model card that accompanies its weights.
   */
  public Map<String, Double> bestFigures() {
    Map<String, Double> figures = new TreeMap<>();
    bestEpoch().map(EpochMetrics::byLabel).ifPresent(figures::putAll);
    test.map(TestEvaluation::byLabel).ifPresent(figures::putAll);
    return Collections.unmodifiableMap(figures);
  }
}
