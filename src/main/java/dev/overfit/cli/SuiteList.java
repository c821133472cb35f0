package dev.overfit.cli;

import dev.overfit.data.Higgs;
import dev.overfit.model.LayerSpec;
import dev.overfit.suite.Suite;
import dev.overfit.suite.Trial;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code suite=help} shows: the suites, what each asks, their models and how large these are
 * on HIGGS rows.
 */
final class SuiteList {
  private static final String DURATIONS =
      "Durations are of the 10,000 training rows of the sample on two cores without a GPU.";

  private SuiteList() {}

  /** A block of lines a suite. */
  static String of(List<Suite> suites) {
    return suites.stream()
        .map(SuiteList::of)
        .collect(Collectors.joining("\n", "", "\n" + DURATIONS + "\n"));
  }

  private static String of(Suite suite) {
    String about = suite.about().isEmpty() ? "" : "  " + suite.about() + "\n";
    return suite.trials().stream()
        .map(trial -> line(suite, trial))
        .collect(Collectors.joining("", suite.name() + ": " + suite.title() + "\n" + about, ""));
  }

  private static String line(Suite suite, Trial trial) {
    boolean baseline = suite.baseline().filter(trial.name()::equals).isPresent();
    return String.format(
        Locale.ROOT,
        "  %-16s %,9d parameters  %s%s%n",
        trial.name(),
        trial.model(Higgs.COLUMNS).parameters(),
        Stream.concat(
                trial.hidden().stream().map(LayerSpec::words), trial.config().remedies().stream())
            .collect(Collectors.joining(", ")),
        baseline ? "  (baseline)" : "");
  }
}
