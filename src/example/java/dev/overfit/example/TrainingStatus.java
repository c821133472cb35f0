package dev.overfit.example;

import dev.overfit.training.TrainingResult;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a training.
 *
 * @param id what it is called by
 * @param model the name of its model
 * @param data the name of its file
 * @param state {@code waiting}, {@code running}, {@code done}, {@code cancelled} or {@code failed}
 * @param epochs how many have ended
 * @param stopReason why it ended; null until then
 * @param best the figures of the best epoch; empty until it has ended
 * @param version the model's version that came of it; null where none did
 * @param error why it failed, which a training that diverged has; null where it did not
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

  /** Cancelled before it began. */
  TrainingStatus dropped() {
    return new TrainingStatus(id, model, data, "cancelled", 0, null, Map.of(), null, null);
  }

  TrainingStatus failed(String why) {
    return new TrainingStatus(
        id, model, data, "failed", epochs, null, Map.of(), null, ShortText.of(why));
  }

  /** Trained to an end that nobody is to have for an answer. */
  TrainingStatus failed(TrainingResult result, String why) {
    return ended("failed", result, null, why);
  }

  /** The version that came of it, or why none did; empty where it was cancelled. */
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
