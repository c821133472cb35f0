package dev.overfit.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a forward pass is given in training, and what it leaves besides logits.
 *
 * @param rows the number of rows of the batch, a scalar
 * @param draws random numbers, one object per shard of the batch
 * @param kept collects the values that layers want their variables to have after the step, by the
 *     index of the variable in the model
 */
record TrainingPass(
    Operand<TFloat32> rows,
    List<StatelessDraws.OfShard> draws,
    Map<Integer, Operand<TFloat32>> kept) {
  /** Creates a pass that has left nothing yet. */
  TrainingPass(Operand<TFloat32> rows, List<StatelessDraws.OfShard> draws) {
    this(rows, draws, new LinkedHashMap<>());
  }
}
