package dev.overfit.suitefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.model.Activation;
import dev.overfit.model.ActivationLayer;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.Normalization;
import dev.overfit.model.Regularizer;
import dev.overfit.suite.Suites;
import dev.overfit.suite.Trial;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ModelLineTest {
  @Test
  void layersStandFromLeftToRight() {
    assertThat(ModelLine.parse("dense(128)-dropout(0.3)-dense(64)"))
        .containsExactly(
            new Dense(128, Activation.ELU), new Dropout(0.3), new Dense(64, Activation.ELU));
  }

  @Test
  void argumentsStandInTheirOrderOrByName() {
    List<LayerSpec> layers =
        List.of(
            new Dense(64, Activation.RELU, new Regularizer.L1L2(1e-5, 0.001)),
            new BatchNormalization(0.9, 0.001),
            new ActivationLayer(Activation.TANH),
            new Dense(8, Activation.ELU, new Regularizer.L2(0.1)));
    assertThat(
            ModelLine.parse(
                "dense(64, relu, l1l2(1e-5, 0.001)) - batch_normalization(0.9) -"
                    + " activation(tanh)-dense(8, kernel_regularizer=l2(l2=0.1))"))
        .isEqualTo(layers);
    assertThat(ModelLine.of(layers))
        .hasValue(
            "dense(64, relu, l1l2(1e-5, 0.001))-batch_normalization(0.9)-activation(tanh)"
                + "-dense(8, elu, l2(0.1))");
  }

  @ParameterizedTest
  @EnumSource
  void everyActivationIsAWordOfALine(Activation activation) {
    List<LayerSpec> layers = List.of(new Dense(8, activation), new ActivationLayer(activation));
    String word = activation.name().toLowerCase(Locale.ROOT);
    String line = "dense(8, " + word + ")-activation(" + word + ")";
    assertThat(ModelLine.parse(line)).isEqualTo(layers);
    assertThat(ModelLine.parse(ModelLine.of(layers).orElseThrow())).isEqualTo(layers);
  }

  static List<Trial> trials() {
    return Suites.all().stream().flatMap(suite -> suite.trials().stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("trials")
  void everyBuiltInModelIsALine(Trial trial) {
    String line = ModelLine.of(trial.hidden()).orElseThrow();
    assertThat(ModelLine.parse(line)).isEqualTo(trial.hidden());
  }

  @Test
  void whatALineCannotSayIsNone() {
    assertThat(ModelLine.of(List.of())).isEmpty();
    assertThat(ModelLine.of(List.of(new Normalization(List.of(0.0), List.of(1.0))))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dens(16)        | layers: expected activation, batch_normalization, dense or dropout, received 'dens'; did you mean 'dense'?
          dense(16        | layers: expected ',' or ')', received the end in 'dense(16'
          dense(16)dense  | layers: expected '-' and a further layer, or the end, received 'dense' in 'dense(16)dense'
          dense()         | layers[0]: expected units: how many values it gives, received activation alone
          dense(0)        | layers[0].units: expected at least 1, received 0
          dropout(rat=1)  | layers: dropout: expected no more than rate, received 'rat'; did you mean 'rate'?
          dense(16)-      | layers: expected a layer, as in dense(64)-dropout(0.5)-dense(64), received the end in 'dense(16)-'
          """)
  void whatIsNoneTellsWhere(String line, String message) {
    assertThatThrownBy(() -> ModelLine.parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
