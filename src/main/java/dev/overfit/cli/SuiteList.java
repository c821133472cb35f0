package dev.overfit.cli;

import dev.overfit.data.Higgs;
import dev.overfit.model.LayerSpec;
import dev.overfit.suite.Suite;
import dev.overfit.suite.Trial;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What {@code suite=help} shows: the suites, their models and how large these are on HIGGS rows.
 */
final class SuiteList {
  private SuiteList() {}

  /** A block of lines a suite. */
  static String of(List<Suite> suites) {
    return suites.stream().map(SuiteList::of).collect(Collectors.joining("\n"));
  }

  private static String of(Suite suite) {
    return suite.trials().stream()
        .map(trial -> line(suite, trial))
        .collect(Collectors.joining("", suite.name() + ": " + suite.title() + "\n", ""));
  }

  private static String line(Suite suite, Trial trial) {
    boolean baseline = suite.baseline().filter(trial.name()::equals).isPresent();
    return String.format(
        Locale.ROOT,
        "  %-10s %,9d parameters  %s%s%n",
        trial.name(),
        trial.model(Higgs.COLUMNS).parameters(),
        trial.hidden().stream().map(LayerSpec::words).collect(Collectors.joining(", ")),
        baseline ? "  (baseline)" : "");
  }
}
