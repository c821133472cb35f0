package dev.overfit.export;

import dev.overfit.graph.SavedFunction;
import dev.overfit.graph.SavedGraph;
import dev.overfit.io.SmallFile;
import dev.overfit.json.Json;
import dev.overfit.model.VariableSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code assets.extra/model.json} of a SavedModel, which describes its graph and its
 * variables.
 *
 * @param version the folder of the SavedModel
 * @param json the content of the file
 * @param card the content as a value
 */
record CardFile(Path version, Json json, ModelCard card) {
  /** Room for a hundred thousand features with long names. */
  private static final int MAX_BYTES = 16 << 20;

  /**
   * Reads the file and checks the digests in it.
   *
   * @return the file; empty if it does not exist, as in Python's copies
   * @throws IOException if the file is not a card, or does not belong to the other files of the
   *     folder
   */
  static Optional<CardFile> read(Path version) throws IOException {
    Path file = version.resolve(ExtraAssets.FOLDER).resolve(ExtraAssets.CARD);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Json json = CardJson.parse(version, text(file));
    ModelCard card = CardJson.readCard(json);
    Digests.check(version, json);
    return Optional.of(new CardFile(version, json, card));
  }

  private static String text(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": expected a file, found something else");
    }
    byte[] bytes =
        SmallFile.read(file, MAX_BYTES)
            .orElseThrow(
                () ->
                    new IOException(
                        String.format(
                            Locale.ROOT,
                            "%s: expected at most %,d bytes, found more",
                            file,
                            MAX_BYTES)));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": expected UTF-8, found other bytes", e);
    }
  }

  /**
   * Checks that a graph is the one that the card describes.
   *
   * @throws IOException if the graph takes another number of features or other columns, averages
   *     over another number of copies of a row, or a variable of the model is missing or has
   *     another shape
   */
  void checkFits(SavedGraph graph, SavedFunction serving) throws IOException {
    if (card.model().features() != serving.inputColumns()) {
      throw json.get("model")
          .get("features")
          .error(
              String.format(
                  Locale.ROOT,
                  "expected %d, as the graph takes, found %d",
                  serving.inputColumns(),
                  card.model().features()));
    }
    checkColumns(graph);
    checkCopies(graph.symmetricCopies());
    checkVariables(graph.variables());
  }

  private void checkColumns(SavedGraph graph) throws IOException {
    if (graph.serves(card.encoding())) {
      return;
    }
    throw card.encoding().isEmpty()
        ? json.error("expected an encoding of the columns that the graph takes, found none")
        : json.get("encoding")
            .error("expected the columns that the graph takes, found others or other types");
  }

  private void checkCopies(long found) throws IOException {
    if (card.symmetricCopies() != found) {
      throw json.error(
          String.format(
              Locale.ROOT,
              "expected symmetric_copies of the graph, which averages over %,d, found %,d",
              found,
              card.symmetricCopies()));
    }
  }

  private void checkVariables(Map<String, List<Long>> found) throws IOException {
    for (VariableSpec variable : card.variables()) {
      List<Long> shape = variable.shape().stream().map(Integer::longValue).toList();
      if (!shape.equals(found.get(variable.name()))) {
        throw json.get("model")
            .get("layers")
            .error(
                String.format(
                    "expected layers with the variables of the graph, where %s is %s, found %s",
                    variable.name(), found.getOrDefault(variable.name(), List.of()), shape));
      }
    }
  }

  /**
   * Checks that the description in a graph is this card.
   *
   * @throws IOException if a field differs; the message names it
   */
  void checkSame(String description) throws IOException {
    Json held = CardJson.parse(version, description);
    for (String name : held.names()) {
      if (!json.get(name).line().equals(held.get(name).line())) {
        throw json.get(name).error("expected what the graph's description says, found otherwise");
      }
    }
    for (String name : json.without(Digests.FIELD).names()) {
      if (!held.has(name)) {
        throw json.get(name).error("expected what the graph's description says, which has none");
      }
    }
  }
}
