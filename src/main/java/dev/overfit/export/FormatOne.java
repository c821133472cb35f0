package dev.overfit.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Upgrades cards of format 1 to the present format. Such cards name kinds and arguments differently
 * and describe a penalty by its factors alone. Anything else is left as it is, for the reader to
 * reject.
 */
final class FormatOne {
  private static final Map<String, String> TYPES =
      Map.of(
          "dense", "Dense",
          "dropout", "Dropout",
          "normalization", "Normalization",
          "adam", "Adam",
          "adamw", "AdamW",
          "sgd", "SGD",
          "constant", "Constant",
          "inverse_time_decay", "InverseTimeDecay");

  private FormatOne() {}

  /** Upgrades a card in place, with or without training settings. */
  static ObjectNode upgrade(ObjectNode card) {
    card.path("model").path("layers").forEach(FormatOne::layer);
    JsonNode optimizer = card.path("training").path("optimizer");
    type(optimizer);
    rename(optimizer, "beta1", "beta_1");
    rename(optimizer, "beta2", "beta_2");
    schedule(optimizer.path("learning_rate"));
    return card;
  }

  private static void layer(JsonNode layer) {
    type(layer);
    if (layer.get("kernel_regularizer") instanceof ObjectNode regularizer) {
      List<String> factors = List.of("l1", "l2").stream().filter(regularizer::has).toList();
      if (factors.isEmpty()) {
        ((ObjectNode) layer).putNull("kernel_regularizer");
      } else {
        regularizer.put("type", String.join("", factors).toUpperCase(Locale.ROOT));
      }
    }
  }

  private static void schedule(JsonNode schedule) {
    type(schedule);
    if (schedule.path("type").asText().equals("InverseTimeDecay")) {
      rename(schedule, "rate", "initial_learning_rate");
    }
  }

  private static void type(JsonNode kind) {
    String type = kind.path("type").asText();
    if (TYPES.containsKey(type)) {
      ((ObjectNode) kind).put("type", TYPES.get(type));
    }
  }

  private static void rename(JsonNode kind, String from, String to) {
    if (kind instanceof ObjectNode object && object.has(from)) {
      object.set(to, object.remove(from));
    }
  }
}
