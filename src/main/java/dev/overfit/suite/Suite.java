package dev.overfit.suite;

import dev.overfit.augmentation.Augmentation;
import dev.overfit.data.DataException;
import dev.overfit.io.FileName;
import dev.overfit.model.LayerSpec;
import dev.overfit.study.ReplicateName;
import dev.overfit.training.TrainingConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A named list of trials that are trained on the same rows, with any columns, and compared.
 *
 * @param name the name, also that of a folder: lower-case letters, digits and {@code -}, starting
 *     with a letter
 * @param title what the suite compares, for people
 * @param trials at least one, with distinct names, in the order in which they run
 * @param baseline the name of the trial that the others are compared with; empty for none
 * @param about what the suite asks and about how long it takes, for people; may be empty
 */
public record Suite(
    String name, String title, List<Trial> trials, Optional<String> baseline, String about) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,49}");

  /**
   * @throws IllegalArgumentException if the name cannot be a folder name, there are no trials, two
   *     have the same name, one has the name of another's replicate, or the baseline is not among
   *     them
   */
  public Suite {
    trials = List.copyOf(trials);
    if (!isName(name)) {
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

  /** Creates a suite with nothing to tell but its title. */
  public Suite(String name, String title, List<Trial> trials, Optional<String> baseline) {
    this(name, title, trials, baseline, "");
  }

  /** Returns whether a text can be the name of a suite. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  private static void checkNames(List<String> names, Optional<String> baseline) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name.toLowerCase(Locale.ROOT))) { // many file systems ignore case
        throw new IllegalArgumentException(
            "trials: expected distinct names, whatever their case, received " + names);
      }
      names.forEach(other -> checkNoReplicate(name, other));
    }
    if (baseline.isPresent() && !names.contains(baseline.get())) {
      throw new IllegalArgumentException(
          "baseline: expected one of " + names + ", received '" + baseline.get() + "'");
    }
  }

  private static void checkNoReplicate(String name, String other) {
    if (ReplicateName.isReplicateOf(name, other)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "trials: expected names that are not those of another trial's replicates, received"
                  + " '%s' beside '%s', whose replicates are called '%s', '%s' and so on",
              name,
              other,
              ReplicateName.of(other, 1),
              ReplicateName.of(other, 2)));
    }
  }

  private static List<String> namesOf(List<Trial> trials) {
    return trials.stream().map(Trial::name).toList();
  }

  /**
   * Returns a builder of a suite.
   *
   * @param name its name, also its title unless one is set
   */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Builds a suite. */
  public static final class Builder {
    private final String name;
    private final List<Trial> trials = new ArrayList<>();
    private String title;
    private String about = "";
    private Optional<String> baseline = Optional.empty();

    private Builder(String name) {
      this.name = name;
      this.title = name;
    }

    /** Sets what the suite compares, for people. */
    public Builder title(String value) {
      title = value;
      return this;
    }

    /** Sets what the suite asks, for people. */
    public Builder about(String value) {
      about = value;
      return this;
    }

    /** Adds a model with these hidden layers and the tutorial's settings. */
    public Builder model(String model, List<LayerSpec> hidden) {
      return model(model, hidden, TrainingConfig.defaults());
    }

    /** Adds a model with these hidden layers and its own settings, including its batch size. */
    public Builder model(String model, List<LayerSpec> hidden, TrainingConfig config) {
      trials.add(new Trial(model, hidden, config, !config.equals(TrainingConfig.defaults())));
      return this;
    }

    /** Sets the model that the others are compared with. */
    public Builder baseline(String model) {
      baseline = Optional.of(model);
      return this;
    }

    /**
     * Builds the suite.
     *
     * @throws IllegalArgumentException if the constructor of {@link Suite} throws it
     */
    public Suite build() {
      return new Suite(name, title, trials, baseline, about);
    }
  }

  /** Returns the names of the models, in the order in which they run. */
  public List<String> models() {
    return namesOf(trials);
  }

  /**
   * Returns this suite with some of its models, in its own order; without its baseline if that is
   * not among them.
   *
   * @param models the models to keep; empty for all
   * @throws IllegalArgumentException if one is not in this suite
   */
  public Suite only(List<String> models) {
    return only(models, List.of());
  }

  /**
   * Returns this suite with some of its models, in its own order, followed by others; without its
   * baseline if that is not among the models kept.
   *
   * @param models the models to keep; if there are no others, empty for all
   * @param others further models
   * @throws IllegalArgumentException if a model to keep is not in this suite, or another has its
   *     name
   */
  public Suite only(List<String> models, List<Trial> others) {
    for (String model : models) {
      if (!models().contains(model)) {
        throw new IllegalArgumentException(
            "models: expected some of " + models() + ", received '" + model + "'");
      }
    }
    if (models.isEmpty() && others.isEmpty()) {
      return this;
    }
    return new Suite(
        name,
        title,
        Stream.concat(
                trials.stream().filter(trial -> models.contains(trial.name())), others.stream())
            .toList(),
        baseline.filter(models::contains),
        about);
  }

  /**
   * Returns this suite without the trials that cannot be trained on rows with the given columns.
   *
   * @param coded whether the rows are those of a table, encoded for networks
   * @param leftOut is told of each trial left out, in a sentence without a final period
   * @throws DataException if none is left
   */
  Suite fitting(List<String> columns, boolean coded, Consumer<String> leftOut)
      throws DataException {
    List<Trial> fit = new ArrayList<>();
    String why = "";
    for (Trial trial : trials) {
      try {
        trial.config().augmentations().forEach(each -> check(each, columns, coded));
        fit.add(trial);
      } catch (IllegalArgumentException e) {
        why = trial.name() + " is left out: " + e.getMessage();
        leftOut.accept(why);
      }
    }
    if (fit.isEmpty()) {
      throw new DataException("models: expected one that these rows can train; " + why);
    }
    return only(fit.stream().map(Trial::name).toList());
  }

  private static void check(Augmentation augmentation, List<String> columns, boolean coded) {
    augmentation.check(columns);
    if (coded && augmentation.ofRawRows()) {
      throw new IllegalArgumentException(
          augmentation.words() + ": expected rows as they stand, found those of a table, coded");
    }
  }

  /**
   * Returns what to train: replicate 0 of every trial in the suite's order, then replicate 1 of
   * each, and so on, so that a run that is cut short leaves as many replicates of each trial as it
   * can.
   *
   * @param count the number of replicates per trial, at least 1
   */
  List<PlannedReplicate> replicates(int count) {
    return IntStream.range(0, count)
        .boxed()
        .flatMap(number -> trials.stream().map(trial -> new PlannedReplicate(trial, number)))
        .toList();
  }

  /** Returns this suite with each trial changed. */
  Suite map(UnaryOperator<Trial> change) {
    return new Suite(name, title, trials.stream().map(change).toList(), baseline, about);
  }
}
