package dev.overfit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.study.Analysis;
import dev.overfit.study.PartStudies;
import dev.overfit.study.Studies;
import dev.overfit.study.Study;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Epochs;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunJsonTest {
  @Test
  void saysWhichRowsItWasMadeFrom() throws JsonProcessingException {
    JsonNode run = run(Studies.regularizers(true));
    assertThat(run.get("suite").asText()).isEqualTo("regularizers");
    assertThat(run.get("simulated").asBoolean()).isTrue();
    assertThat(run.get("baseline").asText()).isEqualTo("Tiny");
    assertThat(run.get("started").asText()).isEqualTo("2026-02-03T04:05:06Z");
    assertThat(run.get("seconds").asDouble()).isEqualTo(123.456);
    assertThat(run.at("/data/location").asText()).isEqualTo("simulation, seed 0");
    assertThat(run.at("/data/sha256").asText()).hasSize(64);
    assertThat(run.at("/data/rows").asInt()).isEqualTo(3000);
    assertThat(run.at("/data/training_rows").asInt()).isEqualTo(2000);
    assertThat(run.at("/data/validation_rows").asInt()).isEqualTo(1000);
  }

  @Test
  void saysHowEachModelWasMadeAndEnded() throws JsonProcessingException {
    JsonNode combined = run(Studies.regularizers(false)).at("/models/3");
    assertThat(combined.get("name").asText()).isEqualTo("Combined");
    assertThat(combined.get("parameters").asLong()).isEqualTo(803_329);
    assertThat(combined.at("/layers/0/type").asText()).isEqualTo("Dense");
    assertThat(combined.at("/layers/0/kernel_regularizer/l2").asDouble()).isEqualTo(0.0001);
    assertThat(combined.at("/layers/1/type").asText()).isEqualTo("Dropout");
    assertThat(combined.at("/layers/1/rate").asDouble()).isEqualTo(0.5);
    assertThat(combined.at("/settings/optimizer/type").asText()).isEqualTo("Adam");
    assertThat(combined.at("/settings/optimizer/learning_rate/type").asText())
        .isEqualTo("InverseTimeDecay");
    assertThat(combined.at("/settings/optimizer/learning_rate/decay_steps").asInt())
        .isEqualTo(20_000);
    assertThat(combined.at("/settings/early_stopping/monitor").asText())
        .isEqualTo("val_binary_crossentropy");
    assertThat(combined.at("/stop_reason/type").asText()).isEqualTo("EarlyStopped");
    assertThat(combined.at("/stop_reason/epoch").asInt()).isEqualTo(1200);
    assertThat(combined.at("/best_epoch/epoch").asInt())
        .isEqualTo(combined.at("/stop_reason/best_epoch").asInt());
    assertThat(combined.at("/provenance/tensorflow_version").asText()).isEqualTo("2.18.0");
    assertThat(combined.at("/provenance/device").asText()).isEqualTo("CPU");
    assertThat(combined.at("/provenance/device_reason").asText()).isEqualTo("asked for");
    assertThat(combined.at("/provenance/deterministic").asBoolean()).isTrue();
    assertThat(combined.at("/provenance/operations_on_cpu").isEmpty()).isTrue();
    assertThat(combined.at("/epoch_ms").asDouble()).isEqualTo(3.141);
  }

  @Test
  void saysWhatRowsCountWhereTheyDoNotCountAlike() throws JsonProcessingException {
    assertThat(run(Studies.sizes(false)).at("/models/0/settings").has("class_weight")).isFalse();
    TrainingConfig balanced = TrainingConfig.defaults().withClassWeight(ClassWeight.BALANCED);
    TrainingResult result =
        Studies.result(Studies.stack("Tiny", 16), balanced, List.of(), new StopReason.Cancelled(0));
    Study study = Studies.study("sizes", false, Optional.empty(), List.of(result));
    JsonNode weight = run(study).at("/models/0/settings/class_weight");
    assertThat(weight.get("type").asText()).isEqualTo("Balanced");
    assertThat(weight.get("negative").asDouble()).isEqualTo(4 / 6.0);
    assertThat(weight.get("positive").asDouble()).isEqualTo(2);
  }

  @Test
  void saysOnWhichShareOfTheRowsModelsWereTrainedAndWhatThatBought()
      throws JsonProcessingException {
    JsonNode run = run(PartStudies.example());
    assertThat(run.at("/models/0/name").asText()).isEqualTo("ASixteenth");
    assertThat(run.at("/models/0/settings/training_share").asDouble()).isEqualTo(0.0625);
    assertThat(run.at("/models/4/settings").has("training_share")).isFalse();
    assertThat(run.get("learning_curves")).hasSize(2);
    JsonNode curve = run.at("/learning_curves/0");
    assertThat(curve.get("name").asText()).isEqualTo("A");
    assertThat(curve.get("points")).hasSize(5);
    assertThat(curve.at("/points/4/model").asText()).isEqualTo("A");
    assertThat(curve.at("/points/4/training_rows").asInt()).isEqualTo(480);
    assertThat(curve.at("/points/4/replicates").asInt()).isEqualTo(6);
    assertThat(curve.at("/points/4/mean_binary_crossentropy").asDouble())
        .isCloseTo(0.5, within(1e-6));
    assertThat(curve.at("/points/4/interval/low").asDouble()).isLessThan(0.5);
    assertThat(curve.at("/points/4/training_binary_crossentropy").asDouble()).isPositive();
    assertThat(curve.at("/next_doubling/replicates").asInt()).isEqualTo(6);
    assertThat(curve.at("/next_doubling/change").asDouble()).isCloseTo(-0.015, within(1e-6));
    assertThat(curve.at("/next_doubling/interval").has("high")).isTrue();
    assertThat(run(Studies.sizes(false)).has("learning_curves")).isFalse();
  }

  @Test
  void saysWhichModelWasTrainedOnceMoreAndWhatTheTestRowsGive() throws JsonProcessingException {
    assertThat(run(Studies.sizes(false)).has("fit")).isFalse();
    JsonNode fit = run(Studies.fitted(Studies.sizes(false), Studies.fit())).get("fit");
    assertThat(fit.get("model").asText()).isEqualTo("Tiny");
    assertThat(fit.get("name").asText()).isEqualTo("Tiny-fit");
    assertThat(fit.get("rows").asInt()).isEqualTo(1900);
    assertThat(fit.get("epochs").asInt()).isEqualTo(3);
    assertThat(fit.get("epochs_are").asText()).isEqualTo("the median best epoch of 5 replicates");
    assertThat(fit.at("/settings/early_stopping").isNull()).isTrue();
    assertThat(fit.at("/test/binary_crossentropy").asDouble()).isCloseTo(0.5, within(1e-6));
    assertThat(fit.at("/stop_reason/type").asText()).isEqualTo("EpochsCompleted");
    assertThat(fit.has("validation")).isFalse();
    assertThat(fit.at("/provenance/seed").asInt()).isZero();
  }

  @Test
  void listsEveryReplicateAndEachModelOnce() throws JsonProcessingException {
    JsonNode run = run(Studies.replicated(Studies.sizes(false), 3));
    assertThat(run.get("models")).hasSize(4);
    assertThat(run.get("replicates")).hasSize(12);
    JsonNode last = run.at("/replicates/11");
    assertThat(last.get("model").asText()).isEqualTo("Large");
    assertThat(last.get("replicate").asInt()).isEqualTo(2);
    assertThat(last.get("name").asText()).isEqualTo("Large-2");
    assertThat(last.get("seed").asLong()).isZero();
    assertThat(last.get("best_epoch")).isEqualTo(run.at("/models/3/best_epoch"));
    assertThat(last.get("stop_reason")).isEqualTo(run.at("/models/3/stop_reason"));
    assertThat(last.get("provenance")).isEqualTo(run.at("/models/3/provenance"));
  }

  @Test
  void saysWhichOfSeveralReplicatesLeftAsTheSavedModel() throws JsonProcessingException {
    Study often = Studies.replicated(Studies.sizes(false), 3);
    assertThat(run(often).at("/models/0/exported_replicate").asInt(-1)).isZero();
    assertThat(run(Studies.sizes(false)).at("/models/0").has("exported_replicate")).isFalse();
  }

  @Test
  void saysWhichTrainingsAreTakenFromAnotherSuite() throws JsonProcessingException {
    JsonNode replicates = run(Studies.taken(Studies.regularizers(false), "L2")).get("replicates");
    assertThat(replicates.get(1).get("taken_from").asText()).isEqualTo("sizes");
    assertThat(replicates.get(0).has("taken_from")).isFalse();
  }

  @Test
  void tellsEachComparisonAndItsVerdict() throws JsonProcessingException {
    Study study = Studies.judged(Map.of("Tiny", new double[] {0.5, 0.5}));
    assertThat(run(study).has("comparisons")).isFalse();
    assertThat(run(study).get("judging_rows").asText()).isEqualTo("test");
    JsonNode pairs = run(Studies.sizes(false)).get("comparisons");
    assertThat(pairs).hasSize(6);
    assertThat(pairs.get(0).get("verdict").asText()).isEqualTo("none");
    assertThat(pairs.get(0).has("p")).isFalse();
  }

  @Test
  void theBestEpochHasAllItsFiguresUnderTheirLabels() throws JsonProcessingException {
    StopReason reason = new StopReason.EpochsCompleted(1);
    EpochMetrics epoch = Epochs.of(1, 0.001f, 0.7f, 0.6f, 0.5f, 0.8f, 0.75f, Float.NaN);
    Study study =
        Studies.study(
            "sizes",
            false,
            Optional.empty(),
            List.of(Studies.result(Studies.stack("Tiny", 16), List.of(epoch), reason)));
    assertThat(RunJson.of(Analysis.of(study)))
        .contains(
            """
                  "best_epoch" : {
                    "epoch" : 1,
                    "learning_rate" : 0.001,
                    "loss" : 0.7,
                    "binary_crossentropy" : 0.6,
                    "accuracy" : 0.5,
                    "val_loss" : 0.8,
                    "val_binary_crossentropy" : 0.75,
                    "val_accuracy" : "NaN"
                  },
            """);
  }

  @Test
  void timesHaveSensiblyManyDigits() throws Exception {
    Study study = Studies.sizes(false);
    for (JsonNode model : run(study).get("models")) {
      assertThat(model.get("seconds").asText()).isEqualTo("12.345");
      assertThat(model.get("epoch_ms").asText()).isEqualTo("3.141");
    }
    assertThat(SummaryCsv.of(Analysis.of(study))).contains(",12.345,3.141,0.5,");
  }

  @Test
  void aLossThatIsNoNumberIsAString() throws JsonProcessingException {
    Study study =
        Studies.study(
            "sizes",
            false,
            Optional.empty(),
            List.of(
                Studies.result(
                    Studies.stack("Tiny", 16), List.of(), new StopReason.Diverged(1, Double.NaN))));
    JsonNode model = run(study).at("/models/0");
    assertThat(model.at("/stop_reason/loss").asText()).isEqualTo("NaN");
    assertThat(model.has("best_epoch")).isFalse();
  }

  @Test
  void isTheSameTextForTheSameStudy() throws JsonProcessingException {
    assertThat(RunJson.of(Analysis.of(Studies.sizes(false))))
        .isEqualTo(RunJson.of(Analysis.of(Studies.sizes(false))))
        .startsWith("{\n  \"suite\" : \"sizes\",\n")
        .endsWith("\n}\n");
  }

  @Test
  void tellsTheClassesOfEachPartAndWhatKnowingNothingGives() throws JsonProcessingException {
    JsonNode run = run(Studies.table());
    assertThat(run.at("/data/test_rows").asInt()).isEqualTo(10);
    assertThat(run.at("/data/labels/training/positives").asInt()).isEqualTo(12);
    assertThat(run.at("/data/labels/training/share").asDouble()).isEqualTo(0.4);
    assertThat(run.at("/data/labels/test/rows").asInt()).isEqualTo(10);
    // -0.4 ln 0.4 - 0.6 ln 0.6
    assertThat(run.at("/data/knowing_nothing/validation/binary_crossentropy").asDouble())
        .isCloseTo(0.673012, within(1e-6));
    assertThat(run.at("/data/knowing_nothing/test/accuracy").asDouble()).isEqualTo(0.6);
    assertThat(run.at("/models/0/test/average_precision").asDouble())
        .isEqualTo(0.6625, within(1e-9));
    assertThat(run.at("/replicates/1/test/accuracy").asDouble()).isEqualTo(0.8);
    JsonNode without = run(Studies.sizes(false));
    assertThat(without.at("/data/labels").has("test")).isFalse();
    assertThat(without.at("/models/0").has("test")).isFalse();
    assertThat(without.at("/data").has("columns")).isFalse();
  }

  @Test
  void tellsWhatBecameOfTheColumnsOfATable() throws JsonProcessingException {
    JsonNode data = run(Studies.table()).get("data");
    assertThat(data.at("/label/name").asText()).isEqualTo("churned");
    assertThat(data.at("/label/positive").asText()).isEqualTo("yes");
    assertThat(data.get("repeated_rows").isInt()).isTrue();
    assertThat(data.get("columns")).hasSize(3);
    JsonNode plan = data.at("/columns/0");
    assertThat(plan.get("name").asText()).isEqualTo("plan");
    assertThat(plan.get("kind").asText()).isEqualTo("category");
    assertThat(plan.get("missing").asInt()).isEqualTo(8); // rows 0, 7, …, 49
    assertThat(plan.get("features").toString())
        .isEqualTo("[\"plan=basic\",\"plan=plus\",\"plan missing\"]");
    JsonNode currency = data.at("/columns/2");
    assertThat(currency.get("left_out").asBoolean()).isTrue();
    assertThat(currency.get("features")).isEmpty();
    assertThat(currency.at("/remarks/0").asText())
        .isEqualTo("all training rows have the same value");
  }

  private static JsonNode run(Study study) throws JsonProcessingException {
    return new ObjectMapper().readTree(RunJson.of(Analysis.of(study)));
  }
}
