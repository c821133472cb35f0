package dev.overfit.report;

import dev.overfit.study.ReplicateResult;
import dev.overfit.study.Study;
import dev.overfit.training.TestEvaluation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes {@code test-logits.csv}: a row for each test row, in order, with its label and, for each
 * replicate that has figures on the test rows, a column with the replicate's name and the logit by
 * the weights of its best epoch. From this file a later comparison with another run derives the
 * chance of the rows. Floats are written so that they read back exactly. The file does not exist if
 * rows were split anew for each replicate.
 */
final class TestLogitsCsv {
  static final String FILE = "test-logits.csv";
  static final String LABEL = "label";

  private TestLogitsCsv() {}

  /** Returns whether a study has such logits. */
  static boolean isOf(Study study) {
    return study.split().test().isPresent() && !study.resampled() && !tested(study).isEmpty();
  }

  private static List<ReplicateResult> tested(Study study) {
    return study.replicates().stream().filter(each -> each.result().test().isPresent()).toList();
  }

  /** Writes the logits row by row, because there may be many. */
  static void write(Study study, OutputStream out) throws IOException {
    List<ReplicateResult> tested = tested(study);
    float[] labels = study.split().test().orElseThrow().labels();
    List<float[]> logits =
        tested.stream()
            .map(each -> each.result().test().map(TestEvaluation::logits).orElseThrow())
            .toList();
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(LABEL);
    for (ReplicateResult each : tested) {
      writer.write("," + each.name());
    }
    writer.write('\n');
    for (int row = 0; row < labels.length; row++) {
      writer.write(Integer.toString((int) labels[row]));
      for (float[] each : logits) {
        writer.write("," + each[row]);
      }
      writer.write('\n');
    }
    writer.flush();
  }
}
