package consumer.spring;

import dev.overfit.data.Dataset;
import dev.overfit.export.LivePredictor;
import dev.overfit.export.LoadOptions;
import dev.overfit.export.Predictor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP endpoints of the service. */
@RestController
final class Endpoints {
  /** Rows {@code [x, y]}. */
  record PredictionRequest(float[][] rows) {}

  /** Probabilities and logits of the same version. */
  record Predictions(String version, float[] probabilities, float[] logits) {}

  /** Rows {@code [x, y, label]}. */
  record TrainingRequest(long seed, float[][] rows) {}

  private final LivePredictor live;
  private final Training training;
  private final AsyncTaskExecutor background;

  Endpoints(LivePredictor live, Training training, AsyncTaskExecutor background) {
    this.live = live;
    this.training = training;
    this.background = background;
  }

  @PostMapping("/predict")
  Predictions predict(@RequestBody PredictionRequest request) throws IOException {
    float[] rows = flat(request.rows(), 0, 2);
    return live.call(
        version ->
            new Predictions(number(version), version.probabilities(rows), version.logits(rows)));
  }

  /** Trains in the background; the new version answers as soon as it is found. */
  @PostMapping("/train")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void train(@RequestBody TrainingRequest request) {
    Dataset rows =
        Dataset.of(List.of("x", "y"), flat(request.rows(), 0, 2), flat(request.rows(), 2, 3));
    background.execute(() -> export(rows, request.seed()));
  }

  private void export(Dataset rows, long seed) {
    try {
      training.export(rows, seed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Switches to an existing version by hand, until a newer one appears. */
  @PostMapping("/swap")
  void swap(@RequestParam String version) throws IOException {
    LoadOptions options = LoadOptions.defaults().withThreads(1);
    live.swap(Predictor.load(training.model().resolve(version), options));
  }

  private static String number(Predictor version) {
    return version.folder().orElseThrow().getFileName().toString();
  }

  /** Returns some columns of the rows as one array, one row after the other. */
  private static float[] flat(float[][] rows, int from, int to) {
    float[] flat = new float[rows.length * (to - from)];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], from, flat, row * (to - from), to - from);
    }
    return flat;
  }
}
