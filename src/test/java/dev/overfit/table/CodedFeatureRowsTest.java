package dev.overfit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import dev.overfit.table.TableFormat.Header;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests rows to predict with a model of a user's table. */
class CodedFeatureRowsTest {
  private static final String NAMED =
      "id,age,city,y\nA,30,Bern,1\nB,,Basel,0\nC,40,Bern,0\nD,55,,1\nE,21,Basel,1\n";
  private static final String UNNAMED = "1,0.5,s\n0,0.25,t\n1,0.75,t\n0,0.1,s\n0,0.2,s\n";

  @Test
  void theVeryFileThatWasTrainedOnGivesTheRowsThatWereTrainedOn() throws IOException {
    TableSplit split = named();
    List<Float> rows = read(NAMED, ModelInputs.of(split.coding().encoding()), TableFormat.auto());
    List<Float> coded = new ArrayList<>(values(split.rows().validation()));
    coded.addAll(values(split.rows().training()));
    assertThat(rows).isEqualTo(coded);
  }

  @Test
  void otherOrdersExtraColumnsAndNoLabelAreTheSame() throws IOException {
    ModelInputs model = ModelInputs.of(named().coding().encoding());
    List<Float> rows = read(NAMED, model, TableFormat.auto());
    String other = "city,x,age\nBern,9,30\nBasel,9,NA\nBern,9,40.0\n?,9,5.5e1\nBasel,9,21\n";
    assertThat(read(other, model, TableFormat.auto())).isEqualTo(rows);
    assertThat(read(other.replace(',', ';'), model, TableFormat.auto())).isEqualTo(rows);
  }

  @Test
  void namesThatAreNumbersAreAHeaderWhateverTheyLookLike() throws IOException {
    String years = "2019,2020,2021\n1,5,0\n2,3,1\n4,4,1\n3,1,0\n";
    TableSplit split =
        Table.parse("t", years, TableFormat.auto().withHeader(Header.YES))
            .label("2021")
            .split(SplitRule.first(1));
    ModelInputs model = ModelInputs.of(split.coding().encoding());
    assertThat(read(years, model, TableFormat.auto())).hasSize(2 * 4);
    assertThatThrownBy(() -> read("1,5,0\n2,3,1\n", model, TableFormat.auto()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "t, line 1: expected a header with the columns that the model was trained on, found none"
                + " for 2019, 2020; for rows in the order of that table say header=false");
    assertThat(read("1,5,0\n2,3,1\n", model, TableFormat.auto().withHeader(Header.NO)))
        .hasSize(2 * 2);
  }

  @Test
  void aLabelThatIsSaidToLieElsewhereIsNoFeature() throws IOException {
    TableSplit split =
        Table.parse("t", "1,0.5,7\n0,0.25,3\n1,0.75,8\n0,0.1,2\n", TableFormat.auto())
            .label(0)
            .split(SplitRule.first(1));
    ModelInputs model = ModelInputs.of(split.coding().encoding());
    SaidColumns last = new SaidColumns(Optional.of("last"), Optional.empty());
    TableSource moved = TableSource.of("t", "0.5,7,1\n");
    try (FeatureRows rows = FeatureRows.open(moved, TableFormat.auto(), model, last)) {
      assertThat(rows.next(1).features()).containsExactly(split.rows().validation().features());
    }
    TableSource without = TableSource.of("t", "0.5,7\n");
    try (FeatureRows rows = FeatureRows.open(without, TableFormat.auto(), model, last)) {
      assertThatThrownBy(() -> rows.next(1))
          .hasMessage(
              "t, line 1: expected 3 columns, as the table had that the model was trained on, or 2,"
                  + " without its label, of which none is said, found 2");
    }
  }

  @Test
  void aLabelsPlaceIsRememberedWhereNobodyNamedTheColumns() throws IOException {
    TableSplit split =
        Table.parse("t", UNNAMED, TableFormat.auto()).label(0).split(SplitRule.first(2));
    ModelInputs model = ModelInputs.of(split.coding().encoding());
    List<Float> rows = read(UNNAMED, model, TableFormat.auto());
    String withoutLabel = UNNAMED.replaceAll("(?m)^[01],", "");
    assertThat(read(withoutLabel, model, TableFormat.auto())).isEqualTo(rows);
    assertThatThrownBy(() -> read("0.5\n", model, TableFormat.auto()))
        .hasMessage(
            "t, line 1: expected 3 columns, as the table had that the model was trained on, or 2,"
                + " without its label, found 1");
  }

  @Test
  void anIdStandsBesideEachRow() throws IOException {
    ModelInputs model = ModelInputs.of(named().coding().encoding());
    SaidColumns id = new SaidColumns(Optional.empty(), Optional.of("id"));
    try (FeatureRows rows =
        FeatureRows.open(TableSource.of("t", NAMED), TableFormat.auto(), model, id)) {
      assertThat(rows.next(3).ids()).containsExactly("A", "B", "C");
      assertThat(rows.next(3).ids()).containsExactly("D", "E");
      assertThat(rows.idName()).contains("id");
    }
    SaidColumns place = new SaidColumns(Optional.empty(), Optional.of("0"));
    try (FeatureRows rows =
        FeatureRows.open(TableSource.of("t", NAMED), TableFormat.auto(), model, place)) {
      assertThat(rows.next(1).ids()).containsExactly("A");
      assertThat(rows.idName()).contains("id");
    }
    assertThatThrownBy(
            () ->
                FeatureRows.open(
                        TableSource.of("t", NAMED),
                        TableFormat.auto(),
                        model,
                        new SaidColumns(Optional.empty(), Optional.of("key")))
                    .next(1))
        .hasMessage("t, header: expected a column \"key\" (id), found 4 columns");
  }

  @Test
  void aLabelThatNobodySaysHasToLookLikeOne() throws IOException {
    ModelInputs plain = ModelInputs.ofFeatures(List.of("a", "b"), true);
    assertThat(read("1,5,6\n0,7,8\n", plain, TableFormat.auto())).containsExactly(5f, 6f, 7f, 8f);
    assertThatThrownBy(() -> read("5,6,1\n7,8,0\n", plain, TableFormat.auto()))
        .hasMessage(
            "t, line 1, column 1: expected a label of two values, such as 0 and 1, before the"
                + " features, received \"5\"; if it stands elsewhere, say label=last, or its place"
                + " from 0");
    SaidColumns last = new SaidColumns(Optional.of("last"), Optional.empty());
    try (FeatureRows rows =
        FeatureRows.open(TableSource.of("t", "5,6,1\n7,8,0\n"), TableFormat.auto(), plain, last)) {
      assertThat(rows.next(9).features()).containsExactly(5, 6, 7, 8);
    }
  }

  @Test
  void aCellThatIsNoneOfItsColumnIsAnErrorWithLineAndColumn() throws IOException {
    ModelInputs model = ModelInputs.of(named().coding().encoding());
    assertThatThrownBy(() -> read("age,city\n1,x\nold,y\n", model, TableFormat.auto()))
        .hasMessage("t, line 3, column age: expected a number, received \"old\"");
    assertThatThrownBy(() -> read("age,city\n1e39,x\n", model, TableFormat.auto()))
        .hasMessageContaining("column age: expected a finite number within float32");
  }

  private static TableSplit named() throws IOException {
    return Table.parse("t", NAMED, TableFormat.auto())
        .label("y")
        .ignore("id")
        .split(SplitRule.first(1));
  }

  private static List<Float> read(String text, ModelInputs model, TableFormat format)
      throws IOException {
    List<Float> all = new ArrayList<>();
    try (FeatureRows rows =
        FeatureRows.open(TableSource.of("t", text), format, model, SaidColumns.NONE)) {
      for (float value : rows.next(1000).features()) {
        all.add(value);
      }
    }
    return all;
  }

  private static List<Float> values(Dataset rows) {
    List<Float> all = new ArrayList<>();
    for (float value : rows.features()) {
      all.add(value);
    }
    return all;
  }
}
