package dev.overfit.keras;

import dev.overfit.json.Json;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An object as Keras writes it: {@code {"module": …, "class_name": …, "config": {…}, …}}. */
final class KerasObject {
  private static final Set<String> FIELDS =
      Set.of(
          KerasJson.MODULE,
          KerasJson.CLASS_NAME,
          KerasJson.CONFIG,
          KerasJson.REGISTERED_NAME,
          "shared_object_id");

  private KerasObject() {}

  /**
   * Checks that an object has only the allowed fields.
   *
   * @throws IOException if it has others, since they may change what it computes
   */
  static void checkFields(Json json, Collection<String> allowed) throws IOException {
    Set<String> unknown = new TreeSet<>(json.names());
    unknown.removeAll(allowed);
    if (!unknown.isEmpty()) {
      throw json.error(
          "expected no fields but " + new TreeSet<>(allowed) + ", found also " + unknown);
    }
  }

  /**
   * Checks that an object has only the fields of every object and the given ones.
   *
   * @throws IOException if it has others, as for {@link #checkFields}
   */
  static void checkObject(Json json, String... more) throws IOException {
    Set<String> allowed = new TreeSet<>(FIELDS);
    allowed.addAll(List.of(more));
    checkFields(json, allowed);
  }

  /**
   * Returns an object of Keras in the form in which {@code ChoiceJson} reads a kind.
   *
   * @param module the module in which Keras keeps the choice
   * @throws IOException if it is of another module, such as a custom class, or has unknown fields
   */
  static Json kind(Json json, String module) throws IOException {
    if (json.isNull()) {
      return json;
    }
    checkObject(json);
    checkModule(json, module);
    return json.get(KerasJson.CONFIG).at(json.place()).put("type", json.get(KerasJson.CLASS_NAME));
  }

  /**
   * Checks that a class is Keras' own.
   *
   * @throws IOException if it is not
   */
  static void checkModule(Json json, String module) throws IOException {
    Json found = json.get(KerasJson.MODULE);
    if (found.isNull() || !found.text().equals(module)) {
      throw json.error(
          "expected a class of "
              + module
              + ", found "
              + json.get(KerasJson.CLASS_NAME).line()
              + " of "
              + found.line());
    }
  }
}
