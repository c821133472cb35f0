package dev.overfit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.choice.Examples;
import dev.overfit.model.Activation;
import dev.overfit.model.ColumnEncoding;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.LearningRateSchedule;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.training.Metric;
import dev.overfit.training.StopReason;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceJsonTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        LayerSpec.class,
        Regularizer.class,
        Optimizer.class,
        LearningRateSchedule.class,
        ColumnEncoding.class
      })
  void everyKindIsTheSameAgain(Class<?> choice) throws IOException {
    for (Object example : Examples.of(choice)) {
      assertThat(read(ChoiceJson.write(example).toString(), choice)).isEqualTo(example);
    }
  }

  @Test
  void theDialectIsThatOfKeras() {
    assertThat(ChoiceJson.write(new Dense(3, Activation.ELU, new Regularizer.L2(0.5))).toString())
        .isEqualTo(
            """
            {"type":"Dense","units":3,"activation":"elu","kernel_regularizer":{"type":"L2","l2":0.5}}""");
    assertThat(ChoiceJson.write(new Dense(1, Activation.LINEAR)).toString())
        .isEqualTo(
            """
            {"type":"Dense","units":1,"activation":"linear","kernel_regularizer":null}""");
    AdamW optimizer = new AdamW(new Adam(new InverseTimeDecay(0.5, 1, 20, true)), 0.25);
    assertThat(ChoiceJson.write(optimizer).toString())
        .isEqualTo(
            """
            {"type":"AdamW","learning_rate":{"type":"InverseTimeDecay","initial_learning_rate":0.5,\
            "decay_rate":1.0,"decay_steps":20,"staircase":true},\
            "beta_1":0.9,"beta_2":0.999,"epsilon":1.0E-7,"weight_decay":0.25,"exclude":[]}""");
  }

  @Test
  void reasonsToStopAreWrittenWithTheFigureTheyWatched() {
    assertThat(ChoiceJson.write(new StopReason.EarlyStopped(7, Metric.VAL_LOSS, 4)).toString())
        .isEqualTo(
            """
            {"type":"EarlyStopped","epoch":7,"monitor":"val_loss","best_epoch":4}""");
    assertThat(ChoiceJson.write(new StopReason.Diverged(7, Double.NaN)).toString())
        .isEqualTo(
            """
            {"type":"Diverged","epoch":7,"loss":"NaN"}""");
  }

  /** A choice of the test's own, so that its messages do not change. */
  public sealed interface Shape {
    /** One kind. */
    record Circle(double radius) implements Shape {}

    /** Another. */
    record Square(double side) implements Shape {}

    /** A third. */
    record Point() implements Shape {}
  }

  @Test
  void anUnknownKindIsAnErrorThatNamesTheKnown() {
    assertRefused(
        "{\"type\": \"Cube\"}",
        Shape.class,
        "x: expected type Circle, Square or Point, found 'Cube'");
    assertRefused("null", Shape.class, "x: expected type Circle, Square or Point, found 'None'");
    assertRefused("{\"side\": 0.5}", Shape.class, "x: expected a field 'type', found [side]");
    assertRefused("[1]", Shape.class, "x: expected a field 'type', found []");
    assertRefused("{\"type\": 7}", Shape.class, "x.type: expected a text, found 7");
  }

  @Test
  void argumentsThatLackOrAreTooManyAreErrors() {
    assertRefused(
        "{\"type\": \"Dropout\"}", LayerSpec.class, "x: expected a field 'rate', found [type]");
    assertRefused(
        "{\"type\": \"Dropout\", \"rate\": 0.5, \"seed\": 1, \"noise\": 2}",
        LayerSpec.class,
        "x: expected a Dropout of [rate], found also [noise, seed]");
  }

  @Test
  void argumentsOfAnotherTypeAreErrors() {
    assertRefused(
        "{\"type\": \"Dropout\", \"rate\": \"0.5\"}",
        LayerSpec.class,
        "x.rate: expected a number, found \"0.5\"");
    assertRefused(
        "{\"type\": \"Dense\", \"units\": 1.5, \"activation\": \"elu\"}",
        LayerSpec.class,
        "x.units: expected a whole number, found 1.5");
    assertRefused(
        "{\"type\": \"Dense\", \"units\": 1, \"activation\": \"ELU\"}",
        LayerSpec.class,
        "x.activation: expected elu, relu, tanh, linear, sigmoid, gelu, selu, silu or leaky_relu, found 'ELU'");
    assertRefused(
        "{\"type\": \"Normalization\", \"mean\": [1, null], \"variance\": [1]}",
        LayerSpec.class,
        "x.mean[1]: expected a number, found null");
    assertRefused(
        "{\"type\": \"Normalization\", \"mean\": 1, \"variance\": 1}",
        LayerSpec.class,
        "x.mean: expected a list, found 1");
    assertRefused(
        """
        {"type": "InverseTimeDecay", "initial_learning_rate": 1, "decay_rate": 1, \
        "decay_steps": 1, "staircase": 0}""",
        LearningRateSchedule.class,
        "x.staircase: expected true or false, found 0");
  }

  @Test
  void whatTheKindRefusesIsAnErrorAtItsPlace() {
    assertRefused(
        "{\"type\": \"Dropout\", \"rate\": 1}",
        LayerSpec.class,
        "x: rate: expected a number in [0, 1), received 1.0");
    assertRefused(
        "{\"type\": \"SGD\", \"learning_rate\": {\"type\": \"Constant\", \"rate\": 0}}",
        Optimizer.class,
        "x.learning_rate: rate: expected a finite number above 0, received 0.0");
  }

  @Test
  void numbersKeepAllTheirDigits() throws IOException {
    Constant rate = new Constant(0.1 + 0.2);
    assertThat(read(ChoiceJson.write(rate).toString(), LearningRateSchedule.class)).isEqualTo(rate);
    assertThat(read("{\"type\": \"Dropout\", \"rate\": 0}", LayerSpec.class))
        .isEqualTo(new Dropout(0));
  }

  private static void assertRefused(String text, Class<?> choice, String message) {
    assertThatThrownBy(() -> read(text, choice))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }

  private static Object read(String text, Class<?> choice) throws IOException {
    return ChoiceJson.read(Json.parse("x", text), choice);
  }
}
