package dev.overfit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.model.ColumnEncoding.Categorical;
import dev.overfit.model.ColumnEncoding.Numeric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EncodingTest {
  private static final Numeric AGE = new Numeric("age", 30, 40, 0.5, true, false);
  private static final Numeric NANOS = new Numeric("nanos", 1e18, 1e18, 1, false, true);
  private static final Categorical CITY =
      new Categorical("city", List.of("Köln", "NY"), true, true);
  private static final Categorical MEMBER =
      new Categorical("member", List.of("no", "yes"), false, false);
  private static final Encoding ENCODING = encoding(AGE, NANOS, CITY, MEMBER);

  @Test
  void codesARowByHand() {
    assertThat(ENCODING.features())
        .containsExactly(
            "age",
            "age missing",
            "nanos",
            "city=Köln",
            "city=NY",
            "city other",
            "city missing",
            "member=no",
            "member=yes");
    assertThat(ENCODING.width()).isEqualTo(9);
    // (45 - 40) * 0.5; 1e18 + 128 is the next float64, but both are the same float32
    assertThat(coded(row(45, 1_000_000_000_000_000_128L, "NY", "yes")))
        .containsExactly(2.5f, 0, 128, 0, 1, 0, 0, 0, 1);
  }

  @Test
  void whatIsMissingCountsAsTheMedianAndSaysSo() {
    // (30 - 40) * 0.5; (1e18 - 1e18) * 1
    float[] missing = {-5, 1, 0, 0, 0, 0, 1, 0, 0};
    assertThat(coded(row(null, null, null, null))).containsExactly(missing);
    assertThat(coded(row(Float.NaN, Double.NaN, "", "NA"))).containsExactly(missing);
  }

  @Test
  void aTextThatTrainingNeverSawIsOtherOrNothing() {
    assertThat(coded(row(40, 1e18, "Paris", "maybe"))).containsExactly(0, 0, 0, 0, 0, 1, 0, 0, 0);
    assertThat(coded(row(40, 1e18, " NY", "YES"))).containsExactly(0, 0, 0, 0, 0, 1, 0, 0, 0);
  }

  @Test
  void anyNumberWillDo() {
    float[] expected = coded(row(41.5f, 1e18, "NY", "no"));
    assertThat(coded(row(41.5, new BigDecimal("1e18"), "NY", "no"))).containsExactly(expected);
    assertThat(coded(row(new BigDecimal("41.5"), (long) 1e18, "NY", "no")))
        .containsExactly(expected);
  }

  @Test
  void aNarrowColumnRoundsToFloat32First() {
    Encoding encoding = encoding(new Numeric("x", 0, 0.1f, 1e9, false, false));
    // 0.1 and the nearest float32 differ by 1.5e-9, which would be 1.5 once coded
    assertThat(coded(encoding, Map.of("x", 0.1))).containsExactly(0);
  }

  @Test
  void theRowMayHaveOtherColumnsAndTheTargetOtherValues() {
    Map<String, @Nullable Object> row = row(45, 1e18, "NY", "yes");
    row.put("id", List.of());
    float[] target = new float[11];
    Arrays.fill(target, 7);
    ENCODING.encode(row, target, 1);
    assertThat(target).containsExactly(7, 2.5f, 0, 0, 0, 1, 0, 0, 0, 1, 7);
  }

  @Test
  void aCellThatCannotBeIsRefusedByTheNameOfItsColumn() {
    assertRefused(
        row("45", 1e18, "NY", "yes"), "column age: expected a number, received the text '45'");
    assertRefused(
        row(45, true, "NY", "yes"), "column nanos: expected a number, received true (Boolean)");
    assertRefused(row(45, 1e18, 3, "yes"), "column city: expected a text, received 3 (Integer)");
    assertRefused(
        row(1e39, 1e18, "NY", "yes"),
        "column age: expected a number within float32, received 1.0E39");
    assertRefused(
        row(Float.NEGATIVE_INFINITY, 1e18, "NY", "yes"),
        "column age: expected a number within float32, received -Infinity");
    assertRefused(
        row(45, new BigDecimal("1e400"), "NY", "yes"),
        "column nanos: expected a number within float64, received 1E+400");
    assertRefused(
        row(45, 1e300, "NY", "yes"),
        "column nanos: expected a number that is within float32 once coded, received 1.0E300");
    Map<String, @Nullable Object> without = row(45, 1e18, "NY", "yes");
    without.remove("city");
    assertRefused(
        without,
        "column city: expected a cell, which is null if it is missing, received a row without this"
            + " column");
  }

  @Test
  void aMessageIsOneShortLine() {
    assertThatThrownBy(() -> coded(row("x\n".repeat(1000), 1e18, "NY", "yes")))
        .hasMessageStartingWith("column age: expected a number, received the text 'x?x?")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(130).hasLineCount(1));
  }

  @Test
  void anEncodingThatCannotBeIsRefused() {
    assertThatThrownBy(() -> encoding()).hasMessage("columns: expected at least 1, received none");
    assertThatThrownBy(() -> encoding(AGE, AGE))
        .hasMessage("columns: expected each name once and not the label's, received 'age'");
    assertThatThrownBy(() -> encoding(AGE, new Numeric("age missing", 0, 0, 1, false, false)))
        .hasMessage(
            "features: expected each name once and not the label's, received 'age missing'");
    assertThatThrownBy(() -> encoding(new Categorical("city", List.of("x", "NA"), true, true)))
        .hasMessage("column city, levels: expected none that is missing, received 'NA'");
    TableLayout table = new TableLayout(List.of("age", "y"), true);
    LabelEncoding label = new LabelEncoding("y", "no", "yes");
    assertThatThrownBy(() -> new Encoding(List.of(AGE), List.of("NA"), label, table))
        .hasMessage("missing: expected the empty text among them, received [NA]");
    assertThatThrownBy(() -> new Encoding(List.of(AGE, CITY), List.of(""), label, table))
        .hasMessage("columns: expected a column of the table, received 'city'");
  }

  private static void assertRefused(Map<String, @Nullable Object> row, String message) {
    assertThatThrownBy(() -> coded(row))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static Map<String, @Nullable Object> row(
      @Nullable Object age,
      @Nullable Object nanos,
      @Nullable Object city,
      @Nullable Object member) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("age", age);
    row.put("nanos", nanos);
    row.put("city", city);
    row.put("member", member);
    return row;
  }

  private static float[] coded(Map<String, @Nullable Object> row) {
    return coded(ENCODING, row);
  }

  private static float[] coded(Encoding encoding, Map<String, ? extends @Nullable Object> row) {
    float[] target = new float[encoding.width()];
    encoding.encode(row, target, 0);
    return target;
  }

  private static Encoding encoding(ColumnEncoding... columns) {
    List<String> names =
        new ArrayList<>(Stream.of(columns).map(ColumnEncoding::name).distinct().toList());
    names.add("y");
    return new Encoding(
        List.of(columns),
        List.of("", "NA"),
        new LabelEncoding("y", "no", "yes"),
        new TableLayout(names, true));
  }
}
