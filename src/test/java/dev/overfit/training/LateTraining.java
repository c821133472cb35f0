package dev.overfit.training;

import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A process that first runs a step on one thread and then steps that two threads share, as happens
 * if the first model of a suite is resumed. Prints the CPU time, in clock ticks, that each of the
 * two busiest threads spent on the latter.
 */
final class LateTraining {
  private static final ModelSpec WIDE =
      ModelSpec.binaryClassifier(
          "Wide", 28, new Dense(512, Activation.ELU), new Dense(512, Activation.ELU));

  /** Fields 14 and 15 of a task's {@code stat}, counted from the field after its name. */
  private static final int USER_TIME = 11;

  private static final int EPOCHS = 70;

  private LateTraining() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    train(Runs.TINY, Runs.SHORT.withEpochs(1).withThreads(1));
    Map<String, Long> before = ticks();
    TrainingConfig shared = Runs.SHORT.withEpochs(EPOCHS).withBatchSize(500).withThreads(2);
    Map<String, Long> after = train(WIDE, shared);
    List<Long> taken =
        after.entrySet().stream()
            .map(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
            .sorted((a, b) -> Long.compare(b, a))
            .toList();
    System.out.println(taken.get(0) + " " + taken.get(1));
  }

  /**
   * Trains from given weights, since drawing them opens a session.
   *
   * @return the CPU time of each thread at the end of the last epoch, while all still run
   */
  private static Map<String, Long> train(ModelSpec model, TrainingConfig config) {
    Map<String, Long> ticks = new HashMap<>();
    List<float[]> values = model.variables().stream().map(LateTraining::small).toList();
    Trainer.builder(model)
        .config(config)
        .initialWeights(Weights.of(model.variables(), values))
        .listener(
            Runs.atEpochEnd(
                end -> {
                  if (end.metrics().epoch() == config.epochs()) {
                    ticks.putAll(ticks());
                  }
                }))
        .build()
        .train(Runs.SPLIT);
    return ticks;
  }

  private static float[] small(VariableSpec variable) {
    float[] values = new float[variable.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i % 7 - 3) / 100f;
    }
    return values;
  }

  private static Map<String, Long> ticks() {
    Map<String, Long> ticks = new HashMap<>();
    try {
      for (String thread : ProcessThreads.running()) {
        ticks.put(thread, ticks(thread.substring(0, thread.indexOf(' '))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ticks;
  }

  private static long ticks(String task) throws IOException {
    try {
      String stat = Files.readString(Path.of("/proc/self/task", task, "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]);
    } catch (NoSuchFileException e) {
      return 0; // it has ended in the meantime
    }
  }
}
