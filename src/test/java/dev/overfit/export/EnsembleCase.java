package dev.overfit.export;

import dev.overfit.data.Higgs;
import dev.overfit.export.Ensemble.Member;
import dev.overfit.graph.InitialWeights;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Normalization;
import dev.overfit.model.Regularizer;
import dev.overfit.model.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Networks with drawn weights, and their ensemble.
 *
 * @param card the card of one of the networks
 * @param scale the factor on drawn weights; the larger, the surer the networks are
 */
record EnsembleCase(ModelCard card, float scale) {
  /** An ensemble whose networks take features, through a normalization and with all penalties. */
  static final EnsembleCase PLAIN = ofFeatures("Plain", 1, numbered());

  /** An ensemble so sure that many of its networks' probabilities are 0 or 1 in float32. */
  static final EnsembleCase SURE = ofFeatures("Sure", 30, numbered());

  /** An ensemble whose networks take the columns of a table. */
  static final EnsembleCase COLUMNS = new EnsembleCase(ColumnsCase.PLAIN.card(), 1);

  /** An ensemble whose networks take rows of HIGGS. */
  static final EnsembleCase HIGGS = ofFeatures("Turned", 1, Higgs.COLUMNS);

  static final List<EnsembleCase> ALL = List.of(PLAIN, SURE, COLUMNS);

  /** The numbers have gaps, as they do if some trainings have diverged. */
  private static final List<Member> MEMBERS =
      List.of(new Member(0, 7), new Member(2, 9), new Member(3, 10), new Member(11, 18));

  private static List<String> numbered() {
    return IntStream.range(0, 28).mapToObj(i -> "f" + i).toList();
  }

  private static EnsembleCase ofFeatures(String name, float scale, List<String> names) {
    List<Double> mean = new ArrayList<>();
    List<Double> variance = new ArrayList<>();
    for (int i = 0; i < 28; i++) {
      mean.add(0.25 + i / 100.0);
      variance.add(0.5 + i / 50.0);
    }
    ModelSpec model =
        ModelSpec.binaryClassifier(
            name,
            28,
            new Normalization(mean, variance),
            new Dense(16, Activation.ELU, new Regularizer.L2(0.001)),
            new Dropout(0.5),
            new Dense(8, Activation.TANH, new Regularizer.L1L2(0.001, 0.01)));
    return new EnsembleCase(ModelCard.of(model, names).withLogitThreshold(0.25), scale);
  }

  List<Member> members() {
    return MEMBERS;
  }

  Weights weights(int member) {
    Weights drawn = InitialWeights.draw(card.model(), MEMBERS.get(member).seed());
    return Weights.from(
        drawn.variables(),
        (variable, values) -> {
          drawn.values(variable).get(values);
          for (int i = 0; i < values.length; i++) {
            values[i] *= scale;
          }
        });
  }

  ModelCard ensemble() {
    ModelSpec one = card.model();
    ModelSpec model = new ModelSpec(one.name() + "-ensemble", one.features(), one.layers());
    ModelCard named =
        new ModelCard(
            model,
            card.featureNames(),
            card.scaling(),
            card.logitThreshold(),
            card.encoding(),
            card.metrics(),
            card.provenance(),
            Optional.empty(),
            card.symmetricCopies());
    return named.withEnsemble(new Ensemble(MEMBERS));
  }

  /** Returns drawn rows of features, coded from columns if there are any. */
  float[] rows(int count) {
    if (card.encoding().isPresent()) {
      return ColumnsCase.PLAIN.coded(ColumnsCase.PLAIN.rows(count));
    }
    Random random = new Random(3);
    float[] rows = new float[count * card.model().features()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) (2 * random.nextGaussian());
    }
    return rows;
  }

  /** Exports the ensemble to {@code folder/<Name>-ensemble}. */
  Path export(Path folder) throws IOException {
    return new SavedModelExporter(folder).export(ensemble(), this::weights);
  }

  /** Exports a member to {@code folder/<Name>} as its next version. */
  Path export(Path folder, int member) throws IOException {
    return new SavedModelExporter(folder).export(card, weights(member));
  }

  @Override
  public String toString() {
    return card.model().name();
  }
}
