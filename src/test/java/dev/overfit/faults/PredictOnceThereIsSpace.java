package dev.overfit.faults;

import dev.overfit.export.Predictor;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Finds no space for TensorFlow's libraries, makes some, and continues as {@link TrainAndPredict}.
 */
final class PredictOnceThereIsSpace {
  private static final int ENOUGH_KILOBYTES = 2_000_000;

  private PredictOnceThereIsSpace() {}

  /**
   * Runs the program.
   *
   * @param arguments the folder of a SavedModel, and a full disk
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path model = Path.of(arguments[0]);
    try (Predictor predictor = Predictor.load(model)) {
      throw new AssertionError("expected no space, found a model of " + predictor.features());
    } catch (IOException e) {
      Check.that(String.valueOf(e.getMessage()).contains("No space left on device"), e.toString());
    }
    SmallDisk.grow(Path.of(arguments[1]), ENOUGH_KILOBYTES);
    TrainAndPredict.both(model);
  }
}
