package dev.overfit.training;

import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Encodes a {@link TrainingState} in the format of {@link Checkpoint}. */
final class CheckpointEncoder {
  private static final int BLOCK = 1 << 14;

  private final DataOutputStream out;
  private final ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * BLOCK);

  CheckpointEncoder(DataOutputStream out) {
    this.out = out;
  }

  void state(TrainingState state) throws IOException {
    run(state.run());
    instant(state.started());
    duration(state.elapsed());
    out.writeInt(state.lastEpoch() - state.epochs());
    figureNames();
    if (state.run().has(RunIdentity.METRICS)) {
      metrics(state.asked());
    }
    out.writeInt(state.epochs());
    for (int i = 0; i < state.epochs(); i++) {
      epoch(state.history().epochs().get(i));
      duration(state.epochTimes().get(i));
    }
    unfinished(state.unfinished());
    weights(state.variables());
    weights(state.bestWeights());
    if (state.run().weighsRows()) {
      out.writeFloat(state.unfinished().sums().weightedCrossentropy());
    }
  }

  private void run(RunIdentity run) throws IOException {
    out.writeInt(run.facts().size());
    for (RunIdentity.Fact fact : run.facts()) {
      text(fact.name());
      text(fact.value());
    }
  }

  private void figureNames() throws IOException {
    out.writeInt(Metric.values().size());
    for (Metric metric : Metric.values()) {
      text(metric.label());
    }
  }

  private void metrics(List<Metric> asked) throws IOException {
    out.writeInt(asked.size());
    for (Metric metric : asked) {
      text(metric.quantity());
      out.writeBoolean(metric.higherIsBetter());
    }
  }

  private void epoch(EpochMetrics epoch) throws IOException {
    out.writeFloat(epoch.learningRate());
    for (Metric metric : epoch.metrics()) {
      out.writeFloat(metric.of(epoch));
    }
  }

  private void unfinished(UnfinishedEpoch epoch) throws IOException {
    out.writeInt(epoch.steps());
    out.writeFloat(epoch.sums().binaryCrossentropy());
    out.writeFloat(epoch.sums().regularizationLoss());
    out.writeFloat(epoch.sums().correct());
    duration(epoch.elapsed());
  }

  private void weights(Weights weights) throws IOException {
    out.writeInt(weights.variables().size());
    for (int i = 0; i < weights.variables().size(); i++) {
      VariableSpec variable = weights.variables().get(i);
      text(variable.name());
      out.writeInt(variable.shape().size());
      for (int dimension : variable.shape()) {
        out.writeInt(dimension);
      }
      floats(weights.values(i));
    }
  }

  private void floats(FloatBuffer values) throws IOException {
    while (values.hasRemaining()) {
      FloatBuffer block = values.slice(values.position(), Math.min(BLOCK, values.remaining()));
      bytes.clear().asFloatBuffer().put(block);
      out.write(bytes.array(), 0, Float.BYTES * block.limit());
      values.position(values.position() + block.limit());
    }
  }

  private void text(String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private void instant(Instant instant) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private void duration(Duration duration) throws IOException {
    out.writeLong(duration.toNanos());
  }
}
