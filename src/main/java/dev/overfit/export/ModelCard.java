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
 * The description that accompanies a SavedModel as {@code assets.extra/model.json}, so that its
 * reader knows what the model takes and where it came from.
 *
 * @param model the network; for an ensemble the network of each member, under the name of the
 *     ensemble
 * @param featureNames the names of the features, in the order of the columns; distinct, none blank
 * @param scaling how rows must be scaled beforehand, in words, such as {@link #UNSCALED}, which is
 *     also right for a model that begins with a {@link dev.overfit.model.Normalization}
 * @param logitThreshold the logit above which {@code accuracy} counts a row as positive: 0 for a
 *     probability of one half; finite
 * @param encoding how the columns of a table become the features, if the model should take raw
 *     rows; its features are {@code featureNames}
 * @param metrics metrics by name, such as {@code val_binary_crossentropy}; finite
 * @param provenance the origin of the weights, by name, such as {@code data} or {@code seed}
 * @param ensemble the ensemble whose probabilities are averaged; empty for a single network
 * @param symmetricCopies how many copies of a row of HIGGS, made as in {@link SymmetricCopies}, the
 *     probabilities are averaged over, from 1, the row alone, to {@value SymmetricCopies#MOST}
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
  /** The key in {@link #provenance} that says which rows the model was trained on, if not all. */
  public static final String TRAINED_ON = "trained_on";

  /** The value of {@link #scaling} if rows go in as they stand. */
  public static final String UNSCALED = "none: rows go in as they stand in the data";

  /** The value of {@link #scaling} if the model encodes the columns of a table. */
  public static final String CODED =
      "none: columns go in as they stand in the data and the model codes them, as encoding says; the"
          + " signature features takes coded rows";

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if the number of names is not the model's number of features,
   *     a name is blank or a duplicate, the encoding has other features, the threshold or a metric
   *     is not finite, the number of copies is out of its range, or there are several copies but
   *     rows are not those of HIGGS as they stand in the data
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

  /** Returns a card for rows that go in as they stand, without metrics and provenance. */
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
   * Returns a card for the {@link TrainingResult#bestWeights} of a training, for rows that go in as
   * they stand. It has the threshold and provenance of the training and the metrics of those
   * weights, like the card that the command writes.
   *
   * @param featureNames the names of the columns that the model was trained on, as {@code
   *     split.training().columns()} gives them
   * @throws IllegalArgumentException if their number is not the model's number of features, or a
   *     name is blank or a duplicate
   */
  public static ModelCard of(TrainingResult result, List<String> featureNames) {
    Map<String, String> provenance = new HashMap<>(result.provenance().byName());
    result.config().partOfRows().ifPresent(part -> provenance.put(TRAINED_ON, part));
    return of(result.model(), featureNames)
        .withLogitThreshold(result.config().logitThreshold())
        .withProvenance(provenance)
        .withMetrics(result.bestFigures());
  }

  /** Returns this card with another accuracy threshold. */
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

  /** Returns this card with another description of the scaling of rows. */
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
   * Returns this card for a model that also takes the columns of a table as raw rows; {@link
   * #scaling} becomes {@link #CODED}.
   *
   * @throws IllegalArgumentException if the features of the encoding are not the card's
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

  /** Returns this card with other metrics. */
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

  /**
   * Returns this card with the given facts added to its provenance, replacing those of the same
   * name.
   */
  public ModelCard plusProvenance(Map<String, String> facts) {
    Map<String, String> all = new HashMap<>(provenance);
    all.putAll(facts);
    return withProvenance(all);
  }

  /** Returns this card with another provenance. */
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

  /** Returns this card for an ensemble of networks that each have its model. */
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
   * Returns this card for a model that averages its probabilities over copies of a row of HIGGS.
   *
   * @throws IllegalArgumentException if the number is out of its range, or is above 1 and rows are
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
   * Returns the card in the format of {@code model.json}, without the digests of the files that it
   * accompanies.
   */
  public String json() {
    return CardJson.write(this);
  }

  /**
   * Returns a card from the text of a {@code model.json}, or from {@link #json}.
   *
   * @throws IOException if the text is not a card
   */
  public static ModelCard ofJson(String text) throws IOException {
    return CardJson.read(text);
  }

  /** Returns the copies of a row; empty if the model predicts from the row alone. */
  Optional<SymmetricCopies> copies() {
    return symmetricCopies == 1
        ? Optional.empty()
        : Optional.of(new SymmetricCopies(symmetricCopies, featureNames));
  }

  /**
   * Returns the variables of its SavedModel: the model's, or those of each member prefixed with its
   * name.
   */
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
   * Checks that the card describes a single network.
   *
   * @throws IllegalArgumentException if it describes an ensemble
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
   * Checks that weights are those of the single network of this card.
   *
   * @throws IllegalArgumentException if they are not, or the card describes an ensemble
   */
  void checkFits(Weights weights) {
    checkAlone();
    checkVariables(weights);
  }

  /**
   * Checks that weights are those of the model, which may be that of a member of an ensemble.
   *
   * @throws IllegalArgumentException if they are not
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

  /**
   * Checks the number of copies. Rows that were scaled or encoded are refused, since turning one
   * would not give a row of HIGGS.
   */
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
