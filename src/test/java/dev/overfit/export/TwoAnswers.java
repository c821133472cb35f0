package dev.overfit.export;

import dev.overfit.graph.InitialWeights;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Versions of a tiny model whose answers tell which of two sets of weights it has. */
final class TwoAnswers {
  static final ModelSpec MODEL =
      ModelSpec.binaryClassifier("Two", 2, new Dense(4, Activation.TANH));
  private static final ModelCard CARD = ModelCard.of(MODEL, List.of("x", "y"));
  private static final float[] ROW = {0.5f, -2f};

  private final float[] answers = new float[2];

  TwoAnswers() throws IOException {
    for (int which = 0; which < 2; which++) {
      try (Predictor predictor = predictor(which)) {
        answers[which] = predictor.probability(ROW);
      }
    }
    if (Math.abs(answers[0] - answers[1]) < 0.01) {
      throw new IllegalStateException("expected answers apart, found " + List.of(answers));
    }
  }

  /** Returns a predictor with one set of weights or the other. */
  static Predictor predictor(int which) {
    return Predictor.of(CARD, InitialWeights.draw(MODEL, which + 1));
  }

  /** Exports the next version of {@link #MODEL} to a folder of models. */
  static Path export(Path models, int which) throws IOException {
    return new SavedModelExporter(models).export(CARD, InitialWeights.draw(MODEL, which + 1));
  }

  /** Returns which set of weights answers. */
  int of(Predictor predictor) throws IOException {
    float answer = predictor.probability(ROW);
    for (int which = 0; which < 2; which++) {
      if (Math.abs(answer - answers[which]) < 1e-6) {
        return which;
      }
    }
    throw new IllegalStateException("an answer of neither: " + answer);
  }
}
