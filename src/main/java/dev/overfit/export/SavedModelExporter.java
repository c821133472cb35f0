package dev.overfit.export;

import com.google.protobuf.CodedOutputStream;
import dev.overfit.graph.ExportGraph;
import dev.overfit.graph.ServedModel;
import dev.overfit.io.AtomicFolder;
import dev.overfit.io.FileName;
import dev.overfit.io.OutputCheck;
import dev.overfit.model.MemberWeights;
import dev.overfit.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;

/**
 * Writes models as SavedModels into {@code <folder>/<Model>/<version>/}, the layout that TensorFlow
 * Serving reads.
 *
 * <p>A version appears whole or not at all; versions count up from 1, and existing ones are never
 * touched. Leftovers of a killed process are removed at the next export of the model. Holds no
 * native memory; may be used by several threads and processes of a machine at once.
 */
public final class SavedModelExporter {
  private static final Logger LOG = LoggerFactory.getLogger(SavedModelExporter.class);

  private final Path folder;

  /** Creates an exporter into the given folder, which is created if necessary. */
  public SavedModelExporter(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns an exporter into {@code <graphs>/<suite>}.
   *
   * @throws IllegalArgumentException if the suite's name is not a valid file name
   */
  public static SavedModelExporter ofSuite(Path graphs, String suite) {
    FileName.check("suite", suite);
    return new SavedModelExporter(graphs.resolve(suite));
  }

  /**
   * Writes a model that serves and evaluates: only its weights, no optimizer.
   *
   * @return the folder of its new version
   * @throws IllegalArgumentException if the weights are not those of the model, or the card
   *     describes an ensemble
   * @throws IOException if the model cannot be written
   */
  public Path export(ModelCard card, Weights weights) throws IOException {
    card.checkFits(weights);
    return write(
        card,
        CardJson.write(card),
        prefix -> ExportGraph.writeServing(served(card), card.logitThreshold(), weights, prefix));
  }

  /**
   * Writes a model that can also be trained further, with the optimizer's slots and step.
   *
   * @return the folder of its new version
   * @throws IOException if the model cannot be written
   */
  public Path export(TrainableModel trainable) throws IOException {
    String description = CardJson.write(trainable);
    return write(
        trainable.card(),
        description,
        prefix ->
            ExportGraph.writeTrainable(
                served(trainable.card()),
                trainable.settings(),
                trainable.state(),
                trainable.step(),
                description,
                prefix));
  }

  /**
   * Writes an ensemble that serves and evaluates the mean of the probabilities of its members, as
   * one model under the name of the card's model.
   *
   * @param card the card with the members
   * @param weights provides the weights of the members, each once, in their order
   * @return the folder of its new version
   * @throws IllegalArgumentException if the card describes a single network
   * @throws IOException if the ensemble cannot be written, or the weights of a member cannot be
   *     read or are not those of the card's model
   */
  public Path export(ModelCard card, MemberWeights weights) throws IOException {
    if (card.ensemble().isEmpty()) {
      throw new IllegalArgumentException("card: expected an ensemble, received one network");
    }
    return write(
        card,
        CardJson.write(card),
        prefix ->
            ExportGraph.writeEnsemble(
                served(card),
                card.logitThreshold(),
                member -> {
                  Weights own = weights.of(member);
                  card.checkVariables(own);
                  return own;
                },
                prefix));
  }

  static ServedModel served(ModelCard card) {
    return new ServedModel(
        card.model(),
        card.encoding(),
        card.ensemble().map(Ensemble::names).orElse(List.of()),
        card.copies());
  }

  /**
   * Checks that a model's next version can be written, before the model is trained. Leaves nothing
   * behind.
   *
   * @param model the name of the model
   * @throws IOException if it cannot be written; the message names the obstacle
   */
  public void check(String model) throws IOException {
    Path versions = folder.resolve(model);
    new OutputCheck().folder(versions);
    Versions.next(versions);
  }

  /** Writes the files of the variables and describes the graph. */
  @FunctionalInterface
  private interface MetaGraphWriter {
    MetaGraphDef write(Path variablesPrefix) throws IOException;
  }

  private Path write(ModelCard card, String description, MetaGraphWriter graph) throws IOException {
    Path model = folder.resolve(card.model().name());
    AtomicFolder.clearLeftovers(model);
    Path version =
        AtomicFolder.write(
            model, () -> Versions.next(model), content -> write(content, card, description, graph));
    LOG.debug("{}: exported to {}", card.model().name(), version);
    return version;
  }

  private static void write(Path content, ModelCard card, String description, MetaGraphWriter graph)
      throws IOException {
    Path variables = Files.createDirectory(content.resolve("variables"));
    MetaGraphDef metaGraph = variables(graph, variables.resolve("variables"));
    SavedModel savedModel =
        SavedModel.newBuilder().setSavedModelSchemaVersion(1).addMetaGraphs(metaGraph).build();
    Files.write(content.resolve("saved_model.pb"), bytes(savedModel));
    Path extra = Files.createDirectory(content.resolve(ExtraAssets.FOLDER));
    Files.writeString(extra.resolve(ExtraAssets.CARD), CardJson.withDigests(content, description));
    Files.write(extra.resolve(ExtraAssets.WARM_UP), WarmUp.requests(card));
  }

  /**
   * Serializes to the same bytes for the same graph in each process, with the entries of maps in
   * the order of their keys.
   */
  private static byte[] bytes(SavedModel savedModel) throws IOException {
    byte[] bytes = new byte[savedModel.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    savedModel.writeTo(out);
    out.checkNoSpaceLeft();
    return bytes;
  }

  private static MetaGraphDef variables(MetaGraphWriter graph, Path prefix) throws IOException {
    try {
      return graph.write(prefix);
    } catch (RuntimeException e) { // the runtime has a separate type for each status
      throw new IOException("the variables could not be written: " + e.getMessage(), e);
    }
  }
}
