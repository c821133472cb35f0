package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.PlacedLayer;

/**
 * About how much memory a run takes at most, reckoned from what it keeps, and how much there is;
 * all in bytes.
 *
 * @param program what the program takes without rows and models
 * @param rows what the rows take on the heap
 * @param trainings what the trainings take that run at once: each has its own copy of the rows, its
 *     weights with the optimizer's slots and gradients, and the values of a batch
 * @param heap what the JVM may take for its heap
 * @param physical what the machine, or its container, has
 */
public record PlannedMemory(long program, long rows, long trainings, long heap, long physical) {
  /**
   * Values of a batch: those that go forward, their gradients, and what one becomes the other by.
   */
  private static final int VALUES = 3;

  /** That of a run on this machine. */
  static PlannedMemory of(Split split, long trainings) {
    RowMemory machine = RowMemory.ofMachine();
    return new PlannedMemory(
        RowMemory.PROGRAM, RowMemory.onHeap(split), trainings, machine.heap(), machine.physical());
  }

  /** All that it takes. */
  public long total() {
    return program + rows + trainings;
  }

  /** What a training takes in the native runtime. */
  static long ofTraining(Replicate replicate, Split split) {
    ModelSpec model = replicate.model();
    int slots = replicate.config().optimizer().slots().size();
    long weights = model.parameters() + (slots + 1L) * model.trainableParameters();
    int batch = Math.min(replicate.config().batchSize(), split.training().rows());
    long values = model.stack().stream().mapToLong(PlacedLayer::outputs).sum() * batch * VALUES;
    long rows = (long) split.training().rows() + split.validation().rows();
    return RowMemory.inRuntime(rows, split.training().width()) + Float.BYTES * (weights + values);
  }
}
