package dev.overfit.cli;

import dev.overfit.suite.DataSelection;
import dev.overfit.suite.DataSettings;
import dev.overfit.suite.ExportSettings;
import dev.overfit.suite.Folders;
import dev.overfit.suite.Suite;
import dev.overfit.suite.SuiteSettings;
import dev.overfit.suite.Suites;
import dev.overfit.suite.TrainingSettings;
import dev.overfit.training.Compile;
import dev.overfit.training.Device;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks what was said and makes a {@link Request} or a {@link PredictRequest} of it. */
final class RequestReader {
  private static final String STANDARD_OUTPUT = "-";
  private static final String AUTO = "auto";
  private static final String PROBABILITIES = "probabilities.csv";

  private final Arguments arguments;
  private final Path userCache;

  /**
   * A reader.
   *
   * @param userCache where rows are kept where nobody says
   */
  RequestReader(Arguments arguments, Path userCache) {
    this.arguments = arguments;
    this.userCache = userCache;
  }

  /**
   * What to predict.
   *
   * @throws UsageException where a value is not allowed
   */
  PredictRequest readPredict() throws UsageException {
    flag(Setting.STACKTRACE);
    Path data = rowsToPredict();
    String output = arguments.has(Setting.OUTPUT) ? arguments.text(Setting.OUTPUT) : PROBABILITIES;
    Optional<Path> file =
        output.equals(STANDARD_OUTPUT)
            ? Optional.empty()
            : Optional.of(path(Setting.OUTPUT, output, "a file or -"));
    if (file.map(RequestReader::whole).equals(Optional.of(whole(data)))) {
      throw new UsageException("output: expected another file than 'data' names, received " + data);
    }
    return new PredictRequest(path(Setting.PREDICT), data, file, count(Setting.THREADS, 0));
  }

  private Path rowsToPredict() throws UsageException {
    String text = arguments.text(Setting.DATA);
    try {
      if (DataSelection.parse(text) instanceof DataSelection.File file) {
        return file.path();
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(noRows(text), e);
    }
    throw new UsageException(noRows(text));
  }

  private static String noRows(String text) {
    return "data: expected the path of a .csv or .csv.gz with the rows to predict, received '"
        + text
        + "'";
  }

  private static Path whole(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /**
   * The request.
   *
   * @throws UsageException where a value is not allowed
   */
  Request read() throws UsageException {
    flag(Setting.STACKTRACE);
    if (arguments.has(Setting.OUTPUT)) {
      throw new UsageException("output: expected with 'predict' only, received it without");
    }
    try {
      SuiteSettings settings =
          new SuiteSettings(
              data(),
              training(),
              replicates(),
              folders(),
              flag(Setting.RESUME),
              exports(),
              parallel());
      return new Request(suite(), settings, choice(Setting.PROGRESS, ProgressStyle.class));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  private boolean flag(Setting setting) throws UsageException {
    List<String> allowed = List.of("false", "true");
    return word(setting, arguments.text(setting), allowed, "").equals("true");
  }

  private Suite suite() throws UsageException {
    List<String> names = Suites.all().stream().map(Suite::name).toList();
    String name = word(Setting.SUITE, arguments.text(Setting.SUITE), names, ", or help");
    Suite suite = Suites.find(name).orElseThrow();
    return suite.only(models(suite));
  }

  private List<String> models(Suite suite) throws UsageException {
    if (!arguments.has(Setting.MODELS)) {
      return List.of();
    }
    List<String> models = new ArrayList<>();
    for (String model : arguments.text(Setting.MODELS).split(",", -1)) {
      models.add(word(Setting.MODELS, model.strip(), suite.models(), " of suite " + suite.name()));
    }
    return models;
  }

  private DataSettings data() throws UsageException {
    return new DataSettings(
        DataSelection.parse(arguments.text(Setting.DATA)),
        count(Setting.VALIDATION_ROWS, 1),
        count(Setting.TRAINING_ROWS, 1));
  }

  private TrainingSettings training() throws UsageException {
    return new TrainingSettings(
        said(Setting.EPOCHS, setting -> count(setting, 1)),
        said(Setting.PATIENCE, setting -> count(setting, 1)),
        said(Setting.BATCH_SIZE, setting -> count(setting, 1)),
        said(Setting.SEED, setting -> number(setting, Long.MIN_VALUE, Long.MAX_VALUE)),
        said(Setting.DEVICE, setting -> choice(setting, Device.class)),
        said(Setting.THREADS, setting -> count(setting, 0)),
        said(Setting.COMPILE, setting -> choice(setting, Compile.class)));
  }

  /** A value of a setting. */
  @FunctionalInterface
  private interface Value<T> {
    T of(Setting setting) throws UsageException;
  }

  /** What was said; empty where each trial is to keep its own. */
  private <T> Optional<T> said(Setting setting, Value<T> value) throws UsageException {
    return arguments.said(setting) ? Optional.of(value.of(setting)) : Optional.empty();
  }

  private int replicates() throws UsageException {
    return (int) number(Setting.REPLICATES, 1, SuiteSettings.MOST_REPLICATES);
  }

  private int parallel() throws UsageException {
    return arguments.text(Setting.PARALLEL).equals(AUTO)
        ? SuiteSettings.AUTO
        : count(Setting.PARALLEL, 1);
  }

  private ExportSettings exports() throws UsageException {
    return new ExportSettings(
        choice(Setting.WEIGHTS, ExportSettings.Choice.class), flag(Setting.TRAINABLE));
  }

  private Folders folders() throws UsageException {
    return new Folders(
        path(Setting.RESULTS),
        path(Setting.GRAPHS),
        arguments.has(Setting.CACHE) ? path(Setting.CACHE) : userCache);
  }

  private int count(Setting setting, int least) throws UsageException {
    return (int) number(setting, least, Integer.MAX_VALUE);
  }

  private long number(Setting setting, long least, long most) throws UsageException {
    String text = arguments.text(setting);
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new UsageException(notANumber(setting, text, least, most), e);
    }
    throw new UsageException(notANumber(setting, text, least, most));
  }

  private static String notANumber(Setting setting, String text, long least, long most) {
    return String.format(
        Locale.ROOT,
        "%s: expected %sa whole number from %,d to %,d, received '%s'",
        setting.label(),
        setting.defaultValue().equals(AUTO) ? AUTO + " or " : "",
        least,
        most,
        text);
  }

  private Path path(Setting setting) throws UsageException {
    return path(setting, arguments.text(setting), "a folder");
  }

  private static Path path(Setting setting, String text, String what) throws UsageException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageException(
          setting.label() + ": expected " + what + ", received '" + text + "'", e);
    }
  }

  private <E extends Enum<E>> E choice(Setting setting, Class<E> type) throws UsageException {
    List<String> names =
        Arrays.stream(type.getEnumConstants()).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
    String name = word(setting, arguments.text(setting), names, "");
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
  }

  private static String word(Setting setting, String word, List<String> allowed, String besides)
      throws UsageException {
    if (allowed.contains(word)) {
      return word;
    }
    throw new UsageException(
        String.format(
            Locale.ROOT,
            "%s: expected one of %s%s, received '%s'%s",
            setting.label(),
            String.join(", ", allowed),
            besides,
            word,
            Spelling.hint(word, allowed)));
  }
}
