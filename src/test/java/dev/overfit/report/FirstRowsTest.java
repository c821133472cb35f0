package dev.overfit.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Dataset;
import dev.overfit.data.LoadedData;
import dev.overfit.study.Studies;
import dev.overfit.study.Study;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstRowsTest {
  /** The columns of the training rows are 3, 5, 7 and 0, 0, 6, with means 5 and 2. */
  private static final Dataset ROWS =
      Dataset.of(
          new float[][] {{1.5f, -0.00005f}, {3, 0}, {5, 0}, {7, 6}}, new float[] {1, 0, 1, 0});

  private static final Study STUDY =
      Studies.on(Studies.sizes(false), LoadedData.of(ROWS, "mine").split(1));

  private static String about(Study study) {
    return (String) requireNonNull(FirstRows.of(study).get("about"));
  }

  @Test
  void theFirstRowThatValidatesAndTwoThatTrainStandSideBySide() {
    Map<String, Object> rows = FirstRows.of(STUDY);
    assertThat(rows)
        .containsEntry("columns", List.of("Row", "Validation 1", "Training 1", "Training 2"))
        .containsEntry(
            "rows",
            List.of(
                List.of("Label", "1", "0", "1"),
                List.of("feature_0", "1.5000", "3", "5"),
                List.of("feature_1", "-5.00e-05", "0", "0")));
  }

  /** The second column's squared deviations from its mean are 4, 4 and 16: sqrt(8) is 2.8284. */
  @Test
  void theScaleOfTheFeaturesIsThatOfTheTrainingRows() {
    assertThat(about(STUDY))
        .isEqualTo(
            "A row has a label and 2 features, as they stand in the data: over the training rows"
                + " their means run from 2 to 5, their standard deviations from 1.6330 to 2.8284.");
    assertThat(about(Studies.sizes(false))).endsWith(" Label 1: signal; 0: background.");
  }

  @Test
  void aTableOfOnesOwnIsSaidToBeCoded() {
    assertThat(about(Studies.table()))
        .contains("coded from the table as the columns below say; its own cells are not kept.")
        .contains("Label 1: churned = yes; 0: churned = no.");
  }

  @Test
  void ofManyFeaturesTheFirstAreShownAndThatIsSaid() {
    Dataset wide = Dataset.of(new float[][] {new float[70], new float[70]}, new float[] {0, 1});
    Study study = Studies.on(Studies.sizes(false), LoadedData.of(wide, "wide").split(1));
    assertThat(about(study)).endsWith(" The first 60 are shown.");
    assertThat((List<?>) FirstRows.of(study).get("rows")).hasSize(61);
    assertThat((List<?>) FirstRows.of(study).get("columns")).hasSize(3);
  }
}
