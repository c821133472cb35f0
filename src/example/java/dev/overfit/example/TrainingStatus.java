package dev.overfit.example;

import dev.overfit.training.TrainingResult;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The status of a training.
 *
 * @param id the number of the training
 * @param model the name of its model
 * @param data the name of its file
 * @param state {@code waiting}, {@code running}, {@code done}, {@code cancelled} or {@code failed}
 * @param epochs the number of completed epochs
 * @param stopReason why the training ended; null until then
 * @param best the figures of the best epoch; empty until the training has ended
 * @param version the version of the model that resulted; null if none did
 * @param error why the training failed, also if it diverged; null if it did not fail
 */
record TrainingStatus(
    long id,
    String model,
    String data,
    String state,
    int epochs,
    @Nullable String stopReason,
    Map<String, Double> best,
    @Nullable String version,
    @Nullable String error) {
  static TrainingStatus waiting(long id, TrainingRequest request) {
    return new TrainingStatus(
        id, request.modelName(), request.dataName(), "waiting", 0, null, Map.of(), null, null);
  }

  TrainingStatus running(int ended) {
    return new TrainingStatus(id, model, data, "running", ended, null, Map.of(), null, null);
  }

  TrainingStatus done(TrainingResult result, String newVersion) {
    return ended("done", result, newVersion, null);
  }

  TrainingStatus cancelled(TrainingResult result) {
    return ended("cancelled", result, null, null);
  }

  /** Returns the status of a training cancelled before it began. */
  TrainingStatus dropped() {
    return new TrainingStatus(id, model, data, "cancelled", 0, null, Map.of(), null, null);
  }

  TrainingStatus failed(String why) {
    return new TrainingStatus(
        id, model, data, "failed", epochs, null, Map.of(), null, ShortText.of(why));
  }

  /** Returns the status of a training that ended but must not be published. */
  TrainingStatus failed(TrainingResult result, String why) {
    return ended("failed", result, null, why);
  }

  /** Returns the resulting version, or why there is none; empty if the training was cancelled. */
  String said() {
    return Objects.requireNonNullElse(version, Objects.requireNonNullElse(error, ""));
  }

  private TrainingStatus ended(
      String how, TrainingResult result, @Nullable String newVersion, @Nullable String why) {
    return new TrainingStatus(
        id,
        model,
        data,
        how,
        result.history().size(),
        result.stopReason().label(),
        result.bestFigures(),
        newVersion,
        why);
  }
}
