package dev.overfit.suite;

import dev.overfit.io.FileName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A named list of trials that are trained on the same rows and compared.
 *
 * @param name a name that is also a folder's: lower-case letters, digits and {@code -}, a letter
 *     first
 * @param title what it compares, for people
 * @param trials at least one, with names of their own, in the order in which they run
 * @param baseline the name of the trial that the others are compared with; empty for none
 * @param references trials of other suites whose results the words compare with, too, where an
 *     earlier run on the same rows and settings has left them; they are not trained
 */
public record Suite(
    String name,
    String title,
    List<Trial> trials,
    Optional<String> baseline,
    List<Trial> references) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,49}");

  /**
   * @throws IllegalArgumentException where the name is no folder name, there are no trials, two
   *     have the same name, or the baseline is none of them
   */
  public Suite {
    trials = List.copyOf(trials);
    references = List.copyOf(references);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name: expected lower-case letters, digits and '-', starting with a letter, at most 50,"
              + " received '"
              + name
              + "'");
    }
    FileName.check("name", name);
    if (trials.isEmpty()) {
      throw new IllegalArgumentException("trials: expected at least 1, received none");
    }
    checkNames(namesOf(trials), baseline);
  }

  private static void checkNames(List<String> names, Optional<String> baseline) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name.toLowerCase(Locale.ROOT))) { // many file systems do not tell the case
        throw new IllegalArgumentException(
            "trials: expected distinct names, whatever their case, received " + names);
      }
    }
    if (baseline.isPresent() && !names.contains(baseline.get())) {
      throw new IllegalArgumentException(
          "baseline: expected one of " + names + ", received '" + baseline.get() + "'");
    }
  }

  private static List<String> namesOf(List<Trial> trials) {
    return trials.stream().map(Trial::name).toList();
  }

  /** The names of the models, in the order in which they run. */
  public List<String> models() {
    return namesOf(trials);
  }

  /**
   * This suite with some of its models, in its own order; without its baseline where that is not
   * among them.
   *
   * @param models which to keep; empty for all
   * @throws IllegalArgumentException where one is not in this suite
   */
  public Suite only(List<String> models) {
    for (String model : models) {
      if (!models().contains(model)) {
        throw new IllegalArgumentException(
            "models: expected some of " + models() + ", received '" + model + "'");
      }
    }
    if (models.isEmpty()) {
      return this;
    }
    return new Suite(
        name,
        title,
        trials.stream().filter(trial -> models.contains(trial.name())).toList(),
        baseline.filter(models::contains),
        references);
  }

  /** This suite with each trial and each reference changed. */
  Suite map(UnaryOperator<Trial> change) {
    return new Suite(
        name,
        title,
        trials.stream().map(change).toList(),
        baseline,
        references.stream().map(change).toList());
  }
}
