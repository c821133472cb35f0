package dev.overfit.suitefile;

import dev.overfit.choice.Spelling;
import dev.overfit.io.FileName;
import dev.overfit.suite.Suite;
import dev.overfit.suite.Suites;
import dev.overfit.suite.Trial;
import dev.overfit.training.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chooses which models of a suite run, and which others run with them: a comma-separated list such
 * as {@code Tiny, L2, Mine=dense(128)-dropout(0.3)-dense(128)} of models of the suite, models of
 * other built-in suites, and models written as a {@link ModelLine}. Models from outside the suite
 * are trained as its own are.
 */
public final class ModelChoice {
  private static final String EXAMPLE = "Mine=dense(128)-dropout(0.3)-dense(128)";

  private final Suite suite;
  private final TrainingConfig shared;

  private ModelChoice(Suite suite) {
    this.suite = suite;
    this.shared = TrainingForm.shared(suite.trials().stream().map(Trial::config).toList());
  }

  /**
   * Returns a suite of the chosen models: its own in its order, then the others in the given order.
   *
   * @throws IllegalArgumentException if one is not a model, or is given twice
   */
  public static Suite of(Suite suite, String said) {
    return new ModelChoice(suite).choose(split(said));
  }

  private Suite choose(List<String> said) {
    List<String> own = new ArrayList<>();
    List<Trial> others = new ArrayList<>();
    for (String model : said) {
      String name = model.split("=", 2)[0].strip();
      if (own.contains(name) || others.stream().anyMatch(each -> each.name().equals(name))) {
        throw new IllegalArgumentException(
            "models: expected each once, received '" + name + "' twice");
      }
      if (model.contains("=") && isNamed(model)) {
        others.add(inALine(name, model.substring(model.indexOf('=') + 1)));
      } else if (suite.models().contains(name)) {
        own.add(name);
      } else {
        others.add(builtIn(name));
      }
    }
    return suite.only(own, others);
  }

  /** Returns whether a name precedes the line, rather than being that of an argument in it. */
  private static boolean isNamed(String model) {
    return !model.contains("(") || model.indexOf('=') < model.indexOf('(');
  }

  private Trial inALine(String name, String line) {
    if (suite.models().contains(name)) {
      throw new IllegalArgumentException(
          "models: expected a name that no model of suite "
              + suite.name()
              + " has, received '"
              + name
              + "'");
    }
    try {
      FileName.check("name", name);
      return trained(new Trial(name, ModelLine.parse(line), TrainingConfig.defaults()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("models: " + name + ": " + e.getMessage(), e);
    }
  }

  private Trial builtIn(String name) {
    List<Suite> having =
        Suites.all().stream().filter(other -> other.models().contains(name)).toList();
    List<Trial> found =
        having.stream()
            .flatMap(other -> other.trials().stream())
            .filter(trial -> trial.name().equals(name))
            .distinct()
            .toList();
    if (found.isEmpty()) {
      List<String> names =
          Stream.concat(Stream.of(suite), Suites.all().stream())
              .flatMap(each -> each.models().stream())
              .distinct()
              .toList();
      throw new IllegalArgumentException(
          String.format(
              "models: expected one of %s of suite %s, or of another built-in suite, or one said in a"
                  + " line, such as %s, received '%s'%s",
              String.join(", ", suite.models()),
              suite.name(),
              EXAMPLE,
              name,
              Spelling.hint(name, names)));
    }
    if (found.size() > 1) {
      List<String> suites = having.stream().map(Suite::name).toList();
      throw new IllegalArgumentException(
          String.format(
              "models: expected a model that is the same in all built-in suites, received '%s', which"
                  + " %s have as different ones; say it in a line, or run one of those",
              name, ScalarForm.alternatives(suites).replace(" or ", " and ")));
    }
    return trained(found.get(0));
  }

  /** Returns a model with the suite's settings in place of those that it does not set itself. */
  private Trial trained(Trial other) {
    TrainingForm.Said own = TrainingForm.difference(other.config(), TrainingConfig.defaults());
    Trial trial = other.withConfig(own.applyTo(shared));
    boolean asTheSuites =
        suite.trials().stream()
            .filter(Trial::ownBatchSize)
            .anyMatch(each -> each.config().batchSize() == shared.batchSize());
    return asTheSuites ? trial.withOwnBatchSize() : trial;
  }

  /** Splits a text at the commas that are not within parentheses. */
  private static List<String> split(String said) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    int depth = 0;
    for (int i = 0; i < said.length(); i++) {
      char sign = said.charAt(i);
      depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
      if (sign == ',' && depth == 0) {
        parts.add(said.substring(begin, i).strip());
        begin = i + 1;
      }
    }
    parts.add(said.substring(begin).strip());
    return parts;
  }
}
