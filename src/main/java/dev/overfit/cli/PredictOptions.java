package dev.overfit.cli;

import dev.overfit.export.LoadOptions;
import dev.overfit.suite.DataSelection;
import dev.overfit.suite.PredictionSettings;
import dev.overfit.table.SaidColumns;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that predict rows instead of running a suite. */
final class PredictOptions {
  private static final String PREDICT = "predict";
  private static final String OUTPUT = "output";
  private static final String ID = "id";
  private static final String ALLOW_ANY_OPERATIONS = "allowAnyOperations";
  private static final String STANDARD_OUTPUT = "-";

  /**
   * The options for predicting, besides those for the format of the rows; others would be ignored.
   */
  private static final Set<String> TAKEN =
      Set.of(
          PREDICT,
          OUTPUT,
          ID,
          ALLOW_ANY_OPERATIONS,
          "data",
          "threads",
          "symmetricCopies",
          "stacktrace");

  /** The options that apply only when predicting. */
  private static final Set<String> ONLY_HERE = Set.of(OUTPUT, ID, ALLOW_ANY_OPERATIONS);

  @Option(
      names = "--predict",
      paramLabel = "<folder>",
      defaultValue = Option.NULL_VALUE,
      description =
          "instead of a suite, predicts the rows of the file that 'data' names, with a SavedModel:"
              + " the folder of a version, or of a model, whose latest version is taken")
  Optional<Path> predict;

  @Option(
      names = "--output",
      paramLabel = "<file|->",
      defaultValue = "probabilities.csv",
      description =
          "what 'predict' writes, a .csv or .csv.gz with a probability a row; '-' for standard"
              + " output [${DEFAULT-VALUE}]")
  Path output;

  @Option(
      names = "--id",
      paramLabel = "<column>",
      defaultValue = Option.NULL_VALUE,
      description =
          "a column of the rows that 'predict' puts before the probabilities: its name, its place"
              + " from 0, or 'last'")
  Optional<String> id;

  @Option(
      names = {"--allowAnyOperations", "--allow-any-operations"},
      paramLabel = "<true|false>",
      arity = "1",
      defaultValue = "false",
      description =
          "whether the model that 'predict' names may do whatever TensorFlow can, such as write files;"
              + " for models whose origin is trusted [${DEFAULT-VALUE}]")
  boolean allowAnyOperations;

  /**
   * Checks that all given options apply to what is done.
   *
   * @param said the labels of the given options
   * @throws UsageException if one of them would be ignored
   */
  void check(Set<String> said) throws UsageException {
    for (String label : said) {
      if (predict.isPresent() && !isTaken(label)) {
        throw new UsageException(label + ": expected without 'predict', received it with");
      }
      if (predict.isEmpty() && ONLY_HERE.contains(label)) {
        throw new UsageException(label + ": expected with 'predict' only, received it without");
      }
    }
  }

  /**
   * Returns whether an option may be given when predicting. The format of the rows may, but not the
   * texts of missing cells, which the model knows.
   */
  static boolean isTaken(String label) {
    return TAKEN.contains(label)
        || (FormatOptions.LABELS.contains(label) && !label.equals("missing"));
  }

  /** Returns whether an option applies only when predicting. */
  static boolean isOnlyHere(String label) {
    return label.equals(PREDICT) || ONLY_HERE.contains(label);
  }

  /**
   * Returns what to predict.
   *
   * @param data the rows, from a file or the standard input
   * @param threads the number of threads that a matrix product may use; 0 for all cores
   * @param format the format of the rows
   * @param symmetricCopies the number of copies of a row over which probabilities are averaged
   * @throws UsageException if the rows would be overwritten
   */
  PredictRequest request(DataSelection data, int threads, FormatOptions format, int symmetricCopies)
      throws UsageException {
    Optional<Path> file =
        Optional.of(output).filter(path -> !path.toString().equals(STANDARD_OUTPUT));
    if (data instanceof DataSelection.File rows
        && file.map(PredictOptions::whole).equals(Optional.of(whole(rows.path())))) {
      throw new UsageException(
          "output: expected another file than 'data' names, received " + rows.path());
    }
    LoadOptions load = LoadOptions.defaults().withAllowAnyOperations(allowAnyOperations);
    PredictionSettings settings =
        new PredictionSettings(
            threads == 0 ? load : load.withThreads(threads),
            format.format(),
            new SaidColumns(format.label, id),
            symmetricCopies);
    return new PredictRequest(predict.orElseThrow(), data, file, settings);
  }

  private static Path whole(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
