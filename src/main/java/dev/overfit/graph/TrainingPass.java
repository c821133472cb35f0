package dev.overfit.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a way through a model is given in training, and what it leaves beside logits.
 *
 * @param rows the number of rows of the batch, a scalar
 * @param draws random numbers, an object a shard of the batch
 * @param kept collects what layers want their variables to hold after the step, by the place of the
 *     variable in the model
 */
record TrainingPass(
    Operand<TFloat32> rows,
    List<StatelessDraws.OfShard> draws,
    Map<Integer, Operand<TFloat32>> kept) {
  /** A pass that has left nothing yet. */
  TrainingPass(Operand<TFloat32> rows, List<StatelessDraws.OfShard> draws) {
    this(rows, draws, new LinkedHashMap<>());
  }
}
