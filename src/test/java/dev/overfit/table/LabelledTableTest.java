package dev.overfit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.DataException;
import dev.overfit.model.ColumnEncoding;
import dev.overfit.model.LabelEncoding;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledTableTest {
  private static final SplitRule FIRST_TWO = SplitRule.first(2);

  private static Table table(String text) throws IOException {
    return Table.parse("t", text, TableFormat.auto());
  }

  private static TableSplit split(String text) throws IOException {
    return table(text).label("y").split(FIRST_TWO);
  }

  @Test
  void numbersAreFilledWithTheMedianAndScaled() throws IOException {
    TableSplit split = split("a,y\n1,0\n2,1\n1,0\nNA,1\n4,0\n7,1\n");
    // training rows: 1, missing, 4, 7; median 4; mean 4, variance (9 + 0 + 0 + 9) / 4
    float far = (float) (3 * (1 / Math.sqrt(4.5)));
    assertThat(split.rows().training().columns()).containsExactly("a", "a missing");
    assertThat(split.rows().training().features()).containsExactly(-far, 0, 0, 1, 0, 0, far, 0);
    assertThat(split.rows().training().labels()).containsExactly(0, 1, 0, 1);
    assertThat(split.coding().columns().get(0).words())
        .contains(
            "a: number, 1 to 7; 1 missing, filled with the median 4 and told by a feature of its own");
  }

  @Test
  void joinedRowsAreWhatTheEncodingIsFittedTo() throws IOException {
    String text = "a,y\nred,0\nblue,1\nred,0\ngreen,1\n?,0\nred,1\n";
    SplitRule rule = FIRST_TWO.withParts(2, 1); // 1 and 2 validate, 3 tests, 4 to 6 train
    TableSplit joined = table(text).label("y").joined(rule);
    assertThat(table(text).label("y").split(rule).rows().training().columns())
        .containsExactly("a=green", "a=red", "a missing");
    // first the training rows green, missing, red, then the validation rows red, blue
    assertThat(joined.rows().training().columns())
        .containsExactly("a=blue", "a=green", "a=red", "a missing");
    assertThat(joined.rows().training().features())
        .containsExactly(0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0);
    assertThat(joined.rows().training().labels()).containsExactly(1, 0, 1, 0, 1);
    assertThat(joined.rows().validation().rows()).isZero();
    assertThat(joined.rows().test().orElseThrow().features()).containsExactly(0, 0, 1, 0);
    assertThat(joined.coding().repeated()).isEqualTo(1); // the test row equals the first row
  }

  @Test
  void textsHaveAFeatureALevelOfTheTrainingRows() throws IOException {
    TableSplit split = split("a,y\nred,no\nblue,yes\nred,no\ngreen,yes\n?,no\nred,yes\n");
    assertThat(split.rows().training().columns()).containsExactly("a=green", "a=red", "a missing");
    assertThat(split.rows().training().features())
        .containsExactly(0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0);
    assertThat(split.rows().validation().features()).containsExactly(0, 1, 0, 0, 0, 0);
    assertThat(split.coding().encoding().label()).isEqualTo(new LabelEncoding("y", "no", "yes"));
  }

  @Test
  void wholeNumbersThatFloat64RoundsAreNeverTakenForEachOther() throws IOException {
    // 2^53 + 1 is not a float64, but its neighbors are
    String rows =
        "a,n,y\n9007199254740992,1,0\n9007199254740993,2,1\n9007199254740992,5,0\n7,3,1\n";
    assertThat(split(rows).coding().columns().get(0).words())
        .contains(
            "a: left out, identifier, 7 to 9007199254740992; whole numbers that float64 does not"
                + " keep, such as \"9007199254740993\" in line 3");
    assertThatThrownBy(() -> table(rows).label("a"))
        .hasMessage(
            "t, column \"a\": expected a label whose numbers float64 keeps, received"
                + " \"9007199254740993\" in line 3");
  }

  @Test
  void wholeNumbersThatFloat64KeepsAreNumbers() throws IOException {
    String rows = "a,y\n1,0\n2,1\n9007199254740994,0\n1e300,1\n-100000000000000000000,0\n7,1\n";
    assertThat(split(rows).coding().encoding().inputs()).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource({"0,1200", "1200,0"})
  void largeWholeNumbersAreFoundInLongColumns(int before, int behind) throws IOException {
    StringBuilder text = new StringBuilder("a,n,y\n");
    for (int row = 0; row < before + 1 + behind; row++) {
      text.append(row == before ? "1234567890123456789" : row * 0.5);
      text.append(',').append(row % 3).append(',').append(row % 2).append('\n');
    }
    assertThat(split(text.toString()).coding().columns().get(0).remarks())
        .containsExactly(
            String.format(
                Locale.ROOT,
                "whole numbers that float64 does not keep, such as \"1234567890123456789\" in line"
                    + " %,d",
                before + 2));
  }

  @ParameterizedTest
  @CsvSource({"x1, 1", "1, 1000"}) // texts from the first row, or one after many numbers
  void missingCellsOfManyTextsAreCounted(String text, int before) throws IOException {
    StringBuilder rows = new StringBuilder("b,a,y\n");
    for (int row = 0; row < 3000; row++) {
      String cell = row == 2000 ? "n/k" : row > before && row % 10 == 0 ? "?" : text + row;
      rows.append(row % 7).append(',').append(cell).append(',').append(row % 2).append('\n');
    }
    long missing = rows.chars().filter(c -> c == '?').count();
    assertThat(split(rows.toString()).coding().columns().get(1).missing()).isEqualTo((int) missing);
  }

  @Test
  void leadingZerosThatGetLostAreTold() throws IOException {
    String rows = "a,y\n0,0\n2,1\n0.5,0\n0123,1\n-5,0\n007,1\n";
    assertThat(split(rows).coding().columns().get(0).words())
        .contains(
            "a: number, -5 to 123; leading zeros are not kept, as those of \"0123\" in line 5");
  }

  @Test
  void aTextAmongNumbersIsNamed() throws IOException {
    String rows = "a,y\n1,0\n2,1\n3,0\n$5,1\n4,0\n3,1\n";
    assertThat(split(rows).coding().columns().get(0).words().orElseThrow())
        .startsWith("a: category, 3 texts")
        .endsWith("; text by \"$5\" in line 5; say missing, if that means none");
    String few = "a,y\n1,0\n2,1\nx,0\nz,1\n1,0\nx,1\n";
    assertThat(split(few).coding().columns().get(0).remarks()).isEmpty();
  }

  @Test
  void columnsThatTeachNothingAreLeftOutByName() throws IOException {
    TableSplit split =
        split(
            """
            ,customer_id,same,when,a,y
            0,17,5,2024-01-01,1,0
            1,4,5,2024-01-02,2,1
            2,99,5,2024-01-03,3,0
            3,5,5,2024-01-04,5,1
            """);
    assertThat(split.coding().encoding().inputs()).containsExactly("a");
    assertThat(split.coding().columns().stream().flatMap(each -> each.words().stream()))
        .containsExactly(
            "column_0: left out, identifier, 2 to 3; it counts the rows",
            "customer_id: left out, identifier, 5 to 99; by its name, and most rows have one of"
                + " their own",
            "same: left out, constant, 5; all training rows have the same value",
            "when: left out, date, 2 texts: \"2024-01-03\", \"2024-01-04\"; dates are not coded;"
                + " put what matters of them into numbers");
  }

  @Test
  void fiftyLevelsHaveAFeatureEachAndTheOthersShareOne() throws IOException {
    StringBuilder text = new StringBuilder("a,y\n");
    for (int row = 0; row < 602; row++) {
      text.append("level").append(row % 60).append(',').append(row % 2).append('\n');
    }
    ColumnEncoding column = split(text.toString()).coding().encoding().columns().get(0);
    assertThat(column.features()).hasSize(51).contains("a other");
  }

  @ParameterizedTest
  @CsvSource({"0,1,1", "-1,1,1", "False,True,True", "YES,No,YES", "neg,pos,pos", "0.0,1.0,1"})
  void pairsThatPeopleMeanTheSameByAreKnown(String one, String other, String positive)
      throws IOException {
    String text = "a,y\n1,%1$s\n2,%2$s\n1,%1$s\n2,%2$s\n".formatted(one, other);
    assertThat(split(text).coding().encoding().label().positive()).isEqualTo(positive);
  }

  @Test
  void otherPairsAreAskedFor() throws IOException {
    LabelledTable rows = table("a,y\n1,M\n2,B\n3,B\n4,M\n2,B\n").label("y");
    assertThatThrownBy(() -> rows.split(FIRST_TWO))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "t, column \"y\": expected to be told which value counts as 1, found \"B\" (3 rows),"
                + " \"M\" (2 rows); say one of them, such as positive=M");
    assertThat(rows.positive("M").split(FIRST_TWO).rows().training().labels())
        .containsExactly(0, 1, 0);
    assertThatThrownBy(() -> rows.positive("X").split(FIRST_TWO))
        .hasMessageContaining("expected the positive value \"X\" among the label's");
  }

  @Test
  void labelsThatAreNotTwoAreErrors() {
    assertThatThrownBy(() -> table("a,y\n1,0\n2,0\n").label("y"))
        .hasMessage(
            "t, column \"y\": expected a label of two values, found one, \"0\" (2 rows): nothing to"
                + " learn");
    assertThatThrownBy(() -> table("a,y\n1,0\n2,1\n3,2\n").label("y"))
        .hasMessageContaining("found \"0\" (1 rows), \"1\" (1 rows), \"2\" (1 rows)");
    assertThatThrownBy(() -> table("a,y\n1,0\n2,\n3,1\n").label("y"))
        .hasMessage("t, column \"y\", row 2: expected a label, found none");
    assertThatThrownBy(() -> table("a,y\n1,0\n2,1\n").label("z"))
        .hasMessage("t, header: expected a column \"z\" (the label), found the columns \"a, y\"");
  }

  @Test
  void columnsAreIgnoredAndChosen() throws IOException {
    LabelledTable rows = table("a,b,c,y\n1,2,5,0\n2,1,3,1\n1,2,5,0\n2,1,3,1\n").label("y");
    assertThat(rows.ignore("a").split(FIRST_TWO).coding().encoding().inputs())
        .containsExactly("b", "c");
    assertThat(rows.features("b").split(FIRST_TWO).coding().encoding().inputs())
        .containsExactly("b");
    assertThatThrownBy(() -> rows.ignore("d"))
        .hasMessage("t: expected ignore among the columns \"a, b, c\", received \"d\"");
    assertThatThrownBy(() -> rows.ignore("a", "b", "c").split(FIRST_TWO))
        .hasMessage("t: expected a column to learn from, found none beside the label");
  }

  @Test
  void valuesOfAnySizeAreScaled() throws IOException {
    for (double size : new double[] {1e-300, 1e-12, 1, 1e20, 1e38, 1e300}) {
      String text = "a,y\n9,0\n9,1\n%s,0\n%s,1\n".formatted(size, 3 * size);
      assertThat(split(text).rows().training().features()).containsExactly(-1, 1);
    }
  }

  @Test
  void distantTimesStayDistinct() throws IOException {
    StringBuilder text = new StringBuilder("t,y\n");
    for (int row = 0; row < 302; row++) {
      text.append(1_700_000_000_000L + row * 1000L).append(',').append(row % 2).append('\n');
    }
    TableSplit split = split(text.toString());
    float[] features = split.rows().training().features();
    assertThat(new java.util.TreeSet<>(list(features))).hasSize(300);
  }

  private static List<Float> list(float[] values) {
    List<Float> list = new java.util.ArrayList<>();
    for (float value : values) {
      list.add(value);
    }
    return list;
  }

  @Test
  void aFillValueFarOutIsWarnedOf() throws IOException {
    TableSplit split = split("a,y\n1,0\n2,1\n1,0\n9.9e36,1\n4,0\n2,1\n3,0\n");
    assertThat(split.coding().columns().get(0).remarks())
        .containsExactly(
            "some values lie so far from the others that these hardly differ any more");
  }

  @Test
  void textsThatWouldBeNumbersWithACommaForAPointAreToldSo() throws IOException {
    String text = "a,b,y\n\"0,5\",1,0\n\"1,25\",2,1\n\"0,5\",3,0\n\"1,25\",4,1\n";
    assertThat(split(text).coding().columns().get(0).words())
        .get()
        .asString()
        .endsWith("numbers with a comma for a point, if decimalComma=true is said");
    TableFormat comma = TableFormat.auto().withDecimalComma(true);
    assertThat(
            Table.parse("t", text, comma)
                .label("y")
                .split(SplitRule.first(1))
                .coding()
                .columns()
                .get(0)
                .kind())
        .isEqualTo("number");
  }
}
