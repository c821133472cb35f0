package dev.overfit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.augmentation.SymmetricCopies.Copy;
import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import dev.overfit.data.csv.HiggsSample;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests SavedModels and predictors that average over symmetric copies of a row. */
class CopiesTest {
  private static final int ROWS = 600; // with 16 copies, more than fit through the graph at once
  private static final EnsembleCase HIGGS = EnsembleCase.HIGGS;
  private static final ModelCard SIXTEEN = HIGGS.card().withSymmetricCopies(16);

  private static Dataset rows;

  @TempDir Path folder;

  @BeforeAll
  static void read() throws IOException {
    rows = HiggsSample.read().dataset().slice(0, ROWS);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 16, 64})
  void probabilitiesAreTheMeanOfThoseOfTheCopies(int count) throws IOException {
    double[] mean = means(HIGGS.export(folder.resolve("plain"), 0), count);
    ModelCard card = HIGGS.card().withSymmetricCopies(count);
    Path version = exporter().export(card, HIGGS.weights(0));
    try (Predictor predictor = Predictor.load(version)) {
      assertThat(predictor.card()).contains(card);
      assertMeans(predictor.probabilities(rows.features()), mean);
    }
  }

  @Test
  void ensembleOfCopiesIsTheMeanOfAllMembersAndCopies() throws IOException {
    double[] mean = new double[ROWS];
    for (int member = 0; member < HIGGS.members().size(); member++) {
      double[] own = means(HIGGS.export(folder.resolve("members"), member), 5);
      for (int row = 0; row < ROWS; row++) {
        mean[row] += own[row] / HIGGS.members().size();
      }
    }
    ModelCard card = HIGGS.ensemble().withSymmetricCopies(5);
    try (Predictor predictor = Predictor.load(exporter().export(card, HIGGS::weights))) {
      assertThat(predictor.card()).contains(card);
      assertMeans(predictor.probabilities(rows.features()), mean);
    }
  }

  @Test
  void predictorAveragesWhereTheModelDoesNot() throws IOException {
    Path plain = HIGGS.export(folder.resolve("plain"), 0);
    double[] mean = means(plain, 16);
    try (Predictor predictor = Predictor.load(plain, LoadOptions.defaults(), 16)) {
      float[] found = predictor.probabilities(rows.features());
      for (int row = 0; row < ROWS; row++) {
        assertThat(found[row]).isEqualTo((float) mean[row]);
      }
      float[] first = Arrays.copyOf(rows.features(), rows.width());
      assertThat(predictor.probability(first)).isCloseTo(found[0], within(1e-6f));
      assertThat(predictor.probabilities(new float[0])).isEmpty();
    }
    try (Predictor alone = Predictor.load(plain, LoadOptions.defaults(), 1);
        Predictor same = Predictor.load(plain)) {
      assertThat(alone.probabilities(rows.features()))
          .isEqualTo(same.probabilities(rows.features()));
    }
  }

  @Test
  void logitsOfPredictorAreThoseOfTheModelThatAveragesItself() throws IOException {
    Path plain = HIGGS.export(folder.resolve("plain"), 0);
    try (Predictor mean = Predictor.load(plain, LoadOptions.defaults(), 16);
        Predictor itself = Predictor.load(exporter().export(SIXTEEN, HIGGS.weights(0)))) {
      assertThat(mean.logits(rows.features()))
          .containsExactly(itself.logits(rows.features()), within(1e-5f));
      assertThat(mean.evaluate(rows).binaryCrossentropy())
          .isCloseTo(itself.evaluate(rows).binaryCrossentropy(), within(1e-6));
    }
  }

  @Test
  void weightsInMemoryAnswerAsTheSavedModel() throws IOException {
    try (Predictor direct = Predictor.of(SIXTEEN, HIGGS.weights(0));
        Predictor loaded = Predictor.load(exporter().export(SIXTEEN, HIGGS.weights(0)))) {
      assertThat(direct.probabilities(rows.features()))
          .usingComparatorWithPrecision(1e-6f)
          .containsExactly(loaded.probabilities(rows.features()));
    }
  }

  /** The mean over copies does not depend on a row's orientation, so turned copies get the same. */
  @Test
  void rowsThatAreCopiesOfEachOtherGetTheSame() throws IOException {
    SymmetricCopies sixteen = new SymmetricCopies(16, Higgs.COLUMNS);
    Copy quarter = sixteen.copies().get(4);
    float[] turned = sixteen.of(quarter, rows.features());
    Path plain = HIGGS.export(folder.resolve("plain"), 0);
    try (Predictor predictor = Predictor.load(exporter().export(SIXTEEN, HIGGS.weights(0)));
        Predictor alone = Predictor.load(plain)) {
      assertThat(predictor.probabilities(turned))
          .usingComparatorWithPrecision(1e-5f)
          .containsExactly(predictor.probabilities(rows.features()));
      float[] before = alone.probabilities(rows.features());
      float[] after = alone.probabilities(turned);
      float largest = 0;
      for (int row = 0; row < ROWS; row++) {
        largest = Math.max(largest, Math.abs(before[row] - after[row]));
      }
      assertThat(largest).isGreaterThan(0.1f);
    }
  }

  @Test
  void logitsAndFiguresAreThoseOfTheMean() throws IOException {
    Path version = exporter().export(SIXTEEN, HIGGS.weights(0));
    double[] mean = means(HIGGS.export(folder.resolve("plain"), 0), 16);
    float[] logits = CalledSavedModel.call(version, ROWS, rows.features(), "logits");
    double crossentropy = 0;
    double hits = 0;
    for (int row = 0; row < ROWS; row++) {
      double logit = Math.log(mean[row] / (1 - mean[row]));
      assertThat((double) logits[row]).isCloseTo(logit, within(1e-5 * Math.max(1, logit * logit)));
      boolean positive = rows.labels()[row] == 1;
      crossentropy -= Math.log(positive ? mean[row] : 1 - mean[row]) / ROWS;
      hits += (logit > HIGGS.card().logitThreshold()) == positive ? 1.0 / ROWS : 0;
    }
    assertThat(evaluate(version, "binary_crossentropy")).isCloseTo(crossentropy, within(1e-6));
    assertThat(evaluate(version, "accuracy")).isCloseTo(hits, within(1e-6));
    assertThat(evaluate(version, "regularization_loss"))
        .isEqualTo(evaluate(HIGGS.export(folder.resolve("plain"), 0), "regularization_loss"));
  }

  private static double evaluate(Path version, String figure) {
    return CalledSavedModel.evaluate(version, rows.features(), rows.labels(), figure);
  }

  /** A training step uses the rows themselves, so its update is the same as without copies. */
  @Test
  void trainsOnWithTheRowsThemselves() throws IOException {
    TrainableModel plain = trainable(HIGGS.card());
    TrainableModel copied = trainable(SIXTEEN);
    Path plainVersion = new SavedModelExporter(folder.resolve("plain")).export(plain);
    Path version = exporter().export(copied);
    int[] batch = {5, 0, 17, 3};
    try (TrainSignature expected = TrainSignature.load(plainVersion);
        TrainSignature found = TrainSignature.load(version)) {
      for (int step = 0; step < 3; step++) {
        assertThat(found.step(rows, batch)).isEqualTo(expected.step(rows, batch));
      }
    }
    assertThat(TrainableModel.load(version)).isEqualTo(copied);
    try (Predictor predictor = Predictor.load(version)) {
      assertMeans(predictor.probabilities(rows.features()), means(plainVersion, 16));
    }
  }

  /** Returns a model without dropout, since two graphs need not draw the same masks. */
  private static TrainableModel trainable(ModelCard card) {
    return TrainableModel.fresh(card, new Adam(new Constant(0.01)), 4, 1, HIGGS.weights(0));
  }

  @Test
  void oneCopyIsTheModelAsItIsWithoutToTheByte() throws IOException {
    Path without = HIGGS.export(folder.resolve("without"), 0);
    Path with =
        new SavedModelExporter(folder.resolve("with"))
            .export(HIGGS.card().withSymmetricCopies(1), HIGGS.weights(0));
    for (String file : List.of("saved_model.pb", "assets.extra/model.json")) {
      assertThat(with.resolve(file)).hasSameBinaryContentAs(without.resolve(file));
    }
  }

  @Test
  void oneMeanOnTopOfAnotherIsRefused() throws IOException {
    Path version = exporter().export(SIXTEEN, HIGGS.weights(0));
    assertRefused(
        version,
        ": symmetricCopies: expected a model that predicts from the row alone, found one that averages"
            + " over 16 copies itself");
  }

  @Test
  void modelsOfOtherRowsAreRefused() throws IOException {
    assertRefused(
        EnsembleCase.PLAIN.export(folder, 0),
        ": HIGGS' symmetries: expected the columns of HIGGS, found none called 'lepton_phi' among [f0,");
    assertRefused(
        EnsembleCase.COLUMNS.export(folder, 0),
        ": symmetricCopies: expected rows of HIGGS as they stand in the data, received some whose scaling"
            + " is 'none: columns go in as they stand in the data and the model codes them");
    ModelCard scaled = HIGGS.card().withScaling("divided by 2");
    assertRefused(
        exporter().export(scaled, HIGGS.weights(0)),
        ": symmetricCopies: expected rows of HIGGS as they stand in the data, received some whose scaling"
            + " is 'divided by 2'");
    Path version = HIGGS.export(folder.resolve("plain"), 0);
    Files.delete(version.resolve("assets.extra/model.json"));
    assertRefused(
        version,
        ": symmetricCopies: expected a model.json that names the columns of HIGGS, found none");
    assertThatThrownBy(() -> Predictor.load(version, LoadOptions.defaults(), 65))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("symmetricCopies: expected a number from 1 to 64, received 65");
  }

  private static void assertRefused(Path version, String message) {
    assertThatThrownBy(() -> Predictor.load(version, LoadOptions.defaults(), 16))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(version + message);
  }

  @Test
  void cardsOfOtherRowsAreRefused() {
    assertThatThrownBy(() -> EnsembleCase.PLAIN.card().withSymmetricCopies(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("HIGGS' symmetries: expected the columns of HIGGS");
    assertThatThrownBy(() -> SIXTEEN.withScaling("divided by 2"))
        .hasMessageEndingWith("received some whose scaling is 'divided by 2'");
    assertThatThrownBy(() -> SIXTEEN.withSymmetricCopies(0))
        .hasMessage("symmetricCopies: expected a number from 1 to 64, received 0");
    ModelCard one = SIXTEEN.withSymmetricCopies(1);
    assertThat(one).isEqualTo(HIGGS.card());
  }

  @Test
  void cardIsOfAFormatThatOlderReadersRefuseAndReadsBack() throws IOException {
    for (ModelCard card : List.of(SIXTEEN, HIGGS.ensemble().withSymmetricCopies(5))) {
      String text = CardJson.write(card);
      assertThat(text)
          .contains("\"format\" : 4")
          .contains("\"symmetric_copies\" : " + card.symmetricCopies());
      assertThat(CardJson.read(folder, text)).isEqualTo(card);
    }
    String plain = CardJson.write(HIGGS.card());
    assertThat(plain).contains("\"format\" : 2").doesNotContain("symmetric_copies");
    assertThat(CardJson.read(folder, plain).symmetricCopies()).isEqualTo(1);
    String ensemble = CardJson.write(HIGGS.ensemble());
    assertThat(ensemble).contains("\"format\" : 3").doesNotContain("symmetric_copies");
    assertThat(CardJson.read(folder, ensemble).symmetricCopies()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "format" : 4            | "format" : 2            | : expected format 4 of symmetric copies, found 2
          "format" : 4            | "format" : 1            | : expected format 4 of symmetric copies, found 1
          "format" : 4            | "format" : 3            | : expected format 4 of symmetric copies, found 3
          "symmetric_copies"      | "copies"                | : expected symmetric_copies in format 4, found none
          "symmetric_copies" : 16 | "symmetric_copies" : 1  | .symmetric_copies: expected a number from 2 to 64, found 1
          "symmetric_copies" : 16 | "symmetric_copies" : 65 | .symmetric_copies: expected a number from 2 to 64, found 65
          "lepton_phi"            | "phi"                   | : HIGGS' symmetries: expected the columns of HIGGS, found none called 'lepton_phi'
          """)
  void aCardThatCannotBeIsRefused(String text, String edited, String message) {
    String card = CardJson.write(SIXTEEN);
    assertThat(card).contains(text);
    assertThatThrownBy(() -> CardJson.read(folder, card.replace(text, edited)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(folder + ": model.json" + message);
  }

  @Test
  void aCardOfAnotherNumberThanTheGraphsIsRefused() throws IOException {
    Path copied = exporter().export(SIXTEEN, HIGGS.weights(0));
    EditedSavedModel.card(
        copied,
        card -> {
          card.remove("digests");
          card.put("symmetric_copies", 8);
        });
    assertThatThrownBy(() -> Predictor.load(copied))
        .isInstanceOf(IOException.class)
        .hasMessage(
            copied
                + ": model.json: expected symmetric_copies of the graph, which averages over 16, found 8");
    Path plain = HIGGS.export(folder.resolve("plain"), 0);
    EditedSavedModel.card(
        plain,
        card -> {
          card.remove("digests");
          card.put("format", 4).put("symmetric_copies", 16);
        });
    assertThatThrownBy(() -> Predictor.load(plain))
        .hasMessageEndingWith("of the graph, which averages over 1, found 16");
  }

  @Test
  void rowsByTheirNamesAreCopiedToo() throws IOException {
    Map<String, Object> row = new HashMap<>();
    for (int i = 0; i < rows.width(); i++) {
      row.put(rows.columns().get(i), rows.features()[i]);
    }
    Path plain = HIGGS.export(folder.resolve("plain"), 0);
    try (Predictor predictor = Predictor.load(plain, LoadOptions.defaults(), 16)) {
      float[] first = Arrays.copyOf(rows.features(), rows.width());
      assertThat(predictor.probabilities(List.of(row)))
          .containsExactly(predictor.probabilities(first));
    }
  }

  private SavedModelExporter exporter() {
    return new SavedModelExporter(folder.resolve("copies"));
  }

  /** Returns the mean probabilities of copies that Java makes and predicts one by one. */
  private static double[] means(Path plain, int count) throws IOException {
    SymmetricCopies copies = new SymmetricCopies(count, Higgs.COLUMNS);
    double[] sums = new double[ROWS];
    try (Predictor predictor = Predictor.load(plain)) {
      for (Copy copy : copies.copies()) {
        float[] probabilities = predictor.probabilities(copies.of(copy, rows.features()));
        for (int row = 0; row < ROWS; row++) {
          sums[row] += probabilities[row];
        }
      }
    }
    return Arrays.stream(sums).map(sum -> sum / count).toArray();
  }

  private static void assertMeans(float[] found, double[] means) {
    assertThat(found).hasSize(means.length);
    for (int row = 0; row < means.length; row++) {
      assertThat((double) found[row]).isCloseTo(means[row], within(5e-7)); // float32's sigmoid
    }
  }
}
