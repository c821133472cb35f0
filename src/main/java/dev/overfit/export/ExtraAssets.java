package dev.overfit.export;

/** Files that travel with a SavedModel and that the graph itself does not read. */
final class ExtraAssets {
  /** Their folder in the SavedModel's. */
  static final String FOLDER = "assets.extra";

  /** The {@link ModelCard}. */
  static final String CARD = "model.json";

  /** What TensorFlow Serving runs before it takes requests. */
  static final String WARM_UP = "tf_serving_warmup_requests";

  private ExtraAssets() {}
}
