package dev.overfit.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.choice.Kind.Argument;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.optimizer.Sgd;
import java.util.List;
import org.junit.jupiter.api.Test;

class KindTest {
  @Test
  void namesAreThoseOfKeras() {
    assertThat(Kind.of(LayerSpec.class).stream().map(Kind::name))
        .contains("Dense", "Dropout", "Normalization");
    assertThat(Kind.of(new Sgd(new Constant(1))).name()).isEqualTo("SGD");
    assertThat(Kind.of(new InverseTimeDecay(1, 1, 1, false)).name()).isEqualTo("InverseTimeDecay");
    assertThat(Kind.of(new InverseTimeDecay(1, 1, 1, false)).snakeName())
        .isEqualTo("inverse_time_decay");
    assertThat(Kind.of(new Regularizer.L1L2(0, 0)).module()).isEqualTo("keras.regularizers");
  }

  @Test
  void argumentsAreTheComponentsNamedAsInKeras() {
    assertThat(arguments(new InverseTimeDecay(1, 1, 1, false)))
        .containsExactly("initial_learning_rate", "decay_rate", "decay_steps", "staircase");
    assertThat(arguments(new Regularizer.L2(0.1))).containsExactly("l2");
  }

  @Test
  void argumentsOfARecordInsideStandInItsPlace() {
    AdamW optimizer = new AdamW(new Adam(new Constant(0.5), 0.8, 0.9, 0.1), 0.01);
    assertThat(arguments(optimizer))
        .containsExactly("learning_rate", "beta_1", "beta_2", "epsilon", "weight_decay", "exclude");
    assertThat(Kind.of(optimizer).arguments().stream().map(argument -> argument.of(optimizer)))
        .containsExactly(new Constant(0.5), 0.8, 0.9, 0.1, 0.01, List.of());
  }

  @Test
  void aKindIsMadeOfItsArguments() {
    for (Kind<Optimizer> kind : Kind.of(Optimizer.class)) {
      for (Optimizer optimizer : Examples.of(Optimizer.class)) {
        if (Kind.of(optimizer).name().equals(kind.name())) {
          List<Object> values = kind.arguments().stream().map(a -> a.of(optimizer)).toList();
          assertThat(kind.make(values)).isEqualTo(optimizer);
        }
      }
    }
  }

  @Test
  void whatAKindRefusesIsRefused() {
    Kind<LayerSpec> dropout =
        Kind.of(LayerSpec.class).stream()
            .filter(kind -> kind.name().equals("Dropout"))
            .findFirst()
            .orElseThrow();
    assertThat(dropout.make(List.of(0.5))).isEqualTo(new Dropout(0.5));
    assertThatThrownBy(() -> dropout.make(List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rate: expected a number in [0, 1), received 1.0");
  }

  @Test
  void onlyClosedChoicesHaveKinds() {
    assertThatThrownBy(() -> Kind.of(Runnable.class))
        .hasMessage("choice: expected a sealed type, received interface java.lang.Runnable");
    assertThatThrownBy(() -> Kind.of("text"))
        .hasMessage("value: expected one of a closed choice, received text");
  }

  private static List<String> arguments(Object value) {
    return Kind.of(value).arguments().stream().map(Argument::name).toList();
  }
}
