package dev.overfit.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.Normalization;
import dev.overfit.model.Regularizer;
import dev.overfit.model.Regularizer.L1;
import dev.overfit.model.Regularizer.L1L2;
import dev.overfit.model.Regularizer.L2;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.optimizer.Sgd;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void columnsAreThoseOfAllKindsAndOfTheChoicesInsideThem() {
    assertThat(Comparison.columns(LayerSpec.class).keySet()).contains("dropout", "l1", "l2");
    assertThat(Comparison.columns(LayerSpec.class)).containsEntry("l2", "factor of sum(w^2)");
    assertThat(Comparison.columns(Optimizer.class).keySet()).contains("weight_decay");
  }

  @Test
  void aNumberIsFoundWhereverItStands() {
    assertThat(Comparison.largest("dropout", new Dropout(0.5))).isEqualTo(0.5);
    assertThat(Comparison.largest("l1", dense(new L1(0.3)))).isEqualTo(0.3);
    assertThat(Comparison.largest("l2", dense(new L2(0.01)))).isEqualTo(0.01);
    assertThat(Comparison.largest("l1", dense(new L1L2(0.1, 0.2)))).isEqualTo(0.1);
    assertThat(Comparison.largest("l2", dense(new L1L2(0.1, 0.2)))).isEqualTo(0.2);
    Adam adam = new Adam(new Constant(0.1));
    assertThat(Comparison.largest("weight_decay", new AdamW(adam, 0.004))).isEqualTo(0.004);
  }

  @Test
  void whatIsNotThereIsZero() {
    assertThat(Comparison.largest("l2", dense(new L1(0.3)))).isZero();
    assertThat(Comparison.largest("l2", dense(Regularizer.NONE))).isZero();
    assertThat(Comparison.largest("dropout", new Normalization(List.of(1.0), List.of(1.0))))
        .isZero();
    assertThat(Comparison.largest("weight_decay", new Sgd(new Constant(0.1)))).isZero();
  }

  private static LayerSpec dense(Regularizer regularizer) {
    return new Dense(3, Activation.ELU, regularizer);
  }
}
