package dev.overfit.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.graph.SavedGraph.SavedState;
import dev.overfit.json.ChoiceJson;
import dev.overfit.json.Json;
import dev.overfit.model.Encoding;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.ClassWeight.PerClass;
import dev.overfit.optimizer.Optimizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Converts a {@link ModelCard} and the settings of a {@link TrainableModel} to and from JSON. */
final class CardJson {
  private static final int FORMAT = 2;

  /** The format of cards of ensembles, which are otherwise like those of {@link #FORMAT}. */
  private static final int ENSEMBLE_FORMAT = 3;

  /**
   * The format of cards of means over symmetric copies of a row, which may also be of ensembles.
   */
  private static final int COPIES_FORMAT = 4;

  private static final String ENSEMBLE = "ensemble";
  private static final String MEMBERS = "members";
  private static final String SYMMETRIC_COPIES = "symmetric_copies";
  private static final String REPLICATE = "replicate";
  private static final String SEED = "seed";
  private static final String MEAN_OF = "mean_of";
  private static final String PROBABILITIES = "probabilities";
  private static final String ENCODING = "encoding";
  private static final String CLASS_WEIGHT = "class_weight";
  private static final String EXCLUDE = "exclude";
  private static final String NEGATIVE = "negative";
  private static final String POSITIVE = "positive";
  private static final ObjectMapper JSON = new ObjectMapper();

  private CardJson() {}

  /** Returns the card alone, for people and readers. */
  static String write(ModelCard card) {
    return pretty(card(card));
  }

  /** Returns the card and the settings with which its training continues. */
  static String write(TrainableModel trainable) {
    ObjectNode root = card(trainable.card());
    ObjectNode training = root.putObject("training");
    training
        .put("batch_size", trainable.batchSize())
        .put(SEED, trainable.seed())
        .put("step", trainable.step())
        .set("optimizer", ChoiceJson.write(trainable.optimizer()));
    if (!trainable.classWeight().alike()) {
      training
          .putObject(CLASS_WEIGHT)
          .put(NEGATIVE, trainable.classWeight().negative())
          .put(POSITIVE, trainable.classWeight().positive());
    }
    return pretty(root);
  }

  /** Returns the text of a card with the digests of the SavedModel that it accompanies. */
  static String withDigests(Path version, String text) throws IOException {
    Json card = Json.parse(version + ": model.json", text);
    ObjectNode root = card.object().orElseThrow();
    ObjectNode digests = root.putObject(Digests.FIELD);
    Digests.of(version, card).forEach(digests::put);
    return pretty(root);
  }

  private static ObjectNode card(ModelCard card) {
    ObjectNode root = JSON.createObjectNode().put("format", format(card));
    root.set("model", ModelJson.write(card.model()));
    card.ensemble().ifPresent(ensemble -> write(root.putObject(ENSEMBLE), ensemble));
    card.copies().ifPresent(copies -> root.put(SYMMETRIC_COPIES, copies.count()));
    ObjectNode inputs = root.putObject("inputs");
    ArrayNode names = inputs.putArray("feature_names");
    card.featureNames().forEach(names::add);
    inputs.put("scaling", card.scaling());
    root.put("logit_threshold", card.logitThreshold());
    card.encoding().ifPresent(encoding -> root.set(ENCODING, EncodingJson.write(encoding)));
    ObjectNode metrics = root.putObject("metrics");
    card.metrics().forEach(metrics::put);
    ObjectNode provenance = root.putObject("provenance");
    card.provenance().forEach(provenance::put);
    return root;
  }

  /** Returns the lowest format that can express the card. */
  private static int format(ModelCard card) {
    if (card.copies().isPresent()) {
      return COPIES_FORMAT;
    }
    return card.ensemble().isPresent() ? ENSEMBLE_FORMAT : FORMAT;
  }

  private static void write(ObjectNode node, Ensemble ensemble) {
    node.put(MEAN_OF, PROBABILITIES);
    ArrayNode members = node.putArray(MEMBERS);
    for (Ensemble.Member member : ensemble.members()) {
      members
          .addObject()
          .put("name", member.name())
          .put(REPLICATE, member.replicate())
          .put(SEED, member.seed());
    }
  }

  private static String pretty(JsonNode root) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // a tree can always be written
    }
  }

  /**
   * Reads a card.
   *
   * @param origin the file, for messages
   * @throws IOException if the text is not a card
   */
  static ModelCard read(Path origin, String text) throws IOException {
    return readCard(parse(origin, text));
  }

  /**
   * Reads a card that is not in a file.
   *
   * @throws IOException if the text is not a card
   */
  static ModelCard read(String text) throws IOException {
    return readCard(parse("model.json", text));
  }

  /**
   * Parses the text of a card into JSON of the present format.
   *
   * @param origin the folder, for messages
   * @throws IOException if the text is not JSON or has an unknown format
   */
  static Json parse(Path origin, String text) throws IOException {
    return parse(origin + ": model.json", text);
  }

  private static Json parse(String place, String text) throws IOException {
    Json root = Json.parse(place, text);
    int format = root.get("format").integer();
    return switch (format) {
      case FORMAT, ENSEMBLE_FORMAT, COPIES_FORMAT -> checked(root, format);
      case 1 -> checked(root.object().map(FormatOne::upgrade).map(root::with).orElse(root), format);
      default -> throw root.error("expected format 1 to " + COPIES_FORMAT + ", found " + format);
    };
  }

  /**
   * Rejects a card that has copies or an ensemble in a format without them, or lacks them in a
   * format that requires them.
   */
  private static Json checked(Json root, int format) throws IOException {
    if (root.has(SYMMETRIC_COPIES) != (format == COPIES_FORMAT)) {
      throw root.error(
          root.has(SYMMETRIC_COPIES)
              ? "expected format " + COPIES_FORMAT + " of symmetric copies, found " + format
              : "expected symmetric_copies in format " + format + ", found none");
    }
    return format == COPIES_FORMAT ? root : checkedEnsemble(root, format);
  }

  private static Json checkedEnsemble(Json root, int format) throws IOException {
    if (root.has(ENSEMBLE) != (format == ENSEMBLE_FORMAT)) {
      throw root.error(
          root.has(ENSEMBLE)
              ? "expected format " + ENSEMBLE_FORMAT + " of an ensemble, found " + format
              : "expected an ensemble in format " + format + ", found none");
    }
    return root;
  }

  /**
   * Reads the content of a trainable SavedModel. The step and the weights come from the variables,
   * which may have moved on since the text was written.
   *
   * @param origin the folder, for messages
   * @throws IOException if the text does not fit the variables
   */
  static TrainableModel readTrainable(Path origin, SavedState saved) throws IOException {
    Json root = parse(origin, saved.description());
    ModelCard card = readCard(root);
    Json training = root.get("training");
    Optimizer optimizer = optimizer(training.get("optimizer"));
    int batchSize = training.get("batch_size").integer();
    long seed = training.get(SEED).number();
    PerClass classWeight = classWeight(training);
    return root.checked(
        () ->
            new TrainableModel(
                card,
                optimizer,
                batchSize,
                seed,
                TrainableModel.inOrder(saved.weights(), card, optimizer, batchSize, seed),
                saved.step(),
                classWeight));
  }

  /**
   * Reads the optimizer. Older texts do not list the variables that weight decay excludes; then
   * none are excluded.
   */
  private static Optimizer optimizer(Json said) throws IOException {
    Json optimizer =
        said.object()
            .filter(fields -> fields.path("type").asText().equals("AdamW") && !fields.has(EXCLUDE))
            .map(fields -> said.with(fields.<ObjectNode>set(EXCLUDE, JSON.createArrayNode())))
            .orElse(said);
    return ChoiceJson.read(optimizer, Optimizer.class);
  }

  /** Reads the class weights; if there are none, all rows count alike. */
  private static PerClass classWeight(Json training) throws IOException {
    if (!training.has(CLASS_WEIGHT)) {
      return PerClass.ALIKE;
    }
    Json weights = training.get(CLASS_WEIGHT);
    double negative = weights.get(NEGATIVE).real();
    double positive = weights.get(POSITIVE).real();
    return weights.checked(() -> ClassWeight.of(negative, positive));
  }

  static ModelCard readCard(Json root) throws IOException {
    var model = ModelJson.read(root.get("model"));
    Json inputs = root.get("inputs");
    List<String> names = new ArrayList<>();
    for (Json name : inputs.get("feature_names").list()) {
      names.add(name.text());
    }
    String scaling = inputs.get("scaling").text();
    double threshold = root.get("logit_threshold").real();
    Optional<Encoding> encoding =
        root.has(ENCODING) ? Optional.of(EncodingJson.read(root.get(ENCODING))) : Optional.empty();
    Optional<Ensemble> ensemble =
        root.has(ENSEMBLE) ? Optional.of(ensemble(root.get(ENSEMBLE))) : Optional.empty();
    int copies = symmetricCopies(root);
    Map<String, Double> metrics = new TreeMap<>();
    for (String name : root.get("metrics").names()) {
      metrics.put(name, root.get("metrics").get(name).real());
    }
    Map<String, String> provenance = new TreeMap<>();
    for (String name : root.get("provenance").names()) {
      provenance.put(name, root.get("provenance").get(name).text());
    }
    return root.checked(
        () ->
            new ModelCard(
                model, names, scaling, threshold, encoding, metrics, provenance, ensemble, copies));
  }

  /** Reads the number of copies; if there is none, the model predicts from the row alone. */
  private static int symmetricCopies(Json root) throws IOException {
    if (!root.has(SYMMETRIC_COPIES)) {
      return 1;
    }
    Json field = root.get(SYMMETRIC_COPIES);
    int count = field.integer();
    if (count < 2 || count > SymmetricCopies.MOST) {
      throw field.error("expected a number from 2 to " + SymmetricCopies.MOST + ", found " + count);
    }
    return count;
  }

  private static Ensemble ensemble(Json json) throws IOException {
    expect(json.get(MEAN_OF), PROBABILITIES);
    List<Ensemble.Member> members = new ArrayList<>();
    for (Json member : json.get(MEMBERS).list()) {
      int replicate = member.get(REPLICATE).integer();
      long seed = member.get(SEED).number();
      members.add(member.checked(() -> new Ensemble.Member(replicate, seed)));
      expect(member.get("name"), members.get(members.size() - 1).name());
    }
    return json.checked(() -> new Ensemble(members));
  }

  private static void expect(Json field, String text) throws IOException {
    if (!field.text().equals(text)) {
      throw field.error("expected '" + text + "', found '" + field.text() + "'");
    }
  }
}
