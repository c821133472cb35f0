package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.study.Remedies.Note;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemediesTest {
  @Test
  void whatDiffersInItsNumbersAloneIsToldOnce() {
    assertThat(Remedies.of(Analysis.of(Studies.regularizers(false))))
        .extracting(Note::name)
        .containsExactly(
            "Less capacity (Tiny)",
            "L2 0.001 on kernels (L2), L2 0.0001 on kernels (Combined)",
            "Dropout 0.5 (Dropout and Combined)");
    assertThat(Remedies.hasPenalties(Analysis.of(Studies.regularizers(false)))).isTrue();
  }

  @Test
  void smallerNetworksHaveLessCapacityAndNothingElse() {
    assertThat(Remedies.of(Analysis.of(Studies.sizes(false))))
        .extracting(Note::name)
        .containsExactly("Less capacity (Tiny, Small and Medium)");
    assertThat(Remedies.hasPenalties(Analysis.of(Studies.sizes(false)))).isFalse();
  }

  @Test
  void moreRowsAreToldWhereThereAreLearningCurves() {
    assertThat(Remedies.of(Analysis.of(PartStudies.example())))
        .extracting(Note::name)
        .containsExactly("More training rows (on parts of them: A and Bb)", "Less capacity (A)");
  }

  @Test
  void aStudyWithoutRemediesHasNone() {
    Study one =
        Studies.study("own", false, Optional.empty(), Studies.sizes(false).results().subList(3, 4));
    assertThat(Remedies.of(Analysis.of(one))).isEmpty();
  }
}
