package dev.overfit.training;

import dev.overfit.graph.EpochSums;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import dev.overfit.training.RunIdentity.Fact;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Decodes a {@link TrainingState} from the format of {@link Checkpoint} after its checksum was
 * verified. Because anybody can compute a checksum, no number in the file can make the decoder
 * allocate more memory than the file is long.
 */
final class CheckpointDecoder {
  private final Path file;
  private final DataInputStream in;
  private final long length;

  /**
   * @param file the source, for messages
   * @param length the length of the file in bytes, an upper limit for every part
   */
  CheckpointDecoder(Path file, DataInputStream in, long length) {
    this.file = file;
    this.in = in;
    this.length = length;
  }

  TrainingState state() throws IOException {
    RunIdentity run = run();
    Instant started = Instant.ofEpochSecond(in.readLong(), in.readInt());
    Duration elapsed = duration();
    int before = in.readInt();
    checkFigures(texts());
    List<Metric> metrics = metrics(run);
    int count = in.readInt();
    List<EpochMetrics> epochs = new ArrayList<>();
    List<Duration> times = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      epochs.add(epoch(before + i, metrics));
      times.add(duration());
    }
    UnfinishedEpoch unfinished = unfinished();
    Weights variables = weights();
    Weights best = weights();
    if (run.weighsRows()) {
      unfinished = unfinished.withWeightedCrossentropy(in.readFloat());
    }
    return new TrainingState(
        run, started, elapsed, new History(epochs), times, unfinished, variables, best);
  }

  private RunIdentity run() throws IOException {
    List<Fact> facts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      facts.add(new Fact(text(), text()));
    }
    return new RunIdentity(facts);
  }

  private List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(text());
    }
    return texts;
  }

  /** Checks that each epoch has the metrics that this version knows, in their order. */
  private void checkFigures(List<String> found) throws IOException {
    List<String> known = Metric.values().stream().map(Metric::label).toList();
    for (int i = 0; i < Math.max(known.size(), found.size()); i++) {
      String expected = i < known.size() ? known.get(i) : "no more";
      String received = i < found.size() ? found.get(i) : "no more";
      if (!expected.equals(received)) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s: figure %d of each epoch: expected %s, found %s",
                file,
                i + 1,
                expected,
                received));
      }
    }
  }

  private List<Metric> metrics(RunIdentity run) throws IOException {
    List<Metric> metrics = new ArrayList<>(Metric.values());
    if (run.has(RunIdentity.METRICS)) {
      for (int left = in.readInt(); left > 0; left--) {
        metrics.add(Metric.ofRows(text(), in.readBoolean()));
      }
    }
    return metrics;
  }

  private EpochMetrics epoch(int epoch, List<Metric> metrics) throws IOException {
    float learningRate = in.readFloat();
    Map<Metric, Float> figures = new LinkedHashMap<>();
    for (Metric metric : metrics) {
      figures.put(metric, in.readFloat());
    }
    return new EpochMetrics(epoch, learningRate, figures);
  }

  private UnfinishedEpoch unfinished() throws IOException {
    return new UnfinishedEpoch(
        in.readInt(), new EpochSums(in.readFloat(), in.readFloat(), in.readFloat()), duration());
  }

  private Weights weights() throws IOException {
    List<VariableSpec> variables = new ArrayList<>();
    List<float[]> values = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      VariableSpec variable = variable();
      variables.add(variable);
      values.add(floats(variable.size()));
    }
    return Weights.of(variables, values);
  }

  private VariableSpec variable() throws IOException {
    String name = text();
    List<Integer> shape = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      shape.add(in.readInt());
    }
    return new VariableSpec(name, shape);
  }

  private float[] floats(int count) throws IOException {
    byte[] bytes = bytes(Math.multiplyExact(Float.BYTES, count));
    float[] values = new float[count];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return values;
  }

  private String text() throws IOException {
    return new String(bytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private byte[] bytes(int count) throws IOException {
    if (count < 0 || count > length) {
      throw new IllegalArgumentException(
          "expected at most the " + length + " bytes of the file, found a length of " + count);
    }
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("expected " + count + " bytes more, found " + bytes.length);
    }
    return bytes;
  }

  private Duration duration() throws IOException {
    return Duration.ofNanos(in.readLong());
  }
}
