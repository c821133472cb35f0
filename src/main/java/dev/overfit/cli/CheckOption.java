package dev.overfit.cli;

import picocli.CommandLine.Option;

/** The option to check a run without starting it. */
final class CheckOption {
  @Option(
      names = "--check",
      paramLabel = "<true|false>",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description =
          "whether the run is only looked at beforehand: reads the suite and the rows, says columns,"
              + " models, trainings, and about how much time and memory they take, from a few timed"
              + " epochs of each model; trains nothing and writes nothing [${DEFAULT-VALUE}]")
  boolean check;
}
