package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.DataException;
import dev.overfit.data.DataOrigin;
import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.table.SplitRule;
import dev.overfit.table.Table;
import dev.overfit.table.TableFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowChecksTest {
  private static final DataOrigin ORIGIN = new DataOrigin("mine", "memory", false, "", 4);

  @Test
  void rowsOfOneClassTeachNothing() {
    SuiteRows rows = rows(labels(0, 0, 0), labels(0, 1), Optional.empty());
    assertThatThrownBy(() -> RowChecks.check(rows))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "mine: expected rows of both classes to train, found the label 0 in all 3: nothing to"
                + " learn");
  }

  @Test
  void aPartOfOneClassIsToldAndTrained() throws DataException {
    SuiteRows rows = rows(labels(0, 1), labels(1, 1), Optional.of(labels(0)));
    RowChecks.check(rows);
    assertThat(RowChecks.remarks(rows))
        .hasSize(2)
        .anyMatch(
            remark -> remark.startsWith("the rows that validate, 2 of them, all have the label 1"))
        .anyMatch(
            remark -> remark.startsWith("the rows that test, 1 of them, all have the label 0"));
    assertThat(RowChecks.remarks(rows(labels(0, 1), labels(1, 0), Optional.empty()))).isEmpty();
  }

  @Test
  void rowsThatStandInTwoPartsAreCounted() throws Exception {
    // The first two validate; the third trains and equals the first, and also the second except for
    // the label.
    String text = "a,b,y\n1,x,0\n1,x,1\n1,x,0\n2,z,1\n3,x,1\n";
    SuiteRows rows =
        SuiteRows.of(
            Table.parse("t", text, TableFormat.auto()).label("y").split(SplitRule.first(2)));
    assertThat(rows.coding().orElseThrow().repeated()).isEqualTo(1);
    assertThat(RowChecks.remarks(rows))
        .containsExactly(
            "1 of the rows that validate or test are equal to one that trains, so that a model may"
                + " know them by heart");
  }

  private static SuiteRows rows(Dataset training, Dataset validation, Optional<Dataset> test) {
    return SuiteRows.of(new Split(training, validation, test, ORIGIN));
  }

  private static Dataset labels(float... labels) {
    return Dataset.of(Dataset.unnamed(1), new float[labels.length], labels);
  }
}
