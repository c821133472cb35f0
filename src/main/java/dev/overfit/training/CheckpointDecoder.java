package dev.overfit.training;

import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import dev.overfit.training.RunIdentity.Fact;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link TrainingState} from the format of {@link Checkpoint}, once its sum was checked. As
 * anybody can make a sum, no number in the file makes it take more memory than the file is long.
 */
final class CheckpointDecoder {
  private final DataInputStream in;
  private final long length;

  /**
   * @param length how many bytes there are at most
   */
  CheckpointDecoder(DataInputStream in, long length) {
    this.in = in;
    this.length = length;
  }

  TrainingState state() throws IOException {
    RunIdentity run = run();
    Instant started = Instant.ofEpochSecond(in.readLong(), in.readInt());
    Duration elapsed = duration();
    int before = in.readInt();
    int count = in.readInt();
    List<EpochMetrics> epochs = new ArrayList<>();
    List<Duration> times = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      epochs.add(epoch(before + i));
      times.add(duration());
    }
    return new TrainingState(
        run, started, elapsed, new History(epochs), times, unfinished(), weights(), weights());
  }

  private RunIdentity run() throws IOException {
    List<Fact> facts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      facts.add(new Fact(text(), text()));
    }
    return new RunIdentity(facts);
  }

  private EpochMetrics epoch(int epoch) throws IOException {
    return new EpochMetrics(
        epoch,
        in.readFloat(),
        in.readFloat(),
        in.readFloat(),
        in.readFloat(),
        in.readFloat(),
        in.readFloat(),
        in.readFloat());
  }

  private UnfinishedEpoch unfinished() throws IOException {
    return new UnfinishedEpoch(
        in.readInt(), in.readFloat(), in.readFloat(), in.readFloat(), duration());
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
