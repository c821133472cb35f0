package dev.overfit.graph.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.Dataset;
import dev.overfit.graph.LabelledRows;
import dev.overfit.graph.StepSettings;
import dev.overfit.graph.TrainingSession;
import dev.overfit.keras.FormulaRows;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class NativeResourcesTest {
  private final List<String> closed = new ArrayList<>();

  @Test
  void closesOnceInReverseOrder() {
    NativeResources resources = new NativeResources();
    resources.onClose(() -> closed.add("graph"));
    resources.onClose(() -> closed.add("session"));
    resources.close();
    resources.close();
    assertThat(closed).containsExactly("session", "graph");
  }

  @Test
  void closesTheRestWhereOneThrows() {
    NativeResources resources = new NativeResources();
    resources.onClose(() -> closed.add("graph"));
    resources.onClose(
        () -> {
          throw new IllegalStateException("broken");
        });
    assertThatThrownBy(resources::close).hasMessage("broken");
    assertThat(closed).containsExactly("graph");
  }

  @Test
  void aSessionThatCannotBeOpenedLeavesNothingOpen() {
    open(5).close();
    long before = Pointer.totalCount();
    // divides by the batch size in the loop's body, when the graph is half built
    assertThatThrownBy(() -> open(0)).isInstanceOf(ArithmeticException.class);
    assertThat(Pointer.totalCount()).isEqualTo(before);
  }

  @Test
  void aSessionHoldsNativeMemoryUntilItIsClosed() {
    open(5).close();
    long before = Pointer.totalCount();
    TrainingSession session = open(5);
    assertThat(Pointer.totalCount()).isGreaterThan(before);
    session.close();
    session.close();
    assertThat(Pointer.totalCount()).isEqualTo(before);
  }

  private static TrainingSession open(int batchSize) {
    Dataset rows = FormulaRows.load(10).dataset();
    ModelSpec model = ModelSpec.binaryClassifier("Tiny", 28, new Dense(2, Activation.ELU));
    LabelledRows given = new LabelledRows(rows.features(), rows.labels());
    return new TrainingSession(
        model,
        new StepSettings(new Adam(new Constant(0.1)), batchSize, 0, 0),
        new Execution(false, 1),
        given,
        given);
  }
}
