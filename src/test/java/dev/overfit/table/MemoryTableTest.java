package dev.overfit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryTableTest {
  @Test
  void rowsInMemoryAreThoseOfAFile() throws Exception {
    Table read =
        Table.parse("t", "age,city,y\n30,Bern,1\n,Basel,0\n41.5,Bern,0\n", TableFormat.auto());
    Table made =
        Table.of(
            "t",
            List.of(
                row("age", 30, "city", "Bern", "y", true),
                row("age", null, "city", "Basel", "y", false),
                row("age", 41.5f, "city", "Bern", "y", false)));
    assertThat(made.names()).isEqualTo(read.names());
    assertThat(training(made)).isEqualTo(training(read));
  }

  @Test
  void columnsInMemoryMayBeArraysOrLists() throws Exception {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("age", new double[] {30, Double.NaN, 41.5});
    columns.put("city", List.of("Bern", "Basel", "Bern"));
    columns.put("y", new int[] {1, 0, 0});
    Table read =
        Table.parse("t", "age,city,y\n30,Bern,1\n,Basel,0\n41.5,Bern,0\n", TableFormat.auto());
    assertThat(training(Table.ofColumns("t", columns))).isEqualTo(training(read));
  }

  @Test
  void aColumnThatARowDoesNotHaveIsMissingInIt() throws Exception {
    Table table =
        Table.of("t", List.of(row("a", 1, "y", 1), row("y", 0), row("a", 3, "b", "x", "y", 1)));
    assertThat(table.names()).containsExactly("a", "y", "b");
    assertThat(table.rows()).isEqualTo(3);
  }

  @Test
  void valuesThatAreNoneAreErrors() {
    assertThatThrownBy(() -> Table.of("t", List.of(row("a", Double.POSITIVE_INFINITY))))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "t, row 1, column a: expected a finite number, a text, true or false, or null, received"
                + " \"Infinity\"");
    assertThatThrownBy(() -> Table.of("t", List.of(row("a", List.of(1)))))
        .hasMessageContaining("column a: expected a finite number");
    assertThatThrownBy(() -> Table.of("t", List.of()))
        .hasMessage("t: expected at least 1 row, found none");
    assertThatThrownBy(
            () -> Table.ofColumns("t", Map.of("a", new double[] {1, 2}, "b", List.of(1))))
        .hasMessageContaining("expected columns of the same length, found 2 rows and, in \"b\", 1");
    assertThatThrownBy(() -> Table.ofColumns("t", Map.of("a", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a: expected a list or an array");
  }

  private static List<Float> training(Table table) throws Exception {
    Dataset rows = table.label("y").split(SplitRule.first(1)).rows().training();
    float[] features = rows.features();
    List<Float> all = new ArrayList<>();
    for (float feature : features) {
      all.add(feature);
    }
    return all;
  }

  private static Map<String, @Nullable Object> row(@Nullable Object... pairs) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      row.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return row;
  }
}
