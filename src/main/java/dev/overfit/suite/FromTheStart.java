package dev.overfit.suite;

import dev.overfit.training.EpochEnd;
import dev.overfit.training.History;
import dev.overfit.training.TrainingBegin;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;

/**
 * Tells a listener of a training that goes on from a checkpoint as if it had seen all of it, so
 * that what it writes is whole.
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
