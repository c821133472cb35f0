package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.choice.Kind;
import dev.overfit.choice.Kind.Argument;
import dev.overfit.training.TrainingConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of training settings: those that are given, in place of others. */
record TrainingForm() implements Form<TrainingForm.Said> {
  private static final Kind<TrainingConfig> KIND = Kind.ofRecord(TrainingConfig.class);
  private static final Keys KEYS =
      new Keys(KIND.arguments().stream().map(TrainingForm::key).toList());

  private static Key key(Argument argument) {
    return Key.of(argument.name(), argument.meaning().orElse(""), Forms.of(argument.type()));
  }

  /**
   * The settings that are given.
   *
   * @param settings the value of each setting that is given, by name
   */
  record Said(Map<String, Object> settings) {
    static final String SEED = "seed";
    static final String BATCH_SIZE = "batch_size";
    static final Said NOTHING = new Said(Map.of());

    Said {
      settings = Map.copyOf(settings);
    }

    /** Returns settings, overridden by those given. */
    TrainingConfig applyTo(TrainingConfig base) {
      return KIND.make(values(this, base));
    }

    boolean says(String name) {
      return settings.containsKey(name);
    }

    /** Returns the seed, if it is given. */
    Optional<Long> seed() {
      return Optional.ofNullable((Long) settings.get(SEED));
    }
  }

  private static List<Object> values(Said said, TrainingConfig base) {
    List<Object> values = new ArrayList<>();
    for (Argument argument : KIND.arguments()) {
      values.add(said.settings().getOrDefault(argument.name(), argument.of(base)));
    }
    return values;
  }

  /** Returns the settings that differ from a base. */
  static Said difference(TrainingConfig settings, TrainingConfig base) {
    Map<String, Object> said = new HashMap<>();
    for (Argument argument : KIND.arguments()) {
      if (!argument.of(settings).equals(argument.of(base))) {
        said.put(argument.name(), argument.of(settings));
      }
    }
    return new Said(said);
  }

  /** Returns all of the given settings. */
  static Said all(TrainingConfig settings) {
    Map<String, Object> said = new HashMap<>();
    KIND.arguments().forEach(each -> said.put(each.name(), each.of(settings)));
    return new Said(said);
  }

  /**
   * Returns the settings that models share, so that few need their own: each is the tutorial's if a
   * model has that, otherwise the first model's.
   */
  static TrainingConfig shared(List<TrainingConfig> models) {
    TrainingConfig defaults = TrainingConfig.defaults();
    List<Object> values = new ArrayList<>();
    for (Argument argument : KIND.arguments()) {
      Object usual = argument.of(defaults);
      boolean anyUsual = models.stream().anyMatch(each -> argument.of(each).equals(usual));
      values.add(anyUsual ? usual : argument.of(models.get(0)));
    }
    return KIND.make(values);
  }

  static Keys keys() {
    return KEYS;
  }

  @Override
  public Optional<Said> read(Place place) {
    return keys()
        .read(place)
        .map(Said::new)
        .filter(
            said -> Checked.make(KIND, values(said, TrainingConfig.defaults()), place).isPresent());
  }

  @Override
  public Node write(Said said) {
    return keys().write(said.settings());
  }

  @Override
  public ObjectNode schema() {
    return SuiteSchema.reference(SuiteSchema.TRAINING);
  }
}
