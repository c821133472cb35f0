package dev.overfit.tensorboard;

import dev.overfit.training.EpochMetrics;
import java.util.List;

/** The points that an epoch adds to each curve, by the tags that Keras gives them. */
final class Curves {
  private final Curve loss = new Curve("epoch_loss");
  private final Curve crossentropy = new Curve("epoch_binary_crossentropy");
  private final Curve accuracy = new Curve("epoch_accuracy");
  private final Curve learningRate = new Curve("epoch_learning_rate");
  private final Curve lossVsIterations = new Curve("evaluation_loss_vs_iterations");
  private final Curve crossentropyVsIterations =
      new Curve("evaluation_binary_crossentropy_vs_iterations");
  private final Curve accuracyVsIterations = new Curve("evaluation_accuracy_vs_iterations");

  /** In {@code train}, at the epoch from 0. */
  List<byte[]> training(EpochMetrics metrics) {
    return List.of(
        loss.point(metrics.loss()),
        crossentropy.point(metrics.binaryCrossentropy()),
        accuracy.point(metrics.accuracy()),
        learningRate.point(metrics.learningRate()));
  }

  /** In {@code validation}, at the epoch from 0. */
  List<byte[]> validation(EpochMetrics metrics) {
    return List.of(
        loss.point(metrics.valLoss()),
        crossentropy.point(metrics.valBinaryCrossentropy()),
        accuracy.point(metrics.valAccuracy()));
  }

  /** In {@code validation}, at the number of steps that the optimizer has taken. */
  List<byte[]> validationVersusIterations(EpochMetrics metrics) {
    return List.of(
        lossVsIterations.point(metrics.valLoss()),
        crossentropyVsIterations.point(metrics.valBinaryCrossentropy()),
        accuracyVsIterations.point(metrics.valAccuracy()));
  }
}
