package dev.overfit.cli;

import dev.overfit.suite.ExportSettings;
import dev.overfit.suite.FitChoice;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for where output goes, and what it holds and shows. */
final class OutputOptions {
  @Option(
      names = "--results",
      paramLabel = "<folder>",
      defaultValue = "results",
      description =
          "gets a folder a suite: tables, pictures, logs; one run at a time writes into it"
              + " [${DEFAULT-VALUE}]")
  Path results;

  @Option(
      names = "--graphs",
      paramLabel = "<folder>",
      defaultValue = "graphs",
      description = "gets a folder a suite: SavedModels [${DEFAULT-VALUE}]")
  Path graphs;

  @Option(
      names = "--progress",
      paramLabel = "<style>",
      defaultValue = "auto",
      description = "bar, dots or none; auto: bar on a terminal, else dots [${DEFAULT-VALUE}]")
  ProgressStyle progress;

  @Option(
      names = "--weights",
      paramLabel = "<best|last>",
      defaultValue = "best",
      description =
          "which weights the SavedModels hold: those with the best validation crossentropy, or"
              + " the last [${DEFAULT-VALUE}]")
  ExportSettings.Choice weights;

  @Option(
      names = "--trainable",
      paramLabel = "<true|false>",
      arity = "1",
      defaultValue = "false",
      description =
          "whether the SavedModels can also be trained on: the last weights as if they had never"
              + " stopped, the best with a fresh optimizer [${DEFAULT-VALUE}]")
  boolean trainable;

  @Option(
      names = "--ensemble",
      paramLabel = "<true|false>",
      arity = "1",
      defaultValue = "false",
      description =
          "whether the mean of the probabilities of all replicates of a model leaves as a SavedModel,"
              + " too, which only serves; wants replicates [${DEFAULT-VALUE}]")
  boolean ensemble;

  @Option(
      names = {"--symmetricCopies", "--symmetric-copies"},
      paramLabel = "<count>",
      defaultValue = "1",
      description =
          "over how many copies of a row of HIGGS, turned and mirrored, the SavedModels average their"
              + " probabilities, or 'predict' does so with a model that does not itself; 1: the row"
              + " alone [${DEFAULT-VALUE}]")
  @Range(from = 1, to = ExportSettings.MOST_COPIES)
  int symmetricCopies;

  @Option(
      names = "--fit",
      paramLabel = "<model|best>",
      defaultValue = Option.NULL_VALUE,
      description =
          "which model is trained once more at the end, on the rows that trained and validated"
              + " together, for the epochs that the study found, and leaves as a SavedModel to deploy;"
              + " best: the best by the validation rows")
  Optional<String> fit;

  /** Returns what the SavedModels hold. */
  ExportSettings exports() {
    return new ExportSettings(
        weights, trainable, ensemble, symmetricCopies, fit.map(FitChoice::new));
  }
}
