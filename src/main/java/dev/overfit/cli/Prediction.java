package dev.overfit.cli;

import dev.overfit.io.OneLine;
import dev.overfit.suite.CsvPrediction;
import dev.overfit.suite.DataSelection;
import dev.overfit.table.TableSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** Predicts rows for the command's {@code predict}. */
final class Prediction {
  private final Environment environment;
  private final PrintStream out;
  private final PrintStream err;

  Prediction(Environment environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /** Predicts the rows; an interrupt leaves no file behind. */
  ExitCode run(PredictRequest request, Failures failures) {
    CsvPrediction prediction = new CsvPrediction(request.settings());
    try (Interruption watch =
        Interruption.watch(
            "the rest is not predicted", prediction::cancel, err, environment.end())) {
      ExitCode code = failures.guard(() -> predict(request, prediction));
      return watch.happened() ? ExitCode.INTERRUPTED : code;
    }
  }

  private ExitCode predict(PredictRequest request, CsvPrediction prediction) throws IOException {
    TableSource data =
        request.data() instanceof DataSelection.File file
            ? TableSource.of(file.path())
            : TableSource.standardInput(environment.in());
    if (request.output().isEmpty()) {
      prediction.toStream(request.graph(), data, new UnbrokenOutput(out));
    } else {
      Path file = request.output().get();
      long rows = prediction.toFile(request.graph(), data, file);
      String name = OneLine.of(file.toString());
      String copies = overCopies(request.settings().symmetricCopies());
      out.printf(Locale.ROOT, "%s: probabilities of %,d rows%s%n", name, rows, copies);
    }
    return ExitCode.DONE;
  }

  private static String overCopies(int count) {
    return count == 1
        ? ""
        : String.format(Locale.ROOT, ", each the mean over %d symmetric copies", count);
  }
}
