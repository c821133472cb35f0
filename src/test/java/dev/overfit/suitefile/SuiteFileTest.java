package dev.overfit.suitefile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.Pages;
import dev.overfit.augmentation.Augmentation;
import dev.overfit.augmentation.GaussianNoise;
import dev.overfit.choice.Kind;
import dev.overfit.model.Activation;
import dev.overfit.model.ActivationLayer;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.LearningRateSchedule;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.optimizer.Sgd;
import dev.overfit.suite.DataSelection;
import dev.overfit.suite.DataSettings;
import dev.overfit.suite.Folders;
import dev.overfit.suite.Suite;
import dev.overfit.suite.SuiteSettings;
import dev.overfit.suite.Suites;
import dev.overfit.suite.TableSettings;
import dev.overfit.suite.TrainingSettings;
import dev.overfit.suite.Trial;
import dev.overfit.table.TableFormat.Header;
import dev.overfit.training.Device;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.Metric;
import dev.overfit.training.RankMetric;
import dev.overfit.training.TrainingConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuiteFileTest {
  private static final Path FILE = Path.of("folder/churn.yaml");
  private static final SuiteSettings SETTINGS =
      SuiteSettings.defaults(Folders.withCache(Path.of("cache")));

  static List<Suite> suites() {
    return Suites.all();
  }

  @ParameterizedTest
  @MethodSource("suites")
  void aBuiltInSuiteIsTheSameFromItsFile(Suite suite) throws IOException {
    SuiteFile read = SuiteFile.parse(FILE, SuiteFile.of(suite, SETTINGS).text(FILE));
    assertThat(read.suite().trials())
        .extracting(each -> new Trial(each.name(), each.hidden(), each.config()))
        .isEqualTo(suite.trials());
    assertThat(read.suite().baseline()).isEqualTo(suite.baseline());
    assertThat(read.suite().title()).isEqualTo(suite.title());
    assertThat(read.suite().about()).isEqualTo(suite.about());
    assertThat(read.data()).isEqualTo(DataSettings.defaults());
    assertThat(read.replicates()).isEqualTo(1);
    assertThat(read.resample()).isFalse();
  }

  @Test
  void whatWasSaidForAllModelsIsTheirs() throws IOException {
    SuiteSettings said =
        SETTINGS
            .withData(new DataSettings(new DataSelection.Simulated(), 20, 300).withTestRows(10))
            .withTraining(TrainingSettings.NONE.withEpochs(3).withSeed(7).withBatchSize(50))
            .withReplicates(4)
            .withResample(true);
    SuiteFile file = SuiteFile.of(Suites.sizes(), said);
    SuiteFile read = SuiteFile.parse(FILE, file.text(FILE));
    assertThat(read).isEqualTo(file);
    assertThat(read.seed()).hasValue(7L);
    assertThat(read.settings(SETTINGS).data()).isEqualTo(said.data());
    assertThat(read.suite().trials())
        .extracting(Trial::config)
        .containsOnly(TrainingConfig.defaults().withEpochs(3).withSeed(7).withBatchSize(50));
  }

  @Test
  void kindsAreReadOffTheirRecords() throws IOException {
    SuiteFile file =
        SuiteFile.parse(
            FILE,
            """
            training:
              optimizer:
                Adam: {learning_rate: 0.01, beta_1: 0.8}
              early_stopping: {patience: 5, min_delta: 1e-3, monitor: val_auc}
              metrics: [average_precision, auc]
              class_weight: {per_class: {negative: 1, positive: 2.5}}
              device: cpu
            models:
              A:
                layers:
                  - Dense: {units: 64, activation: elu, kernel_regularizer: {L2: 0.001}}
                  - Dropout: 0.5
                  - BatchNormalization
                  - BatchNormalization: {momentum: 0.9}
                  - Activation: relu
                training:
                  optimizer: {AdamW: {weight_decay: 0.1, exclude: [bias]}}
                  augmentations: [gaussian_noise: 0.1]
                  early_stopping: none
              B:
                layers: dense(8, tanh)-dropout(0.1)
                training:
                  optimizer: SGD
                  class_weight: balanced
              C:
                layers: []
                training:
                  optimizer:
                    Adam:
                      learning_rate:
                        InverseTimeDecay:
                          initial_learning_rate: 0.001
                          decay_rate: 1
                          decay_steps: 2e4
            baseline: C
            """);
    TrainingConfig shared =
        TrainingConfig.defaults()
            .withOptimizer(new Adam(new Constant(0.01), 0.8, 0.999, 1e-7))
            .withEarlyStopping(new EarlyStopping(Metric.VAL_AUC, 1e-3, 5, false))
            .withMetrics(RankMetric.AVERAGE_PRECISION, RankMetric.AUC)
            .withClassWeight(ClassWeight.of(1, 2.5))
            .withDevice(Device.CPU);
    List<LayerSpec> layers =
        List.of(
            new Dense(64, Activation.ELU, new Regularizer.L2(0.001)),
            new Dropout(0.5),
            new BatchNormalization(),
            new BatchNormalization(0.9, 0.001),
            new ActivationLayer(Activation.RELU));
    assertThat(file.suite().trials())
        .containsExactly(
            new Trial(
                "A",
                layers,
                shared
                    .withOptimizer(new AdamW(new Adam(new Constant(0.001)), 0.1, List.of("bias")))
                    .withAugmentations(new GaussianNoise(0.1))
                    .withoutEarlyStopping()),
            new Trial(
                "B",
                List.of(new Dense(8, Activation.TANH), new Dropout(0.1)),
                shared
                    .withOptimizer(new Sgd(new Constant(0.01)))
                    .withClassWeight(ClassWeight.BALANCED)),
            new Trial(
                "C",
                List.of(),
                shared.withOptimizer(new Adam(new InverseTimeDecay(0.001, 1, 20_000, false)))));
    assertThat(file.suite().name()).isEqualTo("churn");
    assertThat(file.suite().baseline()).hasValue("C");
  }

  @Test
  void aTextIsTheLettersThatStandThere() throws IOException {
    SuiteFile file =
        SuiteFile.parse(
            FILE,
            """
            title: 2026-11-26
            data:
              source: ../rows.csv
              label: yes
              positive: no
              ignore: [0, 010, 1e-4, Null value, "~", 1:30]
              features: [on, .inf, 1_000, 0x10, =, 'a, b']
              separator: ;
              header: false
              decimal_comma: true
              encoding: ISO-8859-1
              missing: ["-", n/a]
              split: first
              validation: 100
              test: 0
            models: {A: dense(8)}
            """);
    TableSettings table = file.data().table().orElseThrow();
    assertThat(file.suite().title()).isEqualTo("2026-11-26");
    assertThat(file.data().selection()).isEqualTo(new DataSelection.File(Path.of("rows.csv")));
    assertThat(table.label()).hasValue("yes");
    assertThat(table.positive()).hasValue("no");
    assertThat(table.ignore()).containsExactly("0", "010", "1e-4", "Null value", "~", "1:30");
    assertThat(table.features()).containsExactly("on", ".inf", "1_000", "0x10", "=", "a, b");
    assertThat(table.format().separator()).hasValue(';');
    assertThat(table.format().header()).isEqualTo(Header.NO);
    assertThat(table.format().decimalComma()).hasValue(true);
    assertThat(table.format().encoding()).isEqualTo(StandardCharsets.ISO_8859_1);
    assertThat(table.format().missing()).contains("NA", "-", "n/a");
    assertThat(table.random()).isFalse();
    assertThat(table.validation()).isEqualTo(100);
    assertThat(table.test()).isZero();
    assertThat(SuiteFile.parse(FILE, file.text(FILE)).data()).isEqualTo(file.data());
  }

  @Test
  void aGridIsAModelForEachChoice() throws IOException {
    Suite suite =
        SuiteFile.parse(
                FILE,
                """
                models: {Line: []}
                grid: {units: [16, 64, 256], dropout: [0, 0.5]}
                baseline: units16-dropout0
                """)
            .suite();
    assertThat(suite.models())
        .containsExactly(
            "Line",
            "units16-dropout0",
            "units16-dropout0.5",
            "units64-dropout0",
            "units64-dropout0.5",
            "units256-dropout0",
            "units256-dropout0.5");
    assertThat(suite.trials().get(1).hidden()).containsExactly(new Dense(16, Activation.ELU));
    assertThat(suite.trials().get(6).hidden())
        .containsExactly(new Dense(256, Activation.ELU), new Dropout(0.5));
  }

  @Test
  void aGridVariesAllThatModelsSay() throws IOException {
    Suite suite =
        SuiteFile.parse(
                FILE,
                """
                grid:
                  name: "{activation}-{rate}"
                  layers:
                    - Dense: {units: 8, activation: activation}
                  training: {optimizer: {SGD: rate}}
                  activation: [relu, tanh]
                  rate: [0.1, 0.01]
                """)
            .suite();
    assertThat(suite.models()).containsExactly("relu-0.1", "relu-0.01", "tanh-0.1", "tanh-0.01");
    assertThat(suite.trials().get(2).hidden()).containsExactly(new Dense(8, Activation.TANH));
    assertThat(suite.trials().get(3).config().optimizer()).isEqualTo(new Sgd(new Constant(0.01)));
  }

  /** On a table the batch size follows from the number of rows unless one is given. */
  @Test
  void aBatchSizeIsOnesOwnWhereItIsSaid() throws IOException {
    String table = "data: {source: x.csv, label: y}\n";
    String models = "models: {A: {layers: dense(8), training: {batch_size: 500}}, B: dense(8)}\n";
    SuiteFile file = SuiteFile.parse(FILE, table + models);
    assertThat(file.suite().trials()).extracting(Trial::ownBatchSize).containsExactly(true, false);
    assertThat(SuiteFile.parse(FILE, file.text(FILE)).suite()).isEqualTo(file.suite());
    String all = "training: {batch_size: 64}\nmodels: {A: dense(8), B: dense(16)}\n";
    assertThat(SuiteFile.parse(FILE, table + all).suite().trials())
        .allMatch(trial -> trial.ownBatchSize() && trial.config().batchSize() == 64);
  }

  @Test
  void aSeedOfAllIsAlsoThatOfTheRowsAndOneOfAModelIsNot() throws IOException {
    String own = "models: {A: {layers: dense(8), training: {seed: 5}}, B: dense(8)}";
    SuiteFile file = SuiteFile.parse(FILE, own);
    assertThat(file.seed()).isEmpty();
    assertThat(file.suite().trials())
        .extracting(trial -> trial.config().seed())
        .containsExactly(5L, 0L);
    SuiteFile again = SuiteFile.parse(FILE, file.text(FILE));
    assertThat(again.seed()).isEmpty();
    assertThat(again.suite().trials().get(0).config().seed()).isEqualTo(5);
    SuiteFile all = SuiteFile.parse(FILE, "training: {seed: 5}\nmodels: {A: dense(8)}");
    assertThat(all.settings(SETTINGS).training().seed()).hasValue(5L);
  }

  @Test
  void jsonIsReadLikeYaml() throws IOException {
    String json =
        "{\n\t\"title\": \"A \\u00e9 \\/ b\",\n\t\"models\": {\"A\": [{\"Dense\": {\"units\": 8,"
            + " \"activation\": \"elu\"}}, {\"Dropout\": 5e-1}]},\r\n\t\"replicates\": 2}";
    SuiteFile file = SuiteFile.parse(FILE, json);
    assertThat(file.suite().title()).isEqualTo("A é / b");
    assertThat(file.replicates()).isEqualTo(2);
    assertThat(file.suite().trials().get(0).hidden())
        .containsExactly(new Dense(8, Activation.ELU), new Dropout(0.5));
  }

  /** Relative paths let the file and its data be moved together. */
  @Test
  void pathsAreToldFromTheFolderOfTheFile() throws IOException {
    DataSettings data = DataSettings.defaults().withSelection(DataSelection.parse("a/b/rows.csv"));
    SuiteFile file = SuiteFile.of(Suites.sizes(), SETTINGS.withData(data));
    String text = file.text(Path.of("a/results/churn/suite.yaml"));
    assertThat(text).contains("source: \"../../b/rows.csv\"");
    assertThat(SuiteFile.parse(Path.of("x/results/churn/suite.yaml"), text).data().selection())
        .isEqualTo(DataSelection.parse("x/b/rows.csv"));
  }

  /** The comments and the schema are made from these texts. */
  @Test
  void everyKeyAndArgumentSaysWhatItIs() {
    List<Key> keys = new ArrayList<>(new SuiteForm(Path.of(""), "").keys().keys());
    keys.addAll(DataForm.keys().keys());
    keys.addAll(TrainingForm.keys().keys());
    assertThat(keys).hasSizeGreaterThan(30).noneMatch(key -> key.meaning().isBlank());
    List<Kind<?>> kinds = new ArrayList<>(List.of(Kind.ofRecord(EarlyStopping.class)));
    kinds.addAll(Kind.of(LayerSpec.class));
    kinds.addAll(Kind.of(Regularizer.class));
    kinds.addAll(Kind.of(Optimizer.class));
    kinds.addAll(Kind.of(LearningRateSchedule.class));
    kinds.addAll(Kind.of(Augmentation.class));
    kinds.addAll(Kind.of(ClassWeight.class));
    assertThat(kinds)
        .flatExtracting(Kind::arguments)
        .hasSizeGreaterThan(20)
        .allMatch(argument -> argument.meaning().isPresent());
  }

  @Test
  void aSuiteIsPutTogetherInJava() throws IOException {
    Suite suite =
        Suite.builder("churn")
            .title("Who leaves?")
            .model("Small", ModelLine.parse("dense(16)"))
            .model(
                "Large",
                ModelLine.parse("dense(512)-dropout(0.5)"),
                TrainingConfig.defaults().withEpochs(50))
            .baseline("Small")
            .build();
    SuiteFile read = SuiteFile.parse(FILE, SuiteFile.of(suite, SETTINGS).text(FILE));
    assertThat(read.suite().models()).containsExactly("Small", "Large");
    assertThat(read.suite().trials().get(1).config().epochs()).isEqualTo(50);
    assertThat(read.suite().baseline()).isEqualTo(Optional.of("Small"));
  }

  @Test
  void theExampleForTheTitanicHasSixModelsInAtMostTwentyFiveLines() throws IOException {
    Path example = Path.of("src/example/titanic.yaml");
    assertThat(Files.readAllLines(example)).hasSizeLessThanOrEqualTo(25);
    SuiteFile file = SuiteFile.read(example);
    assertThat(file.suite().name()).isEqualTo("titanic");
    assertThat(file.suite().trials()).hasSize(6);
    assertThat(Pages.blocks(Path.of("docs/your-table.md")))
        .filteredOn(block -> block.language().equals("yaml"))
        .extracting(Pages.Block::code)
        .containsExactly(Files.readString(example));
  }
}
