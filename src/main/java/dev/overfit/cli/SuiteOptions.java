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

/** Which suite runs, and how its models share the machine. */
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

  /** Whether a word, by its looks, is the path of a suite file. */
  static boolean isFile(String word) {
    return FILE_NAME.matcher(word).matches();
  }

  /** What a shell completes {@code --suite} by. */
  static final class SuiteNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(names().stream(), Stream.of(HELP)).iterator();
    }
  }

  /** Whether the suites are to be listed. */
  boolean help() {
    return suite.equals(HELP);
  }

  /**
   * The suite file that was asked for, if it was one.
   *
   * @throws UsageException if it cannot be read, or is no suite
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

  /** What the file says, where nothing was said here. */
  void take(SuiteFile said, Set<String> here) {
    replicates = here.contains("replicates") ? replicates : said.replicates();
    resample = here.contains("resample") ? resample : said.resample();
  }

  /**
   * The suite with the models that were asked for.
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
   * Checks that the model that is to be fitted is one that runs.
   *
   * @param chosen the suite with the models that were asked for
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

  /** How many train at once. */
  int parallel() {
    return parallel.orElse(SuiteSettings.AUTO);
  }
}
