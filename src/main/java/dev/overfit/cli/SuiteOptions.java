package dev.overfit.cli;

import dev.overfit.io.OneLine;
import dev.overfit.suite.FitChoice;
import dev.overfit.suite.Suite;
import dev.overfit.suite.SuiteSettings;
import dev.overfit.suite.Suites;
import dev.overfit.suitefile.ModelChoice;
import dev.overfit.suitefile.SuiteFile;
import dev.overfit.suitefile.SuiteFileException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that choose the suite, and how its models share the machine. */
final class SuiteOptions {
  private static final String HELP = "help";
  private static final Pattern FILE_NAME = Pattern.compile("(?i).*\\.(yaml|yml|json)");
  private static final Pattern FILE = Pattern.compile(FILE_NAME + "|.*[/\\\\].*");

  @Option(
      names = "--suite",
      paramLabel = "<name>",
      defaultValue = "sizes",
      completionCandidates = SuiteOptions.SuiteNames.class,
      description =
          "the suite to run, or the path of a suite file (.yaml, .yml or .json); 'help' lists the"
              + " suites [${DEFAULT-VALUE}]")
  String suite;

  private Optional<SuiteFile> file = Optional.empty();

  @Option(
      names = "--models",
      paramLabel = "<model,...>",
      defaultValue = Option.NULL_VALUE,
      description =
          "a comma list of its models, of models of other built-in suites, and of models said in a"
              + " line, such as Tiny,L2,Mine=dense(128)-dropout(0.3)-dense(128); all of its own if not"
              + " given")
  Optional<String> models;

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

  /** The names of the built-in suites. */
  static List<String> names() {
    return Suites.all().stream().map(Suite::name).toList();
  }

  /** Returns whether a word looks like the path of a suite file. */
  static boolean isFile(String word) {
    return FILE_NAME.matcher(word).matches();
  }

  /** The candidates for completing {@code --suite} in a shell. */
  static final class SuiteNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(names().stream(), Stream.of(HELP)).iterator();
    }
  }

  /** Returns whether the suites are to be listed. */
  boolean help() {
    return suite.equals(HELP);
  }

  /**
   * Returns the requested suite file; empty if the suite is requested by its name.
   *
   * @throws UsageException if the file cannot be read, or is not a valid suite
   */
  Optional<SuiteFile> readFile() throws UsageException {
    if (!FILE.matcher(suite).matches()) {
      return file;
    }
    try {
      file = Optional.of(SuiteFile.read(Path.of(suite)));
      return file;
    } catch (SuiteFileException e) {
      throw new UsageException(e.lines(), e);
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(
          "suite: expected a suite file that can be read, received '"
              + suite
              + "': "
              + OneLine.reason(e),
          e);
    }
  }

  /** Takes the values of the file for options that were not given. */
  void take(SuiteFile said, Set<String> here) {
    replicates = here.contains("replicates") ? replicates : said.replicates();
    resample = here.contains("resample") ? resample : said.resample();
  }

  /**
   * Returns the suite with the requested models.
   *
   * @throws UsageException if there is no such suite
   * @throws IllegalArgumentException if there is no such model
   */
  Suite suite() throws UsageException {
    Optional<Suite> found = file.map(SuiteFile::suite).or(() -> Suites.find(suite));
    if (found.isEmpty()) {
      throw Expectation.oneOf("suite", names(), ", or " + HELP + ", or a file such as my.yaml")
          .failed(suite, null);
    }
    return models.map(said -> ModelChoice.of(found.get(), said)).orElseGet(found::get);
  }

  /**
   * Checks that the model to be fitted is one that runs.
   *
   * @param chosen the suite with the requested models
   * @throws UsageException if it is not
   */
  void checkFit(Optional<FitChoice> fit, Suite chosen) throws UsageException {
    String model = fit.filter(choice -> !choice.best()).map(FitChoice::text).orElse("");
    if (fit.isPresent() && !model.isEmpty() && !chosen.models().contains(model)) {
      List<String> allowed = new ArrayList<>(chosen.models());
      allowed.add(FitChoice.BEST);
      boolean known =
          Stream.concat(file.map(SuiteFile::suite).stream(), Suites.all().stream())
              .anyMatch(other -> other.models().contains(model));
      Expectation some = Expectation.oneOf("fit", allowed, " of suite " + chosen.name());
      throw known
          ? some.failed(model, "; 'models' has to name it, too", null)
          : some.failed(model, null);
    }
  }

  /** The number of models that train at once. */
  int parallel() {
    return parallel.orElse(SuiteSettings.AUTO);
  }
}
