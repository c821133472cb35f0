package dev.overfit.cli;

import java.util.Arrays;
import java.util.List;

/**
 * What the command can be told, as {@code --name value} on its command line or as the system
 * property {@code name}; the command line wins.
 */
enum Setting {
  SUITE("suite", "sizes", "name", "the suite to run; 'help' lists them"),
  MODELS("models", "", "names", "a comma list of its models; all of them where not given"),
  DATA(
      "data",
      "auto",
      "source",
      "auto: the real HIGGS rows from the cache, else from the UCI server, else the sample; higgs:"
          + " those of cache or server, or an error; sample: the 15,000 real rows inside this program;"
          + " simulated; or the path or address of a .csv or .csv.gz in the UCI layout"),
  VALIDATION_ROWS("validationRows", "1000", "count", "how many of the first rows validate"),
  TRAINING_ROWS("trainingRows", "10000", "count", "how many of the next rows train"),
  EPOCHS("epochs", "10000", "count", "the most epochs that a model trains"),
  PATIENCE(
      "patience",
      "200",
      "count",
      "after how many epochs without a better validation crossentropy a model stops"),
  BATCH_SIZE("batchSize", "500", "count", "rows a training step"),
  SEED(
      "seed",
      "0",
      "number",
      "the seed of start weights, row order and dropout, and of simulated rows"),
  REPLICATES(
      "replicates", "1", "count", "how often each model is trained, with seeds one after another"),
  THREADS("threads", "0", "count", "threads a step may use; 0 leaves the choice to Overfit"),
  COMPILE("compile", "none", "none|xla", "xla: the steps as one program that XLA compiles"),
  PARALLEL(
      "parallel",
      "auto",
      "auto|count",
      "how many models train at once; auto: as many as there are cores for their threads"),
  DEVICE("device", "auto", "device", "auto, cpu, or gpu (an error where there is none)"),
  RESULTS("results", "results", "folder", "gets a folder a suite: tables, pictures, logs"),
  GRAPHS("graphs", "graphs", "folder", "gets a folder a suite: SavedModels"),
  CACHE("cache", "", "folder", "keeps fetched rows; the user's cache folder where not given"),
  PROGRESS("progress", "auto", "style", "bar, dots or none; auto: bar on a terminal, else dots"),
  RESUME("resume", "false", "true|false", "whether models go on from their last checkpoints"),
  WEIGHTS(
      "weights",
      "best",
      "best|last",
      "which weights the SavedModels hold: those with the best validation crossentropy, or the last"),
  TRAINABLE(
      "trainable",
      "false",
      "true|false",
      "whether the SavedModels can also be trained on: the last weights as if they had never"
          + " stopped, the best with a fresh optimizer"),
  PREDICT(
      "predict",
      "",
      "folder",
      "instead of a suite, predicts the rows of the file that 'data' names, with a SavedModel: the"
          + " folder of a version, or of a model, whose latest version is taken"),
  OUTPUT(
      "output",
      "",
      "file",
      "what 'predict' writes, a .csv or .csv.gz with a probability a row; '-' for standard output;"
          + " probabilities.csv where not given"),
  STACKTRACE("stacktrace", "false", "true|false", "whether a failure shows its stack trace");

  private final String label;
  private final String defaultValue;
  private final String parameter;
  private final String description;

  Setting(String label, String defaultValue, String parameter, String description) {
    this.label = label;
    this.defaultValue = defaultValue;
    this.parameter = parameter;
    this.description = description;
  }

  /** The name of its property and, after {@code --}, of its option. */
  String label() {
    return label;
  }

  /** The name of its option. */
  String option() {
    return "--" + label;
  }

  /** What it is where nobody says; empty where that is no fixed word. */
  String defaultValue() {
    return defaultValue;
  }

  /** What stands for its value in the help. */
  String parameter() {
    return "<" + parameter + ">";
  }

  /** What it means, for the help. */
  String description() {
    return description;
  }

  /** The names of all options. */
  static List<String> options() {
    return Arrays.stream(values()).map(Setting::option).toList();
  }

  /** The names of all properties. */
  static List<String> labels() {
    return Arrays.stream(values()).map(Setting::label).toList();
  }
}
