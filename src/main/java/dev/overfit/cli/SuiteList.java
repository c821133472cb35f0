package dev.overfit.cli;

import dev.overfit.choice.Remedy;
import dev.overfit.data.Higgs;
import dev.overfit.model.LayerSpec;
import dev.overfit.suite.Suite;
import dev.overfit.suite.Trial;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists the suites for {@code suite=help}: what each asks, its models, and how large these are on
 * HIGGS rows.
 */
final class SuiteList {
  private static final String DURATIONS =
      "Durations are of the 10,000 training rows of the sample on two cores without a GPU.";
  private static final int LEAST_WIDTH = 16;

  private SuiteList() {}

  /** Returns one block of lines for each suite. */
  static String of(List<Suite> suites) {
    return suites.stream()
        .map(SuiteList::of)
        .collect(Collectors.joining("\n", "", "\n" + DURATIONS + "\n"));
  }

  private static String of(Suite suite) {
    int width = suite.models().stream().mapToInt(String::length).reduce(LEAST_WIDTH, Math::max);
    String about = suite.about().isEmpty() ? "" : "  " + suite.about() + "\n";
    return suite.trials().stream()
        .map(trial -> line(suite, trial, width))
        .collect(Collectors.joining("", suite.name() + ": " + suite.title() + "\n" + about, ""));
  }

  private static String line(Suite suite, Trial trial, int width) {
    boolean baseline = suite.baseline().filter(trial.name()::equals).isPresent();
    return String.format(
        Locale.ROOT,
        "  %s %,9d parameters  %s%s%n",
        trial.name() + " ".repeat(width - trial.name().length()),
        trial.model(Higgs.COLUMNS).parameters(),
        Stream.of(
                trial.hidden().stream().map(LayerSpec::words),
                trial.config().remedies().stream().map(Remedy::words),
                trial.config().partOfRows().stream())
            .flatMap(words -> words)
            .collect(Collectors.joining(", ")),
        baseline ? "  (baseline)" : "");
  }
}
