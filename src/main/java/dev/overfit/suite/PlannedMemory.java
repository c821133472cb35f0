package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.PlacedLayer;

/**
 * An estimate of the most memory that a run takes, based on what it keeps, and the memory there is;
 * all in bytes.
 *
 * @param program the memory of the program without rows and models
 * @param rows the memory of the rows on the heap
 * @param trainings the memory of the trainings that run at once: each has its own copy of the rows,
 *     its weights with the optimizer's slots and gradients, and the values of a batch
 * @param heap the maximum size of the JVM's heap
 * @param physical the memory of the machine, or of its container
 */
public record PlannedMemory(long program, long rows, long trainings, long heap, long physical) {
  /**
   * Copies of the values of a batch: forward values, their gradients, and the values in between.
   */
  private static final int VALUES = 3;

  /** Returns the memory of a run on this machine. */
  static PlannedMemory of(Split split, long trainings) {
    RowMemory machine = RowMemory.ofMachine();
    return new PlannedMemory(
        RowMemory.PROGRAM, RowMemory.onHeap(split), trainings, machine.heap(), machine.physical());
  }

  /** Returns the total memory that the run takes. */
  public long total() {
    return program + rows + trainings;
  }

  /** Returns what a training takes in the native runtime, in bytes. */
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
