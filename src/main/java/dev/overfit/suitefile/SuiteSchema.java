package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/**
 * The JSON Schema of suite files, draft 2020-12, with which editors complete and check them. The
 * artifact contains it as {@code dev/overfit/suite.schema.json}.
 */
public final class SuiteSchema {
  /** The name of the schema's file. */
  public static final String FILE = "suite.schema.json";

  static final String LAYERS = "layers";
  static final String TRAINING = "training";
  static final String LAYERS_IN_GRID = "layers_in_grid";
  static final String TRAINING_IN_GRID = "training_in_grid";

  private SuiteSchema() {}

  /** Returns a reference to a definition. */
  static ObjectNode reference(String definition) {
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + definition);
  }

  /** Returns the schema as text, with lines that end in a line feed. */
  public static String text() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "A suite file of Overfit");
    schema.setAll(new SuiteForm(Path.of(""), "").schema());
    schema.putArray("anyOf").add(required(SuiteForm.MODELS)).add(required(SuiteForm.GRID));
    ObjectNode definitions = schema.putObject("$defs");
    definitions.set(LAYERS, LayersForm.definition());
    definitions.set(TRAINING, TrainingForm.keys().schema());
    definitions.set(LAYERS_IN_GRID, GridForm.named(LayersForm.definition()));
    definitions.set(TRAINING_IN_GRID, GridForm.named(TrainingForm.keys().schema()));
    return schema.toPrettyString().replace("\r\n", "\n") + "\n";
  }

  private static ObjectNode required(String key) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putArray("required").add(key);
    return schema;
  }
}
