package dev.overfit.simulation;

import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import java.util.stream.IntStream;

/** Generates rows from a seed. Row i does not depend on the number of rows or the thread. */
final class Generation {
  private static final int BLOCK = 256;

  private final long seed;
  private final int first;
  private final float[] features;
  private final float[] labels;

  private Generation(long seed, int first, int count) {
    this.seed = seed;
    this.first = first;
    features = new float[count * Features.COUNT];
    labels = new float[count];
  }

  /** Generates the first {@code count} rows, on all processors. */
  static Dataset rows(long seed, int count) {
    return rows(seed, 0, count);
  }

  /** Generates {@code count} rows starting at row {@code first}, on all processors. */
  static Dataset rows(long seed, int first, int count) {
    Generation generation = new Generation(seed, first, count);
    int blocks = (count + BLOCK - 1) / BLOCK;
    IntStream.range(0, blocks).parallel().forEach(generation::block);
    return Dataset.of(Higgs.COLUMNS, generation.features, generation.labels);
  }

  private void block(int block) {
    int end = Math.min(labels.length, (block + 1) * BLOCK);
    for (int i = block * BLOCK; i < end; i++) {
      row(i);
    }
  }

  private void row(int i) {
    Draws draws = Draws.of(seed, (long) first + i);
    Channel channel = Channel.draw(draws);
    labels[i] = channel.label();
    Features.write(Event.accepted(channel, draws), features, i * Features.COUNT);
  }
}
