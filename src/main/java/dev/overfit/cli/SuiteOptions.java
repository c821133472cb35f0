package dev.overfit.cli;

import dev.overfit.suite.Suite;
import dev.overfit.suite.SuiteSettings;
import dev.overfit.suite.Suites;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which suite runs, and how its models share the machine. */
final class SuiteOptions {
  private static final String HELP = "help";

  @Option(
      names = "--suite",
      paramLabel = "<name>",
      defaultValue = "sizes",
      description = "the suite to run; 'help' lists them [${DEFAULT-VALUE}]")
  String suite;

  @Option(
      names = "--models",
      paramLabel = "<name,...>",
      split = ",",
      hideParamSyntax = true,
      description = "a comma list of its models; all of them if not given")
  List<String> models = List.of();

  @Option(
      names = "--replicates",
      paramLabel = "<count>",
      defaultValue = "1",
      description =
          "how often each model is trained, with seeds one after another [${DEFAULT-VALUE}]")
  @Range(from = 1, to = SuiteSettings.MOST_REPLICATES)
  int replicates;

  @Option(
      names = "--resample",
      paramLabel = "<true|false>",
      arity = "1",
      defaultValue = "false",
      description =
          "whether each replicate but the first has rows dealt out anew, to train, to validate and"
              + " to test [${DEFAULT-VALUE}]")
  boolean resample;

  @Option(
      names = "--parallel",
      paramLabel = "<auto|count>",
      converter = AutoOrCount.class,
      defaultValue = AutoOrCount.AUTO,
      description =
          "how many models train at once; auto: as many as there are cores for their threads"
              + " [${DEFAULT-VALUE}]")
  @Range(from = 1, or = AutoOrCount.AUTO)
  Optional<Integer> parallel;

  @Option(
      names = "--resume",
      paramLabel = "<true|false>",
      arity = "1",
      defaultValue = "false",
      description = "whether models go on from their last checkpoints [${DEFAULT-VALUE}]")
  boolean resume;

  /** Whether the suites are to be listed. */
  boolean help() {
    return suite.equals(HELP);
  }

  /**
   * The suite with the models that were asked for.
   *
   * @throws UsageException if there is no such suite, or it has no such model
   */
  Suite suite() throws UsageException {
    Optional<Suite> found = Suites.find(suite);
    if (found.isEmpty()) {
      List<String> names = Suites.all().stream().map(Suite::name).toList();
      throw Expectation.oneOf("suite", names, ", or " + HELP).failed(suite, null);
    }
    Set<String> kept = new LinkedHashSet<>();
    for (String model : models) {
      check(found.get(), model.strip());
      if (!kept.add(model.strip())) {
        throw new UsageException("models: expected each once, received '" + model + "' twice");
      }
    }
    return found.get().only(List.copyOf(kept));
  }

  private static void check(Suite suite, String model) throws UsageException {
    if (!suite.models().contains(model)) {
      Expectation some = Expectation.oneOf("models", suite.models(), " of suite " + suite.name());
      String others =
          Suites.all().stream()
              .filter(other -> other.models().contains(model))
              .map(other -> "suite=" + other.name())
              .collect(Collectors.joining(" or "));
      throw others.isEmpty()
          ? some.failed(model, null)
          : some.failed(model, "; " + others + " has it", null);
    }
  }

  /** How many train at once. */
  int parallel() {
    return parallel.orElse(SuiteSettings.AUTO);
  }
}
