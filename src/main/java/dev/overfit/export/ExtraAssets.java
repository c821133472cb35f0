package dev.overfit.export;

/** Files that accompany a SavedModel and that the graph itself does not read. */
final class ExtraAssets {
  /** The folder of these files inside that of the SavedModel. */
  static final String FOLDER = "assets.extra";

  /** The {@link ModelCard}. */
  static final String CARD = "model.json";

  /** The requests that TensorFlow Serving runs before it accepts others. */
  static final String WARM_UP = "tf_serving_warmup_requests";

  private ExtraAssets() {}
}
