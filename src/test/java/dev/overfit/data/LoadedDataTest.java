package dev.overfit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.csv.FormulaCsv;
import org.junit.jupiter.api.Test;

class LoadedDataTest {
  private static final DataOrigin ORIGIN = new DataOrigin("formula", "a formula", true, "", 10);

  @Test
  void theFirstRowsValidateAndTheNextTrain() {
    Split split = new LoadedData(FormulaCsv.dataset(10), ORIGIN).split(3, 5);
    assertThat(split.validation().features()).isEqualTo(FormulaCsv.dataset(3).features());
    assertThat(split.training().rows()).isEqualTo(5);
    assertThat(split.training().features()[0]).isEqualTo(3f); // rows 8 and 9 are left over
    assertThat(split.origin()).isSameAs(ORIGIN);
  }

  @Test
  void theRowsBehindThoseThatTrainTest() {
    LoadedData data = new LoadedData(FormulaCsv.dataset(10), ORIGIN);
    Split split = data.split(3, 5, 2);
    Split without = data.split(3, 5);
    assertThat(split.validation().features()).isEqualTo(without.validation().features());
    assertThat(split.training().features()).isEqualTo(without.training().features());
    Dataset test = split.test().orElseThrow();
    assertThat(test.features()).isEqualTo(FormulaCsv.dataset(10).slice(8, 10).features());
    assertThat(test.labels()).containsExactly(0, 1);
    assertThat(without.test()).isEmpty();
    assertThat(data.split(3, 5, 1).test().orElseThrow().rows()).isOne();
  }

  @Test
  void allRowsThatDoNotValidateTrain() {
    LoadedData data = LoadedData.of(FormulaCsv.dataset(10), "mine");
    Split split = data.split(4);
    assertThat(split.validation().rows()).isEqualTo(4);
    assertThat(split.training().rows()).isEqualTo(6);
    assertThat(split.training().features()[0]).isEqualTo(4f);
    assertThat(split.origin())
        .isEqualTo(
            new DataOrigin("mine", "memory", false, RowDigest.sha256(FormulaCsv.dataset(10)), 10));
    assertThatThrownBy(() -> data.split(10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mine: expected at least 10 + 1 rows to validate and to train, found 10");
  }

  @Test
  void shufflingMovesWholeRowsAsTheSeedSays() {
    LoadedData data = LoadedData.of(FormulaCsv.dataset(100), "mine");
    Dataset shuffled = data.shuffled(5).dataset();
    boolean[] seen = new boolean[100];
    for (int row = 0; row < 100; row++) {
      int was = (int) shuffled.features()[row * FormulaCsv.WIDTH];
      seen[was] = true;
      Dataset expected = FormulaCsv.dataset(100).slice(was, was + 1);
      Dataset moved = shuffled.slice(row, row + 1);
      assertThat(moved.features()).isEqualTo(expected.features());
      assertThat(moved.labels()).isEqualTo(expected.labels());
    }
    assertThat(seen).doesNotContain(false);
    assertThat(data.shuffled(5).dataset().features()).isEqualTo(shuffled.features());
    assertThat(data.shuffled(6).dataset().features()).isNotEqualTo(shuffled.features());
    assertThat(data.dataset().features()).isEqualTo(FormulaCsv.dataset(100).features());
    assertThat(data.shuffled(5).origin()).isEqualTo(data.origin());
  }

  @Test
  void tooFewRowsAreRefused() {
    LoadedData data = new LoadedData(FormulaCsv.dataset(10), ORIGIN);
    assertThat(data.split(5, 5).training().rows()).isEqualTo(5);
    assertThatThrownBy(() -> data.split(5, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("formula: expected at least 5 + 6 rows to validate and to train, found 10");
    assertThatThrownBy(() -> data.split(Integer.MAX_VALUE, Integer.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> data.split(5, 4, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "formula: expected at least 5 + 4 + 2 rows to validate, to train and to test, found"
                + " 10");
    assertThatThrownBy(() -> data.split(5, 4, -1))
        .hasMessage("testRows: expected at least 0, received -1");
    assertThatThrownBy(() -> data.split(0, 5)).hasMessageContaining("received 0 and 5");
  }

  @Test
  void aSplitHasTheSameColumnsOnBothSides() {
    Dataset training = FormulaCsv.dataset(2);
    Dataset other = Dataset.of(new float[][] {{1}}, new float[] {1});
    assertThatThrownBy(() -> new Split(training, other, ORIGIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("validation: expected the columns of the training rows");
  }
}
