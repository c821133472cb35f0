package dev.overfit.faults;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import dev.overfit.data.Dataset;
import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import dev.overfit.export.Predictor;
import dev.overfit.graph.runtime.NativeMemory;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A user's program: predicts with a SavedModel, trains a small model, and prints a line for each
 * with the result or the exception.
 */
final class TrainAndPredict {
  /** Something that may fail. */
  @FunctionalInterface
  private interface Attempt {
    String run() throws IOException;
  }

  private TrainAndPredict() {}

  /**
   * Runs the program.
   *
   * @param arguments the folder of a SavedModel, and environment variables to print, as C sees them
   */
  public static void main(String[] arguments) {
    both(Path.of(arguments[0]));
    NativeMemory.giveBack();
    for (String variable : List.of(arguments).subList(1, arguments.length)) {
      Function getenv = NativeLibrary.getInstance("c").getFunction("getenv");
      System.out.println(variable + "=" + getenv.invokeString(new Object[] {variable}, false));
    }
  }

  /** Predicts and trains. */
  static void both(Path model) {
    attempt("predicted", () -> predicted(model));
    attempt("trained", TrainAndPredict::trained);
  }

  private static void attempt(String what, Attempt attempt) {
    String came;
    try {
      came = attempt.run();
    } catch (IOException | UncheckedIOException e) {
      came = e.getClass().getSimpleName() + ": " + e.getMessage();
    }
    System.out.println(what + ": " + came);
  }

  private static String predicted(Path folder) throws IOException {
    try (Predictor predictor = Predictor.load(folder)) {
      return Float.toString(predictor.probability(new float[predictor.features()]));
    }
  }

  private static String trained() {
    float[] features = new float[200];
    float[] labels = new float[100];
    for (int row = 0; row < 100; row++) {
      features[2 * row] = row % 10;
      features[2 * row + 1] = row % 7;
      labels[row] = row % 10 > 4 ? 1 : 0;
    }
    Split rows =
        LoadedData.of(Dataset.of(List.of("x", "y"), features, labels), "a hundred rows").split(20);
    return Trainer.builder(ModelSpec.binaryClassifier("Small", 2, new Dense(8, Activation.ELU)))
        .config(TrainingConfig.defaults().withEpochs(3).withBatchSize(20))
        .build()
        .train(rows)
        .bestEpoch()
        .orElseThrow()
        .toString();
  }
}
