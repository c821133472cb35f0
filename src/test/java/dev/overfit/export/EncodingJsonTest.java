package dev.overfit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.json.Json;
import dev.overfit.model.ColumnEncoding;
import dev.overfit.model.ColumnEncoding.Categorical;
import dev.overfit.model.ColumnEncoding.Numeric;
import dev.overfit.model.Encoding;
import dev.overfit.model.LabelEncoding;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.TableLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingJsonTest {
  private static final Path ORIGIN = Path.of("here");

  @Test
  void aDrawnEncodingIsTheSameAgainInACard() throws IOException {
    for (int seed = 0; seed < 500; seed++) {
      Encoding encoding = draw(new Random(seed));
      ModelCard card =
          ModelCard.of(ModelSpec.binaryClassifier("Drawn", encoding.width()), encoding.features())
              .withEncoding(encoding);
      ModelCard read = CardJson.read(ORIGIN, CardJson.write(card));
      assertThat(read).as("seed %d", seed).isEqualTo(card);
      assertThat(read.encoding()).as("seed %d", seed).contains(encoding);
      assertThat(read.scaling()).isEqualTo(ModelCard.CODED);
    }
  }

  private static Encoding draw(Random random) {
    Set<String> names = new LinkedHashSet<>();
    int columns = 1 + random.nextInt(6);
    while (names.size() < columns) {
      names.add("n" + text(random));
    }
    List<ColumnEncoding> drawn = new ArrayList<>();
    for (String name : names) {
      drawn.add(random.nextBoolean() ? number(random, name) : category(random, name));
    }
    List<String> table = new ArrayList<>(names);
    table.add(random.nextInt(table.size()), "label");
    table.add("not used");
    return new Encoding(
        drawn,
        List.of("", "NA"),
        new LabelEncoding("label", text(random) + "-", text(random) + "+"),
        new TableLayout(table, random.nextBoolean()));
  }

  private static ColumnEncoding number(Random random, String name) {
    double scale = Math.abs(real(random));
    return new Numeric(
        name,
        real(random),
        real(random),
        scale == 0 ? Double.MIN_VALUE : scale,
        random.nextBoolean(),
        random.nextBoolean());
  }

  private static ColumnEncoding category(Random random, String name) {
    Set<String> levels = new LinkedHashSet<>();
    int count = 1 + random.nextInt(5);
    while (levels.size() < count) {
      levels.add("l" + text(random));
    }
    return new Categorical(name, List.copyOf(levels), random.nextBoolean(), random.nextBoolean());
  }

  /** Returns any finite 64-bit number, including the smallest ones and -0. */
  private static double real(Random random) {
    double value = random.nextInt(9) == 0 ? -0.0 : Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(value) ? value : random.nextGaussian();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.appendCodePoint(
          new int[] {'a', ' ', '"', '\\', '\n', 0, 'ß', 0x1F600, 0x202E, '='}[random.nextInt(10)]);
    }
    return text.toString();
  }

  @Test
  void aCardSaysHowColumnsBecomeFeatures() throws IOException {
    Encoding encoding =
        new Encoding(
            List.of(
                new Numeric("age", 30, 0.1, 1e-300, true, false),
                new Categorical("city", List.of("x", "y"), true, false)),
            List.of("", "NA"),
            new LabelEncoding("churned", "no", "yes"),
            new TableLayout(List.of("id", "age", "city", "churned"), true));
    assertThat(EncodingJson.write(encoding).toString())
        .isEqualTo(
            """
            {"columns":[{"type":"Numeric","name":"age","fill":30.0,"mean":0.1,"scale":1.0E-300,\
            "indicator":true,"wide":false},{"type":"Categorical","name":"city",\
            "levels":["x","y"],"other":true,"missing":false}],"missing":["","NA"],\
            "label":{"name":"churned","negative":"no","positive":"yes"},\
            "table":{"columns":["id","age","city","churned"],"header":true}}""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          columns            | []         | : columns: expected at least 1, received none
          columns            | 3          | .columns: expected a list, found 3
          columns            | [{}]       | .columns[0]: expected a field 'type', found []
          columns/0/type     | "Date"     | .columns[0]: expected type Numeric or Categorical, found 'Date'
          columns/0/name     | 3          | .columns[0].name: expected a text, found 3
          columns/0/name     | "city"     | : columns: expected each name once and not the label's, received 'city'
          columns/0/name     | "else"     | : columns: expected a column of the table, received 'else'
          columns/0/fill     | "x"        | .columns[0].fill: expected a number, found "x"
          columns/0/mean     | 1e999      | .columns[0].mean: expected a number within float64, found one beyond
          columns/0/scale    | 0          | .columns[0]: column age, scale: expected a number above 0, received 0.0
          columns/0/wide     | 1          | .columns[0].wide: expected true or false, found 1
          columns/0/more     | 1          | .columns[0]: expected a Numeric of [name, fill, mean, scale, indicator, wide], found also [more]
          columns/2/levels   | ["x","x"]  | .columns[2]: column city, levels: expected distinct texts, at least 1, received [x, x]
          columns/2/levels   | ["x",null] | .columns[2].levels[1]: expected a text, found null
          columns/2/levels   | ["NA"]     | : column city, levels: expected none that is missing, received 'NA'
          missing            | ["NA"]     | : missing: expected the empty text among them, received [NA]
          label              | {}         | .label: expected a field 'name', found []
          label/positive     | "no"       | .label: label churned: expected two texts that differ, received 'no' twice
          label/name         | "age"      | : columns: expected each name once and not the label's, received 'age'
          table/columns      | ["a","a"]  | .table: columns: expected distinct names, received [a, a]
          table/header       | null       | .table.header: expected true or false, found null
          """)
  void aDamagedEncodingIsRefusedAtItsField(String place, String value, String message)
      throws IOException {
    ObjectNode card =
        (ObjectNode) new ObjectMapper().readTree(CardJson.write(ColumnsCase.PLAIN.card()));
    SavedModelPiecesTest.put(card, "encoding/" + place, value);
    Json json = CardJson.parse(ORIGIN, card.toString());
    assertThatThrownBy(() -> CardJson.readCard(json))
        .isInstanceOf(IOException.class)
        .hasMessage("here: model.json.encoding" + message);
  }

  @Test
  void featuresOfAnotherEncodingAreRefused() throws IOException {
    ObjectNode card =
        (ObjectNode) new ObjectMapper().readTree(CardJson.write(ColumnsCase.PLAIN.card()));
    ((ObjectNode) card.at("/encoding/columns/2")).putArray("levels").add("Köln").add("y").add("x");
    assertThatThrownBy(() -> CardJson.read(ORIGIN, card.toString()))
        .hasMessage(
            "here: model.json: encoding: expected feature 5 to be 'city=New York', as featureNames"
                + " says, received 'city=y'");
    ((ObjectNode) card.at("/encoding/columns/4")).put("missing", false);
    ((ObjectNode) card.at("/encoding/columns/2"))
        .putArray("levels")
        .add("Köln")
        .add("New York")
        .add("x");
    assertThatThrownBy(() -> CardJson.read(ORIGIN, card.toString()))
        .hasMessage(
            "here: model.json: encoding: expected 12 features, as featureNames has, received 11");
  }
}
