package dev.overfit.cli;

import dev.overfit.suite.Folders;
import dev.overfit.suite.Suite;
import dev.overfit.suite.SuiteSettings;
import dev.overfit.suitefile.SuiteFile;
import dev.overfit.training.LibraryVersion;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options of the command, given as {@code --name value} on its command line or as the system
 * property {@code name}; the command line wins. Each option is one field in one of these groups.
 */
@CommandLine.Command(
    name = "overfit",
    sortOptions = false,
    usageHelpWidth = 100,
    addMethodSubcommands = false,
    versionProvider = Options.Version.class,
    description = {
      "Trains a family of small classifiers and shows when each begins to overfit.",
      "A command is a short way to say some of the options: overfit sizes is overfit --suite sizes.",
      "Every option is also a system property: -Dsuite=sizes is --suite sizes."
    })
final class Options {
  @Mixin final SuiteOptions suite = new SuiteOptions();
  @Mixin final DataOptions data = new DataOptions();
  @Mixin final FormatOptions format = new FormatOptions();
  @Mixin final TableOptions table = new TableOptions();
  @Mixin final TrainingOptions training = new TrainingOptions();
  @Mixin final AxesOptions axes = new AxesOptions();
  @Mixin final OutputOptions output = new OutputOptions();
  @Mixin final PredictOptions predict = new PredictOptions();
  @Mixin final WriteOptions write = new WriteOptions();
  @Mixin final CheckOption check = new CheckOption();
  @Mixin final CompareOptions compare = new CompareOptions();
  @Mixin final StackTraceOption stackTrace = new StackTraceOption();

  @Option(names = "--help", usageHelp = true, description = "shows this")
  boolean help;

  @Option(names = "--version", versionHelp = true, description = "shows the version")
  boolean version;

  /**
   * Takes the values of a suite file for options that were not given.
   *
   * @param said the labels of the given options
   * @return these labels, and {@code label} if the file's options for tables apply
   * @throws UsageException if the file cannot be read, or is not a valid suite
   */
  Set<String> takeFile(Set<String> said) throws UsageException {
    Optional<SuiteFile> file = suite.readFile();
    if (file.isEmpty()) {
      return said;
    }
    suite.take(file.get(), said);
    training.seed = said.contains("seed") ? training.seed : file.get().seed();
    return data.take(file.get().data(), format, table, said);
  }

  /**
   * Returns what to run.
   *
   * @param userCache the default folder for fetched rows
   * @throws UsageException if a value is not allowed
   */
  Request request(Path userCache) throws UsageException {
    try {
      Path cache = data.cache.orElse(userCache);
      SuiteSettings settings =
          new SuiteSettings(
              data.settings(format, table),
              training.settings(),
              suite.replicates,
              suite.resample,
              new Folders(output.results, output.graphs, cache),
              suite.resume,
              output.exports(),
              suite.parallel());
      Suite chosen = suite.suite();
      suite.checkFit(settings.export().fit(), chosen);
      settings.applyTo(chosen); // refuses what is impossible before anything is touched
      return new Request(chosen, settings, axes.axes(), output.progress);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Returns what to predict.
   *
   * @throws UsageException if a value is not allowed
   */
  PredictRequest predictRequest() throws UsageException {
    return predict.request(
        data.toPredict(), training.threads.orElse(0), format, output.symmetricCopies);
  }

  /** The version, as shown by {@code --version}. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"overfit " + LibraryVersion.current()};
    }
  }
}
