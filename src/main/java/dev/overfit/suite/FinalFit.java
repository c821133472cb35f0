package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.graph.runtime.NativeMemory;
import dev.overfit.study.Fit;
import dev.overfit.study.FitPlan;
import dev.overfit.study.ReplicateName;
import dev.overfit.study.Study;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains the chosen model once more at the end of a run, on the training and validation rows
 * together, and exports it, ready to deploy, with its last weights. The training has the settings
 * and the seed of the model's replicate 0, with these differences:
 *
 * <ul>
 *   <li>as many epochs as its {@link FitPlan} says, without early stopping
 *   <li>more steps per epoch, even if their number is fixed, since batches keep their size; a
 *       learning rate decays with the epochs, and balanced class weights are those of all its rows
 *   <li>for a user-supplied table, an encoding that is fitted to all its rows
 * </ul>
 */
final class FinalFit {
  private static final Logger LOG = LoggerFactory.getLogger(FinalFit.class);

  private final Suite said;
  private final ReplicateRows rows;
  private final ReplicateTrainer trainer;
  private final Exports exports;
  private final SuiteListener listener;
  private final Cancellation cancellation;

  /**
   * @param said the suite, each trial with its batch size on these rows and its learning rate's
   *     decay for epochs as {@link Trial} defines them
   */
  FinalFit(
      Suite said,
      ReplicateRows rows,
      ReplicateTrainer trainer,
      Exports exports,
      SuiteListener listener,
      Cancellation cancellation) {
    this.said = said;
    this.rows = rows;
    this.trainer = trainer;
    this.exports = exports;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  /**
   * Trains and exports the model, from its checkpoint if the run resumes. Returns empty if no model
   * can be chosen or the run was cancelled.
   *
   * @param choice which model to train
   * @param study the study, whose trainings have all ended
   * @throws IOException if the checkpoint cannot be read or the rows are unusable
   */
  Optional<Fit> of(FitChoice choice, Study study) throws IOException {
    Optional<FitPlan> plan = choice.plan(study);
    if (plan.isEmpty()) {
      exports.missing(choice.whyNone());
      return Optional.empty();
    }
    SuiteRows joined = rows.joined();
    Replicate replicate = replicate(plan.get(), study.split(), joined.split());
    listener.onFitBegin(new FitBegin(plan.get(), replicate, joined.split()));
    Optional<Fit> fit =
        train(replicate, joined.split()).map(result -> new Fit(plan.get(), joined.split(), result));
    fit.ifPresent(listener::onFitEnd);
    return fit.filter(each -> hasEnded(each, joined));
  }

  private Replicate replicate(FitPlan plan, Split study, Split joined) {
    Trial trial =
        said.trials().stream()
            .filter(each -> each.name().equals(plan.model()))
            .findFirst()
            .orElseThrow();
    int training = joined.training().rows();
    TrainingConfig config = trial.config().withEpochs(plan.epochs()).withoutEarlyStopping();
    double growth = (double) training / study.training().rows();
    int steps = Math.toIntExact(Math.round(config.stepsPerEpoch() * growth));
    return Replicate.of(
        new Trial(
                ReplicateName.ofFit(plan.model()), trial.hidden(), config.withStepsPerEpoch(steps))
            .forRows(training),
        joined.training().columns(),
        0);
  }

  /** Returns the result; empty if the training was cancelled before there was one. */
  private Optional<TrainingResult> train(Replicate replicate, Split split) throws IOException {
    LOG.info("{}: training", replicate.name());
    try {
      TrainingResult result = trainer.trainToItsEpochs(replicate, split, listener).result();
      LOG.info("{}: ended, {}", replicate.name(), result.stopReason());
      return Optional.of(result);
    } catch (CancellationException e) {
      LOG.info("{}: {}", replicate.name(), e.getMessage());
      cancellation.request();
      return Optional.empty();
    } finally {
      NativeMemory.giveBack();
    }
  }

  /** Returns whether the training came to its end; if so, exports the model unless it diverged. */
  private boolean hasEnded(Fit fit, SuiteRows joined) {
    TrainingResult result = fit.result();
    if (!result.stopReason().ends(fit.plan().epochs())) {
      cancellation.request();
      return false;
    }
    if (result.stopReason().completed()) {
      exports.fit(fit, joined);
    } else {
      exports.missing(
          String.format(
              Locale.ROOT,
              "SavedModel %s: expected a training that does not diverge, found that it %s",
              fit.name(),
              result.stopReason().words()));
    }
    return true;
  }
}
