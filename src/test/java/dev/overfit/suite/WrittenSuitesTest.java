package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.suitefile.SuiteFile;
import dev.overfit.training.History;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that built-in suites run, also from the files that they are written to. */
class WrittenSuitesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sizes", "regularizers"})
  void historiesOfAFileAreThoseOfItsSuiteToTheBit(String name) throws IOException {
    Suite suite = Suites.find(name).orElseThrow();
    SuiteSettings settings =
        settings("built-in")
            .withData(new DataSettings(new DataSelection.Simulated(), 60, 100).withTestRows(20))
            .withTraining(TrainingSettings.NONE.withEpochs(2).withSeed(3).withBatchSize(50));
    Map<String, History> expected = train(suite, settings);
    assertThat(expected).hasSameSizeAs(suite.trials());

    Path file = folder.resolve("my.yaml");
    SuiteFile.of(suite, settings).named("my").write(file);
    SuiteFile read = SuiteFile.read(file);
    assertThat(train(read.suite(), read.settings(settings("written")))).isEqualTo(expected);
  }

  private SuiteSettings settings(String name) {
    Path place = folder.resolve(name);
    return SuiteSettings.defaults(new Folders(place, place, place));
  }

  private static Map<String, History> train(Suite suite, SuiteSettings settings)
      throws IOException {
    SuiteRunner runner =
        new SuiteRunner(
            new KnownSources(),
            TensorFlowTraining.factory(),
            (study, place) -> List.of(),
            (place, exported, rows, export) -> place,
            Clock.systemUTC());
    Map<String, History> histories = new LinkedHashMap<>();
    runner
        .run(suite, settings, new SuiteListener() {})
        .study()
        .replicates()
        .forEach(each -> histories.put(each.name(), each.result().history()));
    return histories;
  }
}
