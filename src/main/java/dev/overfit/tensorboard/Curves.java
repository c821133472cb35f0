package dev.overfit.tensorboard;

import dev.overfit.training.EpochMetrics;
import java.util.List;
import org.tensorflow.proto.Summary;

/** The points that an epoch adds to each curve, by the tags that Keras gives them. */
final class Curves {
  private Curves() {}

  /** In {@code train}, at the epoch from 0. */
  static List<Summary.Value> training(EpochMetrics metrics) {
    return List.of(
        Values.scalar("epoch_loss", metrics.loss()),
        Values.scalar("epoch_binary_crossentropy", metrics.binaryCrossentropy()),
        Values.scalar("epoch_accuracy", metrics.accuracy()),
        Values.scalar("epoch_learning_rate", metrics.learningRate()));
  }

  /** In {@code validation}, at the epoch from 0. */
  static List<Summary.Value> validation(EpochMetrics metrics) {
    return List.of(
        Values.scalar("epoch_loss", metrics.valLoss()),
        Values.scalar("epoch_binary_crossentropy", metrics.valBinaryCrossentropy()),
        Values.scalar("epoch_accuracy", metrics.valAccuracy()));
  }

  /** In {@code validation}, at the number of steps that the optimizer has taken. */
  static List<Summary.Value> validationVersusIterations(EpochMetrics metrics) {
    return List.of(
        Values.scalar("evaluation_loss_vs_iterations", metrics.valLoss()),
        Values.scalar(
            "evaluation_binary_crossentropy_vs_iterations", metrics.valBinaryCrossentropy()),
        Values.scalar("evaluation_accuracy_vs_iterations", metrics.valAccuracy()));
  }
}
