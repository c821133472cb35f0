package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.suite.DataSettings;
import dev.overfit.suite.Folders;
import dev.overfit.suite.Suite;
import dev.overfit.suite.SuiteSettings;
import dev.overfit.suite.Suites;
import dev.overfit.suite.Trial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of a whole suite file.
 *
 * @param folder the folder that the file is in
 * @param name the name of the suite if the file has none
 */
record SuiteForm(Path folder, String name) implements Form<SuiteFile> {
  static final String DATA = "data";
  static final String TRAINING = "training";
  static final String MODELS = "models";
  private static final String SUITE = "suite";
  private static final String TITLE = "title";
  private static final String ABOUT = "about";
  static final String GRID = "grid";
  private static final String BASELINE = "baseline";
  private static final String REPLICATES = "replicates";
  private static final String RESAMPLE = "resample";

  /** The keys that messages of {@link Suite} call by other names. */
  private static final Map<String, String> KEYS_OF_SUITES = Map.of("name", SUITE, "trials", MODELS);

  Keys keys() {
    return new Keys(
        List.of(
            Key.of(
                SUITE,
                "the name of the folder of results, of lower-case letters, digits and -; that of"
                    + " this file if not said",
                ScalarForm.text()),
            Key.of(TITLE, "what it compares, for the page", ScalarForm.text()),
            Key.of(ABOUT, "what it asks, for people who read this file", ScalarForm.text()),
            Key.of(DATA, "which rows, and how many", new DataForm(folder)),
            Key.of(
                TRAINING,
                "how models are trained, in place of the tutorial's settings",
                new TrainingForm()),
            Key.of(
                MODELS,
                "models by their names: layers in a line or a list, perhaps with training of their"
                    + " own",
                new ModelsForm()),
            Key.of(
                GRID,
                "models from lists of values, such as units: [16, 64], with names made of them",
                new GridForm()),
            Key.of(BASELINE, "the model that others are compared with", ScalarForm.text()),
            Key.of(
                REPLICATES,
                "how often each model is trained, with seeds one after another",
                ScalarForm.integer()),
            Key.of(
                RESAMPLE,
                "whether each replicate but the first has rows dealt out anew",
                ScalarForm.flag())));
  }

  @Override
  public Optional<SuiteFile> read(Place place) {
    return keys().read(place).flatMap(said -> file(said, place));
  }

  private Optional<SuiteFile> file(Map<String, Object> said, Place place) {
    Optional<Suite> suite = suite(said, place);
    Optional<SuiteFile> file =
        suite.map(
            each ->
                new SuiteFile(
                    each,
                    get(said, DATA, DataSettings.class).orElseGet(DataSettings::defaults),
                    training(said).seed(),
                    get(said, REPLICATES, Integer.class).orElse(1),
                    get(said, RESAMPLE, Boolean.class).orElse(false)));
    return file.filter(each -> isSound(each, place));
  }

  private static boolean isSound(SuiteFile file, Place place) {
    Folders nowhere = Folders.withCache(Path.of(""));
    return Checked.get(
            () -> file.settings(SuiteSettings.defaults(nowhere)).applyTo(file.suite()),
            key -> Optional.of(key).filter(List.of(REPLICATES, RESAMPLE)::contains),
            place)
        .isPresent();
  }

  private Optional<Suite> suite(Map<String, Object> said, Place place) {
    Map<String, ModelForm.Model> models = models(said, MODELS);
    Map<String, ModelForm.Model> grid = models(said, GRID);
    if (models.isEmpty() && grid.isEmpty()) {
      return place.problem("expected models, or a grid of them, received neither");
    }
    TrainingForm.Said shared = training(said);
    List<Trial> trials = new ArrayList<>();
    for (Map<String, ModelForm.Model> some : List.of(models, grid)) {
      some.forEach((model, parts) -> trials.add(parts.trial(model, shared)));
    }
    boolean sound = shared.seed().isEmpty() || ModelsForm.noSeedIn(models, place.at(MODELS));
    String called = get(said, SUITE, String.class).orElse(name);
    Optional<Suite> suite =
        Checked.get(
            () ->
                new Suite(
                    called,
                    get(said, TITLE, String.class).orElse(called),
                    trials,
                    get(said, BASELINE, String.class),
                    get(said, ABOUT, String.class).orElse("")),
            component ->
                Optional.of(KEYS_OF_SUITES.getOrDefault(component, component))
                    .filter(keys().names()::contains),
            place);
    return suite.filter(each -> sound && isNoOther(each, place));
  }

  /** Checks that no model has the name of a different model of the built-in suite. */
  private static boolean isNoOther(Suite suite, Place place) {
    Optional<String> other =
        Suites.find(suite.name()).stream()
            .flatMap(builtIn -> builtIn.trials().stream())
            .filter(each -> suite.trials().stream().anyMatch(trial -> isOther(trial, each)))
            .map(Trial::name)
            .findFirst();
    other.ifPresent(
        model ->
            place
                .at(SUITE)
                .problem(
                    "expected a name of its own, as the built-in suite has another model called "
                        + model
                        + ", received '"
                        + suite.name()
                        + "'"));
    return other.isEmpty();
  }

  private static boolean isOther(Trial trial, Trial builtIn) {
    return trial.name().equals(builtIn.name()) && !trial.isNetwork(builtIn);
  }

  private static TrainingForm.Said training(Map<String, Object> said) {
    return get(said, TRAINING, TrainingForm.Said.class).orElse(TrainingForm.Said.NOTHING);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ModelForm.Model> models(Map<String, Object> said, String key) {
    return (Map<String, ModelForm.Model>) said.getOrDefault(key, Map.of());
  }

  private static <T> Optional<T> get(Map<String, Object> said, String key, Class<T> type) {
    return Optional.ofNullable(said.get(key)).map(type::cast);
  }

  @Override
  public Node write(SuiteFile file) {
    Suite suite = file.suite();
    Map<String, Object> said = new HashMap<>();
    said.put(SUITE, suite.name());
    said.put(TITLE, suite.title());
    if (!suite.about().isEmpty()) {
      said.put(ABOUT, suite.about());
    }
    said.put(DATA, file.data());
    WrittenTraining training = WrittenTraining.of(file);
    said.put(TRAINING, training.ofAll());
    Map<String, ModelForm.Model> models = new LinkedHashMap<>();
    for (Trial trial : suite.trials()) {
      models.put(trial.name(), new ModelForm.Model(trial.hidden(), training.of(trial)));
    }
    said.put(MODELS, models);
    suite.baseline().ifPresent(baseline -> said.put(BASELINE, baseline));
    said.put(REPLICATES, file.replicates());
    said.put(RESAMPLE, file.resample());
    return keys().write(said);
  }

  @Override
  public ObjectNode schema() {
    return keys().schema();
  }
}
