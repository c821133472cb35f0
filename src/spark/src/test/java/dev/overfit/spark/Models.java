package dev.overfit.spark;

import dev.overfit.export.LoadOptions;
import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.export.SavedModelExporter;
import dev.overfit.graph.InitialWeights;
import dev.overfit.model.Activation;
import dev.overfit.model.ColumnEncoding.Categorical;
import dev.overfit.model.ColumnEncoding.Numeric;
import dev.overfit.model.Dense;
import dev.overfit.model.Encoding;
import dev.overfit.model.LabelEncoding;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.TableLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * SavedModels to predict with. Their weights are random, since what they have learned does not
 * matter.
 */
final class Models {
  private static final TableLayout TABLE =
      new TableLayout(List.of("age", "income", "member", "plan", "churned"), true);
  private static final Encoding PEOPLE =
      new Encoding(
          List.of(
              new Numeric("age", 37.5, 40.25, 1 / 12.3, true, false),
              new Numeric("income", 1e9, 1e9 + 1, 0.25, false, true),
              new Categorical("member", List.of("false", "true"), false, false),
              new Categorical("plan", List.of("basic", "pro", "Größe"), true, true)),
          List.of("", "NA"),
          new LabelEncoding("churned", "no", "yes"),
          TABLE);

  private Models() {}

  /** Exports a model of a table of people: two numbers, two texts. */
  static Path people(Path graphs, int seed) throws IOException {
    ModelSpec model =
        ModelSpec.binaryClassifier("People", PEOPLE.width(), new Dense(64, Activation.ELU));
    ModelCard card = ModelCard.of(model, PEOPLE.features()).withEncoding(PEOPLE);
    return new SavedModelExporter(graphs).export(card, InitialWeights.draw(model, seed));
  }

  /** Exports a model of three numbers, x, y and z, without preprocessing. */
  static Path numbers(Path graphs) throws IOException {
    ModelSpec model = ModelSpec.binaryClassifier("Numbers", 3, new Dense(16, Activation.ELU));
    return new SavedModelExporter(graphs)
        .export(ModelCard.of(model, List.of("x", "y", "z")), InitialWeights.draw(model, 3));
  }

  /** Loads a model as the command does, with one thread. */
  static Predictor predictor(Path model) throws IOException {
    return Predictor.load(model, LoadOptions.defaults().withThreads(1).withWholeBlocks(true));
  }
}
