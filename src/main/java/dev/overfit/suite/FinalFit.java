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
 * The end of a run that is to leave a model to deploy: the one that was chosen is trained once
 * more, on the rows that trained and those that validated together, and exported by its last
 * weights. It has the settings and the seed of its replicate 0, and:
 *
 * <ul>
 *   <li>as many epochs as its {@link FitPlan} says, without early stopping
 *   <li>batches of the same size, so that an epoch has more steps, also one of a fixed number of
 *       steps; a rate decays with the epochs, and balanced class weights are of all its rows
 *   <li>of a table of one's own, an encoding that is fitted to all its rows
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
   * @param said each trial with its batch size on these rows, its rate's decay for epochs as {@link
   *     Trial} has it
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
   * Trains and exports; from its checkpoint if the run is to resume. Empty if no model can be
   * chosen, or it was cancelled.
   *
   * @param choice which model
   * @param study whose trainings have all ended
   * @throws IOException if its checkpoint cannot be read, or its rows are no good
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

  /** Empty if it was cancelled with nothing to show for it. */
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

  /** Whether it came to its end; then it leaves, unless it diverged. */
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
