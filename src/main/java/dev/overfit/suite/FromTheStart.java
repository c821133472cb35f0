package dev.overfit.suite;

import dev.overfit.training.EpochEnd;
import dev.overfit.training.History;
import dev.overfit.training.TrainingBegin;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;

/**
 * Reports a training that resumes from a checkpoint to a listener as if it had run from the start,
 * so that what the listener writes is complete.
 */
final class FromTheStart implements TrainingListener {
  private final TrainingListener listener;
  private final History past;

  FromTheStart(TrainingListener listener, History past) {
    this.listener = listener;
    this.past = past;
  }

  @Override
  public void onTrainingBegin(TrainingBegin begin) {
    listener.onTrainingBegin(
        new TrainingBegin(
            begin.model(),
            begin.config(),
            begin.data(),
            begin.stepsPerEpoch(),
            1,
            begin.placement(),
            begin.metrics()));
    past.ends(begin).forEach(listener::onEpochEnd);
  }

  @Override
  public void onEpochEnd(EpochEnd end) {
    listener.onEpochEnd(end);
  }

  @Override
  public void onTrainingEnd(TrainingResult result) {
    listener.onTrainingEnd(result);
  }
}
