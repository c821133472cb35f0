package dev.overfit.suite;

import dev.overfit.export.Ensemble;
import dev.overfit.export.ModelCard;
import dev.overfit.export.SavedModelExporter;
import dev.overfit.export.TrainableModel;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import dev.overfit.study.FitPlan;
import dev.overfit.study.MedianReplicate;
import dev.overfit.study.ReplicateResult;
import dev.overfit.suite.ExportSettings.Choice;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Exports weights as a SavedModel. */
final class GraphExport implements Exported.Visitor<Path, IOException> {
  private final SavedModelExporter exporter;
  private final SuiteRows rows;
  private final ExportSettings settings;
  private final boolean last;

  private GraphExport(Path folder, SuiteRows rows, ExportSettings settings) {
    this.exporter = new SavedModelExporter(folder);
    this.rows = rows;
    this.settings = settings;
    this.last = settings.weights() == Choice.LAST;
  }

  /** Implements {@link GraphWriter#write}. */
  static Path write(Path folder, Exported exported, SuiteRows rows, ExportSettings settings)
      throws IOException {
    return exported.accept(new GraphExport(folder, rows, settings));
  }

  @Override
  public Path replicate(Exported.OfReplicate exported) throws IOException {
    TrainingResult result = exported.result();
    Map<String, String> facts = exported.choice().map(GraphExport::facts).orElse(Map.of());
    ModelCard card = card(result, facts).withMetrics(metrics(result));
    if (settings.trainable()) {
      return exporter.export(last ? asItStands(card, result) : fromTheBest(card, result));
    }
    return exporter.export(card, weights(result));
  }

  /** Exports a fit with its last weights, which are its only ones and those of its test figures. */
  @Override
  public Path fit(Exported.OfFit exported) throws IOException {
    TrainingResult result = exported.fit().result();
    FitPlan plan = exported.fit().plan();
    String epochs = plan.epochs() + ", " + plan.epochsInWords();
    Map<String, String> facts =
        Map.of(ModelCard.TRAINED_ON, exported.fit().rowsInWords(), "epochs", epochs);
    ModelCard card = card(result, facts);
    if (settings.symmetricCopies() > 1) {
      card = card.withMetrics(Map.of());
    }
    return settings.trainable()
        ? exporter.export(asItStands(card, result))
        : exporter.export(card, result.bestWeights());
  }

  private ModelCard card(TrainingResult result, Map<String, String> facts) {
    return fed(ModelCard.of(result, rows.split().training().columns()).plusProvenance(facts));
  }

  /**
   * Returns the metrics of a training; none with symmetric copies, since metrics of single rows say
   * nothing about a mean over copies.
   */
  private Map<String, Double> metrics(TrainingResult result) {
    if (settings.symmetricCopies() > 1) {
      return Map.of();
    }
    return last ? lastFigures(result) : result.bestFigures();
  }

  private Weights weights(TrainingResult result) {
    return last ? result.variables().select(result.model().variables()) : result.bestWeights();
  }

  @Override
  public Path ensemble(Exported.OfEnsemble exported) throws IOException {
    List<ReplicateResult> members = exported.members();
    TrainingResult first = members.get(0).result();
    ModelSpec each = first.model();
    Map<String, String> provenance = new HashMap<>(first.provenance().byName());
    provenance.remove("seed"); // each member has its own
    first.config().partOfRows().ifPresent(part -> provenance.put(ModelCard.TRAINED_ON, part));
    ModelCard card =
        fed(
            ModelCard.of(
                    new ModelSpec(exported.name(), each.features(), each.layers()),
                    rows.split().training().columns())
                .withLogitThreshold(first.config().logitThreshold())
                .withProvenance(provenance)
                .withEnsemble(new Ensemble(members.stream().map(GraphExport::member).toList())));
    return exporter.export(card, member -> weights(exported.weighted().of(members.get(member))));
  }

  private static Ensemble.Member member(ReplicateResult replicate) {
    return new Ensemble.Member(replicate.number(), replicate.result().config().seed());
  }

  /** Returns which replicate it is, and of which figure and of how many it is the median. */
  private static Map<String, String> facts(MedianReplicate choice) {
    Map<String, String> facts = new HashMap<>();
    facts.put("replicate", String.valueOf(choice.replicate().number()));
    if (choice.counted() > 0) {
      facts.put("replicate_is_median_of", choice.figureLabel());
      facts.put("replicates", String.valueOf(choice.counted()));
    }
    return facts;
  }

  /** Adds to a card how rows are processed before the network sees them. */
  private ModelCard fed(ModelCard card) {
    return rows.coding()
        .map(coding -> card.withEncoding(coding.encoding()))
        .orElse(card)
        .withSymmetricCopies(settings.symmetricCopies());
  }

  private static TrainableModel asItStands(ModelCard card, TrainingResult result) {
    TrainingConfig config = result.config();
    return new TrainableModel(
        card,
        config.optimizer(),
        config.batchSize(),
        config.seed(),
        result.variables(),
        result.steps(),
        result.classWeight());
  }

  private static TrainableModel fromTheBest(ModelCard card, TrainingResult result) {
    TrainingConfig config = result.config();
    return TrainableModel.fresh(
            card, config.optimizer(), config.batchSize(), config.seed(), result.bestWeights())
        .withClassWeight(result.classWeight());
  }

  private static Map<String, Double> lastFigures(TrainingResult result) {
    return result.history().last().map(EpochMetrics::byLabel).orElse(Map.of());
  }
}
