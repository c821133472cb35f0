package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.Pages;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Sgd;
import dev.overfit.picture.Axes;
import dev.overfit.picture.Scale;
import dev.overfit.suite.DataSettings;
import dev.overfit.suite.FitChoice;
import dev.overfit.suite.Folders;
import dev.overfit.suite.Suite;
import dev.overfit.suite.SuiteSettings;
import dev.overfit.suite.TrainingSettings;
import dev.overfit.training.TrainingConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class OptionsTest {
  private static final Path USER_CACHE = Path.of("user-cache");

  private final Properties properties = new Properties();

  /** Returns the options except --help and --version. */
  static List<OptionSpec> options() {
    return CommandSpec.forAnnotatedObject(new Options()).options().stream()
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("options")
  void aNameOfSeveralWordsIsAlsoTakenWithDashes(OptionSpec option) {
    String label = Expectation.label(option);
    assertThat(label).matches("[a-z][a-zA-Z0-9]*");
    String dashed = label.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    assertThat(option.names())
        .containsExactlyInAnyOrder(
            label.equals(dashed)
                ? new String[] {"--" + label}
                : new String[] {"--" + label, "--" + dashed});
  }

  @Test
  void namesWithDashesSayTheSame() throws UsageException {
    assertThat(read("--training-rows", "7", "--validation-rows=3", "--batch-size", "2"))
        .usingRecursiveComparison()
        .isEqualTo(read("--trainingRows", "7", "--validationRows", "3", "--batchSize", "2"));
  }

  @Test
  void nothingSaidIsTheDefault() throws UsageException {
    Request request = read().request(USER_CACHE);
    assertThat(request.suite().name()).isEqualTo("sizes");
    assertThat(request.suite().models()).containsExactly("Tiny", "Small", "Medium", "Large");
    assertThat(request.settings()).isEqualTo(SuiteSettings.defaults(Folders.withCache(USER_CACHE)));
    assertThat(request.progress()).isEqualTo(ProgressStyle.AUTO);
  }

  @ParameterizedTest
  @CsvSource({"auto,", "0, 0", "2500, 2500"})
  void testRowsAreAsManyAsThereAreOrANumber(String said, @Nullable Integer rows)
      throws UsageException {
    DataSettings data = read("--test-rows", said).request(USER_CACHE).settings().data();
    assertThat(data.testRows()).isEqualTo(Optional.ofNullable(rows));
  }

  @Test
  void rowsAreDealtOutAnewIfThatIsSaid() throws UsageException {
    assertThat(read("--replicates", "8").request(USER_CACHE).settings().resample()).isFalse();
    SuiteSettings settings =
        read("--replicates", "8", "--resample", "true").request(USER_CACHE).settings();
    assertThat(settings.resample()).isTrue();
    assertThat(settings.replicates()).isEqualTo(8);
  }

  @Test
  void copiesOfARowAreForModelsThatLeaveAndForPredictions() throws UsageException {
    assertThat(read().request(USER_CACHE).settings().export().symmetricCopies()).isEqualTo(1);
    assertThat(
            read("--symmetric-copies", "16")
                .request(USER_CACHE)
                .settings()
                .export()
                .symmetricCopies())
        .isEqualTo(16);
    assertThat(
            read("--symmetricCopies=16", "--predict", "X", "--data", "rows.csv")
                .predictRequest()
                .settings()
                .symmetricCopies())
        .isEqualTo(16);
  }

  @Test
  void aModelOrTheBestIsFittedAtTheEnd() throws UsageException {
    assertThat(read().request(USER_CACHE).settings().export().fit()).isEmpty();
    assertThat(read("--fit", "Small").request(USER_CACHE).settings().export().fit())
        .contains(new FitChoice("Small"));
    assertThat(read("--fit=best").request(USER_CACHE).settings().export().fit())
        .hasValueSatisfying(choice -> assertThat(choice.best()).isTrue());
  }

  @Test
  void axesAreScalesAndLimits() throws UsageException {
    assertThat(read().request(USER_CACHE).axes()).isEqualTo(Axes.AUTO);
    assertThat(read("--xScale=auto", "--y-scale", "auto", "--yLimits", "auto").axes.axes())
        .isEqualTo(Axes.AUTO);
    assertThat(read("--x-scale", "linear", "--yScale=log", "--y-limits=0.5, 0.7").axes.axes())
        .isEqualTo(Axes.AUTO.withX(Scale.LINEAR).withY(Scale.LOG).withYLimits(0.5, 0.7));
  }

  @Test
  void classWeightsAreWords() throws UsageException {
    assertThat(read("--class-weight", "balanced").training.settings().classWeight())
        .contains(ClassWeight.BALANCED);
    assertThat(read("--classWeight=none").training.settings().classWeight())
        .contains(ClassWeight.NONE);
  }

  @Test
  void patienceMayBeNone() throws UsageException {
    assertThat(read("--patience", "none").training.settings().patience())
        .contains(TrainingSettings.NO_EARLY_STOPPING);
    assertThat(read("--patience", "7").training.settings().patience()).contains(7);
  }

  @Test
  void anOptimizerIsALineAndARateANumber() throws UsageException {
    TrainingSettings settings =
        read("--optimizer", "SGD(0.1)", "--learning-rate", "0.5").training.settings();
    assertThat(settings.optimizer()).contains(new Sgd(new Constant(0.1)));
    assertThat(settings.learningRate()).contains(0.5);
  }

  @Test
  void modelsAreOfTheSuiteOfOthersOrSaidInALine() throws UsageException {
    Suite suite =
        read("--models", "L2, Mine = dense(128, relu)-dropout(0.3), Small,Tiny")
            .request(USER_CACHE)
            .suite();
    assertThat(suite.name()).isEqualTo("sizes");
    assertThat(suite.models()).containsExactly("Tiny", "Small", "L2", "Mine");
    assertThat(suite.trials().get(3).hidden())
        .containsExactly(new Dense(128, Activation.RELU), new Dropout(0.3));
  }

  @Test
  void validationIsByEpochsOrSteps() throws UsageException {
    assertThat(read("--validate-every", "250").training.settings().stepsPerEpoch()).contains(250);
    assertThat(read("--validateEvery=epoch").training.settings().stepsPerEpoch()).contains(0);
  }

  /**
   * An option that is not given keeps a model's setting; the help shows the built-in models'
   * settings.
   */
  @Test
  void helpTellsTheSettingsOfTheBuiltInModels() throws UsageException {
    assertThat(read().training.settings()).isEqualTo(TrainingSettings.NONE);
    TrainingConfig own = TrainingConfig.defaults();
    assertThat(defaults())
        .containsEntry("epochs", String.valueOf(own.epochs()))
        .containsEntry("patience", String.valueOf(own.earlyStopping().orElseThrow().patience()))
        .containsEntry("batchSize", String.valueOf(own.batchSize()))
        .containsEntry("seed", String.valueOf(own.seed()))
        .containsEntry("threads", String.valueOf(own.threads()))
        .containsEntry("device", own.device().name().toLowerCase(Locale.ROOT))
        .containsEntry("classWeight", own.classWeight().words());
  }

  @Test
  void thePageOfOptionsTellsEachAndItsDefault() {
    Map<String, String> told = page();
    assertThat(told.keySet())
        .containsExactlyInAnyOrderElementsOf(options().stream().map(Expectation::label).toList());
    assertThat(told).containsAllEntriesOf(defaults());
  }

  /** Reads the table's rows, such as {@code | `epochs`, `patience` | 10000, 200 | at most … |}. */
  private static Map<String, String> page() {
    String text = Pages.text(Pages.OPTIONS);
    String table = text.substring(text.indexOf("| property | default |"));
    Map<String, String> told = new LinkedHashMap<>();
    for (String line : table.substring(0, table.indexOf("\n\n")).lines().skip(2).toList()) {
      String[] cells = line.split("\\|", -1);
      String[] names = cells[1].strip().split(", ", -1);
      String[] values = cells[2].strip().split(", ", -1);
      for (int i = 0; i < names.length; i++) {
        told.put(plain(names[i]), i < values.length ? plain(values[i]) : "");
      }
    }
    return told;
  }

  private static String plain(String code) {
    return code.replace("`", "");
  }

  /** Returns the defaults that the help shows in square brackets at the end. */
  private static Map<String, String> defaults() {
    Pattern last = Pattern.compile(".*\\[([^\\[]*)]", Pattern.DOTALL);
    Map<String, String> defaults = new LinkedHashMap<>();
    for (OptionSpec option : options()) {
      Matcher matcher = last.matcher(String.join(" ", option.description()));
      if (matcher.matches()) {
        String value = matcher.group(1);
        defaults.put(
            Expectation.label(option),
            value.equals("${DEFAULT-VALUE}") ? option.defaultValue() : value);
      }
    }
    return defaults;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --predict X --data rows.csv --suite sizes        | suite: expected without 'predict', received it with
          --predict X --data rows.csv --models Tiny        | models: expected without 'predict', received it with
          --predict X --data rows.csv --missing none      | missing: expected without 'predict', received it with
          --predict X --data rows.csv --epochs 5           | epochs: expected without 'predict', received it with
          --predict X --data rows.csv --patience 5         | patience: expected without 'predict', received it with
          --predict X --data rows.csv --batch-size 5       | batchSize: expected without 'predict', received it with
          --predict X --data rows.csv --seed 5             | seed: expected without 'predict', received it with
          --predict X --data rows.csv --device cpu         | device: expected without 'predict', received it with
          --predict X --data rows.csv --optimizer adam     | optimizer: expected without 'predict', received it with
          --predict X --data rows.csv --learning-rate 0.1  | learningRate: expected without 'predict', received it with
          --predict X --data rows.csv --class-weight none  | classWeight: expected without 'predict', received it with
          --predict X --data rows.csv --check true         | check: expected without 'predict', received it with
          --predict X --data rows.csv --replicates 2       | replicates: expected without 'predict', received it with
          --predict X --data rows.csv --resample true      | resample: expected without 'predict', received it with
          --resample true                                  | resample: expected with 2 replicates or more, since the first has the rows that a single run has, received it with replicates=1
          --data t.csv --split first --replicates 2 --resample true | resample: expected with split=random, received it with split=first, which deals out the same rows each time
          --predict X --data rows.csv --parallel auto      | parallel: expected without 'predict', received it with
          --predict X --data rows.csv --resume false       | resume: expected without 'predict', received it with
          --predict X --data rows.csv --training-rows 5    | trainingRows: expected without 'predict', received it with
          --predict X --data rows.csv --validationRows 5   | validationRows: expected without 'predict', received it with
          --predict X --data rows.csv --test-rows 5        | testRows: expected without 'predict', received it with
          --predict X --data rows.csv --results r          | results: expected without 'predict', received it with
          --predict X --data rows.csv --graphs g           | graphs: expected without 'predict', received it with
          --predict X --data rows.csv --cache c            | cache: expected without 'predict', received it with
          --predict X --data rows.csv --progress none      | progress: expected without 'predict', received it with
          --predict X --data rows.csv --weights last       | weights: expected without 'predict', received it with
          --predict X --data rows.csv --trainable true     | trainable: expected without 'predict', received it with
          --predict X --data rows.csv --ensemble true      | ensemble: expected without 'predict', received it with
          --predict X --data rows.csv --fit best           | fit: expected without 'predict', received it with
          --compare a,b --fit Tiny                         | fit: expected without 'compare', received it with
          --write my.yaml --fit Tiny                       | fit: expected without 'write', received it with
          --fit Tyny                                       | fit: expected one of Tiny, Small, Medium, Large, best of suite sizes, received 'Tyny'; did you mean 'Tiny'?
          --fit L2                                         | fit: expected one of Tiny, Small, Medium, Large, best of suite sizes, received 'L2'; 'models' has to name it, too
          --models Tiny,Small --fit Large                  | fit: expected one of Tiny, Small, best of suite sizes, received 'Large'; 'models' has to name it, too
          --replicates 2 --resample true --fit best        | fit: expected without resample=true, since the rows that test one replicate train and validate others, so that none are left to test what all of them say, received it with resample=true
          --predict X --data rows.csv --xScale log         | xScale: expected without 'predict', received it with
          --predict X --data rows.csv --yScale log         | yScale: expected without 'predict', received it with
          --predict X --data rows.csv --yLimits 0,1        | yLimits: expected without 'predict', received it with
          --xScale logarithmic                             | xScale: expected one of auto, linear, log, received 'logarithmic'
          --y-scale lin                                    | yScale: expected one of auto, linear, log, received 'lin'
          --yLimits 0.5                                    | yLimits: expected auto, or two numbers with a comma between them, the lower one first, such as 0.5,0.7, received '0.5'
          --yLimits 0.7,0.5                                | yLimits: expected auto, or two numbers with a comma between them, the lower one first, such as 0.5,0.7, received '0.7,0.5'
          --yLimits 0.5,a                                  | yLimits: expected auto, or two numbers with a comma between them, the lower one first, such as 0.5,0.7, received '0.5,a'
          --yLimits 0,NaN                                  | yLimits: expected auto, or two numbers with a comma between them, the lower one first, such as 0.5,0.7, received '0,NaN'
          --yScale log --yLimits 0,1                       | yLimits: expected a lower limit above 0 with yScale=log, received 0.0
          --symmetric-copies 0                             | symmetricCopies: expected a whole number from 1 to 64, received '0'
          --symmetricCopies 65                             | symmetricCopies: expected a whole number from 1 to 64, received '65'
          --symmetricCopies 4 --data t.csv --label y       | symmetricCopies: expected with rows of HIGGS, received it with a table of your own
          --output probabilities.csv                       | output: expected with 'predict' only, received it without
          --allowAnyOperations true                        | allowAnyOperations: expected with 'predict' only, received it without
          --models Large,L3                                | models: expected one of Tiny, Small, Medium, Large of suite sizes, or of another built-in suite, or one said in a line, such as Mine=dense(128)-dropout(0.3)-dense(128), received 'L3'; did you mean 'L2'?
          --models Large,Noise                             | models: expected a model that is the same in all built-in suites, received 'Noise', which augmentation and remedies have as different ones; say it in a line, or run one of those
          --models dense(8)                                | models: expected one of Tiny, Small, Medium, Large of suite sizes, or of another built-in suite, or one said in a line, such as Mine=dense(128)-dropout(0.3)-dense(128), received 'dense(8)'
          --models Mine=dens(8)                            | models: Mine: layers: expected activation, batch_normalization, dense or dropout, received 'dens'; did you mean 'dense'?
          --models Mine=dropout(1.5)                       | models: Mine: layers[0].rate: expected a number in [0, 1), received 1.5
          --models Mine=                                   | models: Mine: layers: expected a model in a line, such as dense(64)-dropout(0.5)-dense(64), or a list of layers, received nothing
          --models Tiny=dense(8)                           | models: expected a name that no model of suite sizes has, received 'Tiny'
          --models A/B=dense(8)                            | models: A/B: name: expected letters, digits, '_', '-' and '.', starting with a letter or digit, at most 100, received 'A/B'
          --models Mine=dense(8),mine=dense(9)             | trials: expected distinct names, whatever their case, received [Mine, mine]
          --optimizer sgdd                                 | optimizer: expected adam, adamw or sgd, perhaps with arguments, such as sgd(0.1), received 'sgdd'; did you mean 'sgd'?
          --optimizer sgd(x)                               | optimizer.learning_rate: expected a number or InverseTimeDecay, received 'x'
          --optimizer sgd(0.1                              | optimizer: expected ',' or ')', received the end in '(0.1'
          --optimizer sgd(-1)                              | optimizer.learning_rate.rate: expected a finite number above 0, received -1
          --learningRate fast                              | learningRate: expected a number, received 'fast'
          --learningRate 0                                 | learningRate: expected a finite number above 0, received 0.0
          --learningRate NaN                               | learningRate: expected a finite number above 0, received NaN
          --patience 0                                     | patience: expected none or a whole number from 1 to 2,147,483,647, received '0'
          --ensemble true                                  | ensemble: expected at least 2 replicates of each model, whose probabilities can be averaged, received replicates=1
          --models Tiny,Small,Tiny                         | models: expected each once, received 'Tiny' twice
          --data sample --test 0.3                         | test: expected with a table of your own (data=FILE), received it with data=sample; of HIGGS say testRows
          --data auto --positive yes                       | positive: expected with a table of your own (data=FILE), received it with data=auto
          --data t.csv --label y --testRows 5              | testRows: expected with rows of HIGGS, received it with label; for a table of your own say validation and test
          --data - --trainingRows 5                        | trainingRows: expected with rows of HIGGS, received it with data=-; for a table of your own say validation and test
          --predict X                                      | data: expected the path of a .csv or .csv.gz with the rows to predict, or - for the standard input, received 'auto'
          --predict X --data sample                        | data: expected the path of a .csv or .csv.gz with the rows to predict, or - for the standard input, received 'sample'
          --predict X --data rows.csv --output rows.csv    | output: expected another file than 'data' names, received rows.csv
          """)
  void whatMakesNoSenseTogetherIsRefused(String args, String message) {
    assertThatThrownBy(() -> request(args.split(" ", -1)))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
    String[] words = args.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      OptionSpec option = CommandSpec.forAnnotatedObject(new Options()).findOption(words[i]);
      properties.setProperty(Expectation.label(option), words[i + 1]);
    }
    assertThatThrownBy(() -> request()).hasMessage(message);
  }

  /** Whoever adds an option decides whether predicting takes it; until then it is refused. */
  @Test
  void predictingTakesOnlyWhatItUses() {
    List<String> taken = new ArrayList<>();
    for (OptionSpec option : options()) {
      properties.clear();
      properties.setProperty("predict", "X");
      properties.setProperty("data", "rows.csv");
      properties.putIfAbsent(Expectation.label(option), example(option));
      try {
        request();
        taken.add(Expectation.label(option));
      } catch (UsageException e) {
        assertThat(e).hasMessageContaining(Expectation.label(option) + ": expected without");
      }
    }
    assertThat(taken)
        .containsExactlyInAnyOrder(
            "data",
            "threads",
            "symmetricCopies",
            "predict",
            "output",
            "id",
            "label",
            "header",
            "separator",
            "decimalComma",
            "encoding",
            "allowAnyOperations",
            "stacktrace");
  }

  private static String example(OptionSpec option) {
    String value = defaults().get(Expectation.label(option));
    return value == null
        ? Map.of("separator", "tab", "encoding", "UTF-16")
            .getOrDefault(Expectation.label(option), "Tiny")
        : value;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "momentum",
        "verify",
        "dropout",
        "earlyStopping",
        "EPOCH_COUNT",
        "x",
        "groups",
        "file"
      })
  void aPropertyWithoutADotThatNobodyReadsIsRefused(String name) {
    properties.setProperty(name, "0.01");
    assertThatThrownBy(this::read)
        .hasMessage(
            "expected one of the settings that --help lists, received the property '"
                + name
                + "', which nothing here reads; leave it out");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          rows, 'validationRows' or 'trainingRows' or 'testRows'
          training-rows, 'trainingRows'
          epoch, 'epochs'
          EPOCHS, 'epochs'
          dataFile, 'data'
          """)
  void theSettingThatWasProbablyMeantIsNamed(String name, String meant) {
    properties.setProperty(name, "1");
    assertThatThrownBy(this::read)
        .hasMessage(
            "expected one of the settings that --help lists, received the property '"
                + name
                + "'; did you mean "
                + meant
                + "?");
  }

  @Test
  void propertiesOfOthersAreLeftAlone() throws UsageException {
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.contains(".")) { // one without a dot was given to the build
        properties.setProperty(name, "true");
      }
    }
    for (String name : List.of("skipTests", "sha1", "basedir", "localRepository", "argLine")) {
      properties.setProperty(name, "true");
    }
    for (String name : List.of("gopherProxySet", "socksProxyHost", "maven.x", "exec.x", "env.X")) {
      properties.setProperty(name, "true");
    }
    assertThat(read().suite.suite).isEqualTo("sizes");
  }

  @Test
  void theCommandLineWinsAndSparesAWrongProperty() throws UsageException {
    properties.setProperty("epochs", "many");
    assertThat(read("--epochs", "5").training.epochs).contains(5);
  }

  @Test
  void helpIsGivenWhateverElseIsWrong() throws UsageException {
    properties.setProperty("epochs", "many");
    properties.setProperty("dropout", "0.5");
    assertThat(read("--help").help).isTrue();
    assertThat(read("--version").version).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"epochs", "seed", "device", "cache", "results", "resume", "models"})
  void anEmptyValueIsNoValue(String label) {
    properties.setProperty(label, "");
    assertThatThrownBy(this::request)
        .hasMessageStartingWith(label + ": expected")
        .hasMessageContaining("received ''");
  }

  private Options read(String... args) throws UsageException {
    return new Arguments(properties).read(args);
  }

  private Object request(String... args) throws UsageException {
    Options options = read(args);
    return options.predict.predict.isPresent()
        ? options.predictRequest()
        : options.request(USER_CACHE);
  }
}
