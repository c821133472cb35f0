package dev.overfit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.Dataset;
import dev.overfit.graph.InitialWeights;
import dev.overfit.keras.FormulaRows;
import dev.overfit.model.ModelSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictorTest {
  private static final ModelSpec MODEL = ExportCase.COMBINED.model();
  private static final Dataset ROWS = FormulaRows.load(20_000).dataset();

  @TempDir Path folder;

  @Test
  void takesBatchesOfAnySize() throws IOException {
    try (Predictor predictor = Predictor.load(export(1))) {
      float[] all = predictor.probabilities(ROWS.features());
      assertThat(all).hasSize(20_000);
      assertThat(predictor.probabilities(new float[0])).isEmpty();
      for (int row : new int[] {0, 1, 8191, 8192, 19_999}) {
        float[] one = Arrays.copyOfRange(ROWS.features(), row * 28, (row + 1) * 28);
        assertThat(predictor.probability(one)).isCloseTo(all[row], offset());
        assertThat(all[row]).isBetween(0f, 1f);
      }
    }
  }

  @Test
  void inWholeBlocksARowIsTheSameToTheBitWhateverRowsStandBesideIt() throws IOException {
    LoadOptions whole = LoadOptions.defaults().withThreads(1).withWholeBlocks(true);
    int count = 3000;
    try (Predictor predictor = Predictor.load(export(1), whole)) {
      float[] all = predictor.probabilities(Arrays.copyOf(ROWS.features(), 28 * count));
      for (int size : new int[] {7, 48, 97, 959, 960, 961, 2999}) {
        float[] parts = new float[count];
        for (int from = 0; from < count; from += size) {
          int end = Math.min(from + size, count);
          float[] part =
              predictor.probabilities(Arrays.copyOfRange(ROWS.features(), 28 * from, 28 * end));
          System.arraycopy(part, 0, parts, from, part.length);
        }
        assertThat(parts).as("by %d rows", size).isEqualTo(all);
      }
      assertThat(predictor.probabilities(new float[0])).isEmpty();
    }
  }

  @Test
  void manyThreadsGetWhatOneGets() throws Exception {
    float[] rows = Arrays.copyOf(ROWS.features(), 28 * 100);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Predictor predictor = Predictor.load(export(1))) {
      float[] expected = predictor.probabilities(rows);
      List<Callable<float[]>> calls =
          new ArrayList<>(Collections.nCopies(200, () -> predictor.probabilities(rows)));
      for (Future<float[]> call : threads.invokeAll(calls)) {
        assertThat(call.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void takesTheLatestVersionOfAModel() throws IOException {
    Path first = export(1);
    float[] rows = Arrays.copyOf(ROWS.features(), 28);
    Path second = export(2);
    try (Predictor latest = Predictor.load(folder.resolve(MODEL.name()));
        Predictor two = Predictor.load(second);
        Predictor one = Predictor.load(first)) {
      assertThat(latest.folder()).contains(second);
      assertThat(latest.probabilities(rows)).isEqualTo(two.probabilities(rows));
      assertThat(latest.probabilities(rows)).isNotEqualTo(one.probabilities(rows));
    }
  }

  @Test
  void otherShapesAndNamesAreRefused() throws IOException {
    try (Predictor predictor = Predictor.load(export(1))) {
      assertThat(predictor.featureNames()).isEqualTo(ROWS.columns());
      assertThatThrownBy(() -> predictor.probabilities(new float[29]))
          .hasMessage("rows: expected rows of 28 features, received 29 values");
      assertThatThrownBy(() -> predictor.probability(1, 2))
          .hasMessage("row: expected 28 features, received 2");
      List<String> swapped = new ArrayList<>(ROWS.columns());
      Collections.swap(swapped, 1, 2);
      assertThatThrownBy(() -> predictor.probabilities(swapped, new float[28]))
          .hasMessage("column 2: expected lepton_eta, received lepton_phi");
      assertThatThrownBy(() -> predictor.probabilities(List.of("x"), new float[28]))
          .hasMessage("columns: expected 28, received 1");
      assertThat(predictor.probabilities(ROWS.columns(), new float[28])).hasSize(1);
    }
  }

  @Test
  void rowsMayComeByTheNamesOfTheirFeatures() throws IOException {
    List<Map<String, Double>> rows = new ArrayList<>();
    for (int row = 0; row < 50; row++) {
      Map<String, Double> cells = new HashMap<>();
      for (int i = 0; i < 28; i++) {
        cells.put(ROWS.columns().get(i), (double) ROWS.features()[row * 28 + i]);
      }
      rows.add(cells);
    }
    try (Predictor predictor = Predictor.load(export(1))) {
      float[] expected = predictor.probabilities(Arrays.copyOf(ROWS.features(), 50 * 28));
      assertThat(predictor.probabilities(rows)).containsExactly(expected);
      rows.get(9).put("m_bb", 1e39);
      assertThatThrownBy(() -> predictor.probabilities(rows))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("row 10, column m_bb: expected a number within float32, received 1.0E39");
      rows.get(8).put("m_bb", null);
      assertThatThrownBy(() -> predictor.probabilities(rows))
          .hasMessage("row 9, column m_bb: expected a number, received null");
      rows.get(7).remove("m_bb");
      assertThatThrownBy(() -> predictor.probabilities(rows))
          .hasMessage("row 8, column m_bb: expected a number, received a row without this column");
    }
  }

  @Test
  void closingTwiceIsFineAndPredictingAfterwardsIsNot() throws IOException {
    Predictor predictor = Predictor.load(export(1));
    predictor.close();
    predictor.close();
    assertThatThrownBy(() -> predictor.probabilities(new float[28]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void closingFromAnotherThreadWaitsForCallsAndRefusesLaterOnes() throws Exception {
    Predictor predictor = Predictor.load(export(1));
    CountDownLatch predicting = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> caller =
          threads.submit(
              () -> {
                while (true) {
                  predictor.probabilities(ROWS.features());
                  predicting.countDown();
                }
              });
      predicting.await();
      predictor.close();
      assertThatThrownBy(caller::get).hasCauseInstanceOf(IllegalStateException.class);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void severalMayCloseAtOnceAndBeInterruptedMeanwhile() throws Exception {
    for (int round = 0; round < 5; round++) {
      Predictor predictor =
          Predictor.of(ModelCard.of(MODEL, ROWS.columns()), InitialWeights.draw(MODEL, round));
      ExecutorService threads = Executors.newFixedThreadPool(6);
      try {
        for (int i = 0; i < 3; i++) {
          threads.execute(() -> callUntilClosed(predictor));
        }
        List<Callable<Boolean>> closers =
            Collections.nCopies(
                3,
                () -> {
                  Thread.currentThread().interrupt();
                  predictor.close();
                  return Thread.interrupted();
                });
        for (Future<Boolean> closer : threads.invokeAll(closers)) {
          assertThat(closer.get()).as("interrupt is still pending").isTrue();
        }
        assertThatThrownBy(() -> predictor.probability(new float[28]))
            .hasMessage("predictor: is closed");
      } finally {
        threads.shutdown();
        assertThat(threads.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
      }
    }
  }

  @Test
  void whatIsClosedIsGivenBack() throws IOException {
    Path version = export(1);
    ModelCard card = ModelCard.of(MODEL, ROWS.columns());
    openAndClose(version, card);
    long before = Pointer.totalCount();
    for (int i = 0; i < 5; i++) {
      openAndClose(version, card);
    }
    assertThat(Pointer.totalCount()).isEqualTo(before);
  }

  private static void openAndClose(Path version, ModelCard card) throws IOException {
    float[] rows = Arrays.copyOf(ROWS.features(), 28 * 10);
    try (Predictor loaded = Predictor.load(version);
        Predictor direct = Predictor.of(card, InitialWeights.draw(MODEL, 1))) {
      assertThat(direct.folder()).isEmpty();
      assertThat(direct.probabilities(rows))
          .usingComparatorWithPrecision(1e-6f)
          .containsExactly(loaded.probabilities(rows));
    }
  }

  @Test
  void weightsOfAnotherModelAreRefused() {
    ModelSpec other = ModelSpec.binaryClassifier("Other", 28);
    assertThatThrownBy(
            () -> Predictor.of(ModelCard.of(MODEL, ROWS.columns()), InitialWeights.draw(other, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("weights: expected [");
  }

  private static void callUntilClosed(Predictor predictor) {
    try {
      while (true) {
        predictor.probabilities(ROWS.features());
      }
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("predictor: is closed");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFolderThatIsNoSavedModelIsRefused() throws IOException {
    assertThatThrownBy(() -> Predictor.load(folder.resolve("nowhere")))
        .isInstanceOf(IOException.class)
        .hasMessage(
            folder.resolve("nowhere") + ": expected the folder of a SavedModel, found nothing");
    assertThatThrownBy(() -> Predictor.load(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("found neither saved_model.pb nor a version in it");
    Files.writeString(folder.resolve("saved_model.pb"), "no protocol buffer");
    assertThatThrownBy(() -> Predictor.load(folder))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(folder + ": no SavedModel that can be loaded");
  }

  @Test
  void damagedVariablesAreRefused() throws IOException {
    Path version = export(1);
    Path index = version.resolve("variables/variables.index");
    Files.write(index, Arrays.copyOf(Files.readAllBytes(index), 100));
    EditedSavedModel.withoutDigests(version);
    assertThatThrownBy(() -> Predictor.load(version))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(version + ": no variables that can be restored");
  }

  @Test
  void aCardLargerThanItsLimitIsRefused() throws IOException {
    Path version = export(1);
    Path card = version.resolve("assets.extra/model.json");
    Files.writeString(card, Files.readString(card) + " ".repeat(16 << 20));
    assertThatThrownBy(() -> Predictor.load(version))
        .isInstanceOf(IOException.class)
        .hasMessage(card + ": expected at most 16,777,216 bytes, found more");
  }

  @Test
  void aCardThatIsNoneIsRefused() throws IOException {
    Path version = export(1);
    Path card = version.resolve("assets.extra/model.json");
    String text = Files.readString(card);
    Files.writeString(card, text.replace("\"Dense\"", "\"conv\""));
    assertThatThrownBy(() -> Predictor.load(version))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            version + ": model.json.model.layers[0]: expected type Activation, ")
        .hasMessageEndingWith(", found 'conv'");
    Files.writeString(card, "{");
    assertThatThrownBy(() -> Predictor.load(version)).hasMessageContaining("no JSON");
    Files.delete(card);
    try (Predictor predictor = Predictor.load(version)) {
      assertThat(predictor.card()).isEmpty();
      assertThat(predictor.featureNames()).startsWith("feature_0", "feature_1").hasSize(28);
    }
  }

  private Path export(long seed) throws IOException {
    return new SavedModelExporter(folder)
        .export(ModelCard.of(MODEL, ROWS.columns()), InitialWeights.draw(MODEL, seed));
  }

  private static org.assertj.core.data.Offset<Float> offset() {
    return org.assertj.core.data.Offset.offset(1e-6f);
  }
}
