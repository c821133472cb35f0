package dev.overfit.study;

import dev.overfit.model.ActivationLayer;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Normalization;
import dev.overfit.model.Regularizer;
import dev.overfit.model.Regularizer.L1;
import dev.overfit.model.Regularizer.L1L2;
import dev.overfit.model.Regularizer.L2;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How strongly a model is regularized: the factor of each penalty and the rate of each dropout, by
 * layer. Of two models of the same network, one is less regularized if none of its amounts is
 * greater and at least one is smaller.
 *
 * @param network the layers without regularization
 * @param amounts the amounts by place, such as {@code l2 of layer 1}; absent ones are 0
 */
record Regularization(List<LayerSpec> network, Map<String, Double> amounts) {
  private static final String DROPOUT = "dropout after layer ";

  static Regularization of(ModelSpec model) {
    Amounts amounts = new Amounts();
    model.layers().forEach(layer -> layer.accept(amounts));
    return new Regularization(model.untreated(), amounts.byPlace);
  }

  /**
   * Returns whether this is the same network, less regularized; false if amounts differ both ways.
   */
  boolean isLessThan(Regularization other) {
    return network.equals(other.network) && isAtMost(other) && !other.isAtMost(this);
  }

  private boolean isAtMost(Regularization other) {
    return amounts.entrySet().stream()
        .allMatch(entry -> entry.getValue() <= other.amounts.getOrDefault(entry.getKey(), 0.0));
  }

  /** Returns whether the model has dropout. */
  boolean drops() {
    return amounts.entrySet().stream()
        .anyMatch(entry -> entry.getKey().startsWith(DROPOUT) && entry.getValue() > 0);
  }

  /** Collects the amounts layer by layer. */
  private static final class Amounts
      implements LayerSpec.Visitor<Optional<Void>>, Regularizer.Visitor<Optional<Void>> {
    private final Map<String, Double> byPlace = new TreeMap<>();
    private int dense;

    @Override
    public Optional<Void> dense(Dense layer) {
      dense++;
      return layer.kernelRegularizer().accept(this);
    }

    @Override
    public Optional<Void> dropout(Dropout layer) {
      byPlace.merge(DROPOUT + dense, layer.rate(), Double::sum);
      return Optional.empty();
    }

    @Override
    public Optional<Void> activation(ActivationLayer layer) {
      return Optional.empty();
    }

    /** Adds nothing, since there is no more or less of batch normalization. */
    @Override
    public Optional<Void> batchNormalization(BatchNormalization layer) {
      return Optional.empty();
    }

    @Override
    public Optional<Void> normalization(Normalization layer) {
      return Optional.empty();
    }

    @Override
    public Optional<Void> none() {
      return Optional.empty();
    }

    @Override
    public Optional<Void> l1(L1 regularizer) {
      return penalty(regularizer.l1(), 0);
    }

    @Override
    public Optional<Void> l2(L2 regularizer) {
      return penalty(0, regularizer.l2());
    }

    @Override
    public Optional<Void> l1l2(L1L2 regularizer) {
      return penalty(regularizer.l1(), regularizer.l2());
    }

    private Optional<Void> penalty(double l1, double l2) {
      byPlace.put("l1 of layer " + dense, l1);
      byPlace.put("l2 of layer " + dense, l2);
      return Optional.empty();
    }
  }
}
