package dev.overfit.export;

import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.model.Encoding;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What travels with a SavedModel so that its reader knows what it takes and where it came from:
 * {@code assets.extra/model.json}.
 *
 * @param model what the network is; of an ensemble, what each of its members is, under the name of
 *     the ensemble
 * @param featureNames the names of the features, in the order of the columns; distinct, none blank
 * @param scaling how rows are to be scaled before they go in, in words, such as {@link #UNSCALED},
 *     which is also right for a model that begins with a {@link dev.overfit.model.Normalization}
 * @param logitThreshold the logit above which {@code accuracy} counts a row as positive: 0 for a
 *     probability of one half; finite
 * @param encoding how the columns of a table become the features, if the model is to take rows as
 *     people have them; its features are {@code featureNames}
 * @param metrics figures by name, such as {@code val_binary_crossentropy}; finite
 * @param provenance where the weights came from, by name, such as {@code data} or {@code seed}
 * @param ensemble whose probabilities are averaged; empty if there is one network alone
 * @param symmetricCopies over how many copies of a row of HIGGS, as {@link SymmetricCopies} makes
 *     them, its probabilities are averaged, from 1, the row alone, to {@value SymmetricCopies#MOST}
 */
public record ModelCard(
    ModelSpec model,
    List<String> featureNames,
    String scaling,
    double logitThreshold,
    Optional<Encoding> encoding,
    Map<String, Double> metrics,
    Map<String, String> provenance,
    Optional<Ensemble> ensemble,
    int symmetricCopies) {
  /** The name in {@link #provenance} for which rows it was trained on, where not on all. */
  public static final String TRAINED_ON = "trained_on";

  /** What {@link #scaling} says where rows go in as they stand. */
  public static final String UNSCALED = "none: rows go in as they stand in the data";

  /** What {@link #scaling} says where the model codes the columns of a table. */
  public static final String CODED =
      "none: columns go in as they stand in the data and the model codes them, as encoding says; the"
          + " signature features takes coded rows";

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException where the number of names is not the model's number of
   *     features, a name is blank or there twice, the encoding has other features, the threshold or
   *     a figure is not finite, the number of copies is out of its range, or there are several
   *     where rows are not those of HIGGS as they stand in the data
   */
  public ModelCard {
    featureNames = List.copyOf(featureNames);
    if (featureNames.size() != model.features()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "featureNames: expected %d, as model %s takes, received %d",
              model.features(),
              model.name(),
              featureNames.size()));
    }
    checkNames(featureNames);
    for (Encoding each : encoding.stream().toList()) {
      checkFeatures(each, featureNames);
    }
    checkFinite("logitThreshold", "it", logitThreshold);
    checkCopies(symmetricCopies, featureNames, scaling);
    metrics.forEach((name, figure) -> checkFinite("metrics", name, figure));
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
  }

  /** A card for rows that go in as they stand, without figures and provenance. */
  public static ModelCard of(ModelSpec model, List<String> featureNames) {
    return new ModelCard(
        model,
        featureNames,
        UNSCALED,
        0,
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        1);
  }

  /**
   * A card for the {@link TrainingResult#bestWeights} of a training, for rows that go in as they
   * stand: with the threshold and provenance of the training and the figures of those weights, as
   * the command writes it.
   *
   * @param featureNames the names of the columns that it was trained on, as {@code
   *     split.training().columns()} gives them
   * @throws IllegalArgumentException where their number is not that of the model's features, a name
   *     is blank or there twice
   */
  public static ModelCard of(TrainingResult result, List<String> featureNames) {
    Map<String, String> provenance = new HashMap<>(result.provenance().byName());
    result.config().partOfRows().ifPresent(part -> provenance.put(TRAINED_ON, part));
    return of(result.model(), featureNames)
        .withLogitThreshold(result.config().logitThreshold())
        .withProvenance(provenance)
        .withMetrics(result.bestFigures());
  }

  /** This card with another threshold of accuracy. */
  public ModelCard withLogitThreshold(double value) {
    return new ModelCard(
        model,
        featureNames,
        scaling,
        value,
        encoding,
        metrics,
        provenance,
        ensemble,
        symmetricCopies);
  }

  /** This card with other words on the scaling of rows. */
  public ModelCard withScaling(String value) {
    return new ModelCard(
        model,
        featureNames,
        value,
        logitThreshold,
        encoding,
        metrics,
        provenance,
        ensemble,
        symmetricCopies);
  }

  /**
   * This card for a model that also takes the columns of a table, as people have them; {@link
   * #scaling} becomes {@link #CODED}.
   *
   * @throws IllegalArgumentException where the features of the encoding are not the card's
   */
  public ModelCard withEncoding(Encoding value) {
    return new ModelCard(
        model,
        featureNames,
        CODED,
        logitThreshold,
        Optional.of(value),
        metrics,
        provenance,
        ensemble,
        symmetricCopies);
  }

  /** This card with other figures. */
  public ModelCard withMetrics(Map<String, Double> value) {
    return new ModelCard(
        model,
        featureNames,
        scaling,
        logitThreshold,
        encoding,
        value,
        provenance,
        ensemble,
        symmetricCopies);
  }

  /** This card with these facts of its provenance beside or instead of those that it has. */
  public ModelCard plusProvenance(Map<String, String> facts) {
    Map<String, String> all = new HashMap<>(provenance);
    all.putAll(facts);
    return withProvenance(all);
  }

  /** This card with another provenance. */
  public ModelCard withProvenance(Map<String, String> value) {
    return new ModelCard(
        model,
        featureNames,
        scaling,
        logitThreshold,
        encoding,
        metrics,
        value,
        ensemble,
        symmetricCopies);
  }

  /** This card for an ensemble of networks that are each its model. */
  public ModelCard withEnsemble(Ensemble value) {
    return new ModelCard(
        model,
        featureNames,
        scaling,
        logitThreshold,
        encoding,
        metrics,
        provenance,
        Optional.of(value),
        symmetricCopies);
  }

  /**
   * This card for a model that averages its probabilities over copies of a row of HIGGS.
   *
   * @throws IllegalArgumentException if the number is out of its range, or above 1 where rows are
   *     not those of HIGGS as they stand in the data
   */
  public ModelCard withSymmetricCopies(int value) {
    return new ModelCard(
        model,
        featureNames,
        scaling,
        logitThreshold,
        encoding,
        metrics,
        provenance,
        ensemble,
        value);
  }

  /**
   * The card as {@code model.json} has it, without the digests of the files that it travels with.
   */
  public String json() {
    return CardJson.write(this);
  }

  /**
   * A card from the text of a {@code model.json}, or from {@link #json}.
   *
   * @throws IOException where the text is no card
   */
  public static ModelCard ofJson(String text) throws IOException {
    return CardJson.read(text);
  }

  /** The copies of a row; empty if there is the row alone. */
  Optional<SymmetricCopies> copies() {
    return symmetricCopies == 1
        ? Optional.empty()
        : Optional.of(new SymmetricCopies(symmetricCopies, featureNames));
  }

  /** The variables of its SavedModel: the model's, or those of each member below its name. */
  List<VariableSpec> variables() {
    return ensemble
        .map(
            each ->
                each.names().stream()
                    .flatMap(name -> model.variables().stream().map(below(name)))
                    .toList())
        .orElseGet(model::variables);
  }

  private static UnaryOperator<VariableSpec> below(String member) {
    return variable -> new VariableSpec(member + "/" + variable.name(), variable.shape());
  }

  /**
   * Checks that it is about one network.
   *
   * @throws IllegalArgumentException if it is about an ensemble
   */
  void checkAlone() {
    if (ensemble.isPresent()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "card: expected one network, received an ensemble of %,d",
              ensemble.get().members().size()));
    }
  }

  /**
   * Checks that weights are those of its one network.
   *
   * @throws IllegalArgumentException where they are not, or it is about an ensemble
   */
  void checkFits(Weights weights) {
    checkAlone();
    checkVariables(weights);
  }

  /**
   * Checks that weights are those of its model, which may be a member of an ensemble.
   *
   * @throws IllegalArgumentException where they are not
   */
  void checkVariables(Weights weights) {
    List<VariableSpec> variables = model.variables();
    if (!weights.variables().equals(variables)) {
      throw new IllegalArgumentException(
          "weights: expected " + variables + ", received " + weights.variables());
    }
  }

  private static void checkNames(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.isBlank() || !seen.add(name)) {
        throw new IllegalArgumentException(
            "featureNames: expected distinct names, none of them blank, received '" + name + "'");
      }
    }
  }

  private static void checkFeatures(Encoding encoding, List<String> names) {
    List<String> features = encoding.features();
    for (int i = 0; i < Math.min(features.size(), names.size()); i++) {
      if (!features.get(i).equals(names.get(i))) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "encoding: expected feature %d to be '%s', as featureNames says, received '%s'",
                i + 1,
                names.get(i),
                features.get(i)));
      }
    }
    if (features.size() != names.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "encoding: expected %d features, as featureNames has, received %d",
              names.size(),
              features.size()));
    }
  }

  /** A turned row that was scaled or coded before would be no row of HIGGS. */
  private static void checkCopies(int count, List<String> columns, String scaling) {
    SymmetricCopies.checkCount(count);
    if (count > 1 && !scaling.equals(UNSCALED)) {
      throw new IllegalArgumentException(
          "symmetricCopies: expected rows of HIGGS as they stand in the data, received some whose"
              + " scaling is '"
              + scaling
              + "'");
    }
    if (count > 1) {
      new SymmetricCopies(count, columns);
    }
  }

  private static void checkFinite(String component, String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          component + ": expected " + name + " to be finite, received " + value);
    }
  }
}
