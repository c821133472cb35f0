package dev.overfit.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.json.ChoiceJson;
import dev.overfit.json.Json;
import dev.overfit.model.ColumnEncoding;
import dev.overfit.model.Encoding;
import dev.overfit.model.LabelEncoding;
import dev.overfit.model.TableLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Converts an {@link Encoding} to and from JSON; numbers are preserved bit for bit. */
final class EncodingJson {
  private EncodingJson() {}

  static ObjectNode write(Encoding encoding) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode columns = node.putArray("columns");
    encoding.columns().forEach(column -> columns.add(ChoiceJson.write(column)));
    texts(node.putArray("missing"), encoding.missing());
    node.putObject("label")
        .put("name", encoding.label().name())
        .put("negative", encoding.label().negative())
        .put("positive", encoding.label().positive());
    ObjectNode table = node.putObject("table");
    texts(table.putArray("columns"), encoding.table().columns());
    table.put("header", encoding.table().header());
    return node;
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  static Encoding read(Json json) throws IOException {
    List<ColumnEncoding> columns = new ArrayList<>();
    for (Json column : json.get("columns").list()) {
      columns.add(ChoiceJson.read(column, ColumnEncoding.class));
    }
    List<String> missing = texts(json.get("missing"));
    LabelEncoding label = label(json.get("label"));
    TableLayout table = table(json.get("table"));
    return json.checked(() -> new Encoding(columns, missing, label, table));
  }

  private static LabelEncoding label(Json json) throws IOException {
    String name = json.get("name").text();
    String negative = json.get("negative").text();
    String positive = json.get("positive").text();
    return json.checked(() -> new LabelEncoding(name, negative, positive));
  }

  private static TableLayout table(Json json) throws IOException {
    List<String> columns = texts(json.get("columns"));
    boolean header = json.get("header").flag();
    return json.checked(() -> new TableLayout(columns, header));
  }

  private static List<String> texts(Json json) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Json text : json.list()) {
      texts.add(text.text());
    }
    return texts;
  }
}
