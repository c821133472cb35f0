package dev.overfit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoadedDataTest {
  private static final DataOrigin ORIGIN = new DataOrigin("formula", "a formula", true, "", 10);

  @Test
  void theFirstRowsValidateAndTheNextTrain() {
    Split split = new LoadedData(FormulaRows.dataset(10), ORIGIN).split(3, 5);
    assertThat(split.validation().features()).isEqualTo(FormulaRows.dataset(3).features());
    assertThat(split.training().rows()).isEqualTo(5);
    assertThat(split.training().features()[0]).isEqualTo(3f); // rows 8 and 9 are left over
    assertThat(split.origin()).isSameAs(ORIGIN);
  }

  @Test
  void tooFewRowsAreRefused() {
    LoadedData data = new LoadedData(FormulaRows.dataset(10), ORIGIN);
    assertThat(data.split(5, 5).training().rows()).isEqualTo(5);
    assertThatThrownBy(() -> data.split(5, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("formula: expected at least 5 + 6 rows to validate and to train, found 10");
    assertThatThrownBy(() -> data.split(Integer.MAX_VALUE, Integer.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> data.split(0, 5)).hasMessageContaining("received 0 and 5");
  }

  @Test
  void aSplitHasTheSameColumnsOnBothSides() {
    Dataset training = FormulaRows.dataset(2);
    Dataset other = Dataset.of(new float[][] {{1}}, new float[] {1});
    assertThatThrownBy(() -> new Split(training, other, ORIGIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("validation: expected the columns of the training rows");
  }
}
