package dev.overfit.cli;

import dev.overfit.suite.DataSelection;
import dev.overfit.suite.DataSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which rows. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "<source>",
      defaultValue = "auto",
      description =
          "auto: the real HIGGS rows from the cache, else from the UCI server, else the sample;"
              + " higgs: those of cache or server, or an error; sample: the 15,000 real rows inside"
              + " this program; simulated; or the path or address of a .csv or .csv.gz in the UCI"
              + " layout [${DEFAULT-VALUE}]")
  String data;

  @Option(
      names = {"--validationRows", "--validation-rows"},
      paramLabel = "<count>",
      defaultValue = "1000",
      description = "how many of the first rows validate [${DEFAULT-VALUE}]")
  @Range(from = 1)
  int validationRows;

  @Option(
      names = {"--trainingRows", "--training-rows"},
      paramLabel = "<count>",
      defaultValue = "10000",
      description = "how many of the next rows train [${DEFAULT-VALUE}]")
  @Range(from = 1)
  int trainingRows;

  @Option(
      names = "--cache",
      paramLabel = "<folder>",
      defaultValue = Option.NULL_VALUE,
      description = "keeps fetched rows; the user's cache folder if not given")
  Optional<Path> cache;

  /**
   * The settings.
   *
   * @throws IllegalArgumentException if the rows are none, or more than a JVM can count
   */
  DataSettings settings() {
    return new DataSettings(DataSelection.parse(data), validationRows, trainingRows);
  }

  /**
   * The file with the rows, where only a file will do.
   *
   * @throws UsageException if they are not the rows of a file
   */
  Path file() throws UsageException {
    Expectation file =
        new Expectation(
            "data", "the path of a .csv or .csv.gz with the rows to predict", List.of());
    try {
      if (DataSelection.parse(data) instanceof DataSelection.File chosen) {
        return chosen.path();
      }
    } catch (IllegalArgumentException e) {
      throw file.failed(data, e);
    }
    throw file.failed(data, null);
  }
}
