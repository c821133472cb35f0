package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.data.Higgs;
import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.export.TrainableModel;
import dev.overfit.simulation.SimulatedHiggs;
import dev.overfit.suite.ExportSettings.Choice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests SavedModels of a run that average over symmetric copies: real training, simulated rows. */
class CopiesExportTest {
  private static final Suite TINY = Suites.sizes().only(List.of("Tiny"));
  private static final ExportSettings PLAIN = new ExportSettings(Choice.LAST, true);

  @TempDir Path folder;

  @Test
  void modelAndEnsembleAreThoseOfTheRunOverCopies() throws IOException {
    ExportSettings both = PLAIN.withEnsemble(true);
    run("plain", both);
    run("copies", both.withSymmetricCopies(4));
    for (String name : List.of("Tiny", "Tiny-ensemble")) {
      try (Predictor alone = Predictor.load(graph("plain", name));
          Predictor over = Predictor.load(graph("copies", name))) {
        ModelCard card = over.card().orElseThrow();
        assertThat(card.symmetricCopies()).isEqualTo(4);
        assertThat(card.ensemble()).isEqualTo(alone.card().orElseThrow().ensemble());
        assertMeans(over.probabilities(rows()), alone);
      }
    }
    assertThat(TrainableModel.load(graph("copies", "Tiny")).state())
        .isEqualTo(TrainableModel.load(graph("plain", "Tiny")).state());
  }

  private static void assertMeans(float[] found, Predictor alone) throws IOException {
    SymmetricCopies four = new SymmetricCopies(4, Higgs.COLUMNS);
    double[] means = new double[found.length];
    for (SymmetricCopies.Copy copy : four.copies()) {
      float[] probabilities = alone.probabilities(four.of(copy, rows()));
      for (int row = 0; row < means.length; row++) {
        means[row] += probabilities[row] / 4.0;
      }
    }
    for (int row = 0; row < means.length; row++) {
      assertThat((double) found[row]).isCloseTo(means[row], within(5e-7));
    }
  }

  /** The training's figures are of single rows, not of means over copies. */
  @Test
  void figuresOfTheTrainingDoNotTravel() throws IOException {
    run("plain", PLAIN);
    run("copies", PLAIN.withSymmetricCopies(4));
    ModelCard plain = card("plain");
    ModelCard copies = card("copies");
    assertThat(plain.metrics()).isNotEmpty();
    assertThat(copies.metrics()).isEmpty();
    assertThat(copies.provenance().keySet()).isEqualTo(plain.provenance().keySet());
  }

  private ModelCard card(String run) throws IOException {
    try (Predictor predictor = Predictor.load(graph(run, "Tiny"))) {
      return predictor.card().orElseThrow();
    }
  }

  @Test
  void tableOfOnesOwnIsRefused() {
    SuiteSettings copies = settings("table", PLAIN.withSymmetricCopies(4));
    DataSettings table = copies.data().withTable(TableSettings.ofLabel("churned"));
    assertThatThrownBy(() -> copies.withData(table))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "symmetricCopies: expected with rows of HIGGS, received it with a table of your own");
  }

  @Test
  void rowsOfOtherColumnsAreRefusedBeforeTheyAreTrainedOn() {
    SuiteSettings copies = settings("other", PLAIN.withSymmetricCopies(2));
    assertThatThrownBy(() -> run(new ScriptedSources(true, 2000, 5), copies))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageStartingWith(
            "symmetricCopies: HIGGS' symmetries: expected the columns of HIGGS, found none called"
                + " 'lepton_phi'");
    assertThat(folder.resolve("other/graphs")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65})
  void thereAreOneToSixtyFour(int count) {
    assertThatThrownBy(() -> PLAIN.withSymmetricCopies(count))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("symmetricCopies: expected a number from 1 to 64, received " + count);
  }

  private Path graph(String run, String name) {
    return folder.resolve(run).resolve("graphs/sizes").resolve(name);
  }

  private static float[] rows() {
    return SimulatedHiggs.load(5, 100).dataset().features();
  }

  private void run(String run, ExportSettings export) throws IOException {
    run(new KnownSources(), settings(run, export));
  }

  private static void run(RowSources sources, SuiteSettings settings) throws IOException {
    SuiteRunner.of(sources, (study, into) -> List.of()).run(TINY, settings, new SuiteListener() {});
  }

  private SuiteSettings settings(String run, ExportSettings export) {
    return SimulatedRuns.settings(folder.resolve(run), 2)
        .withReplicates(export.ensemble() ? 2 : 1)
        .withExport(export);
  }
}
