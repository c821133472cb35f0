package dev.overfit.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  @Test
  void distanceIsLevenshteins() {
    // kitten, sitten, sittin, sitting: the textbook example
    assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Spelling.distance("", "abc")).isEqualTo(3);
    assertThat(Spelling.distance("same", "same")).isZero();
  }

  @Test
  void nearestOfSeveralWinsAndFarOnesAreNoGuess() {
    List<String> words = List.of("sizes", "regularizers");
    assertThat(Spelling.nearest("size", words)).contains("sizes");
    assertThat(Spelling.nearest("regularisers", words)).contains("regularizers");
    assertThat(Spelling.nearest("dropout", words)).isEmpty();
    assertThat(Spelling.nearest("", words)).isEmpty();
  }
}
