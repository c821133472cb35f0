package dev.overfit.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.UnknownFieldSet;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.Regularizer.L2;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.tensorboard.HParams.Status;
import dev.overfit.training.TrainingBegin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.Summary;

/** The field numbers are those of TensorBoard's plugin_data.proto and api.proto. */
class HParamsTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000, 500_000_000);

  private final TrainingBegin begin =
      ScriptedTraining.of(
              "Combined",
              1,
              1,
              new Dense(512, Activation.ELU, new L2(0.0001)),
              new Dropout(0.5),
              new Dense(64, Activation.ELU))
          .begin();

  @Test
  void valueIsForThePluginHparamsAndHoldsNoNumbers() {
    Summary.Value value = HParams.sessionStart(begin, NOW);

    assertThat(Events.plugin(value)).isEqualTo("hparams");
    assertThat(value.getTag()).isEqualTo("_hparams_/session_start_info");
    assertThat(value.getTensor().getTensorShape().getDim(0).getSize()).isZero();
    assertThat(value.getTensor().getFloatValCount()).isZero();
  }

  /** The layers have 28 x 512 + 512, 512 x 64 + 64 and 64 + 1 parameters: 47,745. */
  @Test
  void sessionStartHoldsEverySetting() throws InvalidProtocolBufferException {
    ByteString message = message(HParams.sessionStart(begin, NOW), 3);

    Map<String, Object> settings = new TreeMap<>();
    Struct.parseFrom(message)
        .getFieldsMap()
        .forEach(
            (name, value) ->
                settings.put(
                    name,
                    value.hasNumberValue() ? value.getNumberValue() : value.getStringValue()));
    assertThat(settings)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("model", "Combined"),
                Map.entry("hidden_layers", "512, 64"),
                Map.entry("parameters", 47_745.0),
                Map.entry("dropout", 0.5),
                Map.entry("l1", 0.0),
                Map.entry("l2", 0.0001),
                Map.entry("optimizer", "Adam"),
                Map.entry("weight_decay", 0.0),
                Map.entry("learning_rate", 0.001),
                Map.entry("schedule", "0.001 / (1 + 1 × step / 20,000)"),
                Map.entry("batch_size", 500.0),
                Map.entry("epochs", 10_000.0),
                Map.entry("patience", 200.0),
                Map.entry("seed", "0"),
                Map.entry("data", "HIGGS")));
  }

  @Test
  void sessionStartHoldsItsTimeAndNoGroup() throws InvalidProtocolBufferException {
    UnknownFieldSet start = UnknownFieldSet.parseFrom(message(HParams.sessionStart(begin, NOW), 3));

    assertThat(seconds(start, 5)).isEqualTo(1_700_000_000.5);
    assertThat(start.hasField(4)).isFalse();
  }

  @Test
  void sessionEndHoldsStatusAndTime() throws InvalidProtocolBufferException {
    UnknownFieldSet end =
        UnknownFieldSet.parseFrom(message(HParams.sessionEnd(Status.FAILURE, NOW), 4));

    assertThat(end.getField(1).getVarintList()).containsExactly(2L);
    assertThat(seconds(end, 2)).isEqualTo(1_700_000_000.5);
  }

  @Test
  void experimentListsEverySettingWithItsType() throws InvalidProtocolBufferException {
    UnknownFieldSet experiment =
        UnknownFieldSet.parseFrom(message(HParams.experiment(begin, NOW), 2));
    Map<String, Long> types = new TreeMap<>();
    for (ByteString bytes : experiment.getField(4).getLengthDelimitedList()) {
      UnknownFieldSet info = UnknownFieldSet.parseFrom(bytes);
      types.put(text(info, 1), info.getField(4).getVarintList().get(0));
    }

    Map<String, Long> expected = new TreeMap<>();
    Struct.parseFrom(message(HParams.sessionStart(begin, NOW), 3))
        .getFieldsMap()
        .forEach((name, value) -> expected.put(name, value.hasNumberValue() ? 3L : 1L));
    assertThat(types).isEqualTo(expected).hasSize(15);
  }

  @Test
  void classWeightsAreAColumnWhereThereAreSome() throws InvalidProtocolBufferException {
    TrainingBegin weighted =
        new TrainingBegin(
            begin.model(),
            begin.config().withClassWeight(ClassWeight.BALANCED),
            begin.data(),
            begin.stepsPerEpoch(),
            1,
            begin.placement());
    Struct settings = Struct.parseFrom(message(HParams.sessionStart(weighted, NOW), 3));
    assertThat(settings.getFieldsOrThrow("class_weight").getStringValue()).isEqualTo("balanced");
    UnknownFieldSet experiment =
        UnknownFieldSet.parseFrom(message(HParams.experiment(weighted, NOW), 2));
    assertThat(experiment.getField(4).getLengthDelimitedList()).hasSize(16);
  }

  @Test
  void aShareOfTheRowsIsAColumnWhereThereIsOne() throws InvalidProtocolBufferException {
    TrainingBegin half =
        new TrainingBegin(
            begin.model(),
            begin.config().withTrainingShare(0.5),
            begin.data(),
            begin.stepsPerEpoch(),
            1,
            begin.placement());
    Struct settings = Struct.parseFrom(message(HParams.sessionStart(half, NOW), 3));
    assertThat(settings.getFieldsOrThrow("training_share").getNumberValue()).isEqualTo(0.5);
    Struct all = Struct.parseFrom(message(HParams.sessionStart(begin, NOW), 3));
    assertThat(all.getFieldsMap()).doesNotContainKey("training_share");
  }

  @Test
  void experimentPutsTheModelsSettingsFirst() throws InvalidProtocolBufferException {
    UnknownFieldSet experiment =
        UnknownFieldSet.parseFrom(message(HParams.experiment(begin, NOW), 2));
    List<String> first = new ArrayList<>();
    for (ByteString bytes : experiment.getField(4).getLengthDelimitedList()) {
      UnknownFieldSet info = UnknownFieldSet.parseFrom(bytes);
      if (info.getField(7).getVarintList().get(0) == 1) {
        first.add(text(info, 1));
      }
    }

    assertThat(first).containsExactly("hidden_layers", "parameters", "dropout", "l1", "l2");
  }

  @Test
  void experimentListsFiguresByFolderAndTag() throws InvalidProtocolBufferException {
    UnknownFieldSet experiment =
        UnknownFieldSet.parseFrom(message(HParams.experiment(begin, NOW), 2));
    List<String> figures =
        experiment.getField(5).getLengthDelimitedList().stream().map(HParamsTest::figure).toList();

    assertThat(figures)
        .containsExactly(
            "hparam/best_val_binary_crossentropy",
            "validation/epoch_loss",
            "validation/epoch_binary_crossentropy",
            "validation/epoch_accuracy",
            "train/epoch_loss",
            "train/epoch_binary_crossentropy",
            "train/epoch_accuracy");
  }

  private static String figure(ByteString metricInfo) {
    try {
      ByteString name =
          UnknownFieldSet.parseFrom(metricInfo).getField(1).getLengthDelimitedList().get(0);
      UnknownFieldSet fields = UnknownFieldSet.parseFrom(name);
      String folder = text(fields, 1);
      return folder.isEmpty() ? text(fields, 2) : folder + "/" + text(fields, 2);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static ByteString message(Summary.Value value, int field)
      throws InvalidProtocolBufferException {
    UnknownFieldSet data = UnknownFieldSet.parseFrom(Events.content(value));
    assertThat(data.asMap()).containsOnlyKeys(field);
    return data.getField(field).getLengthDelimitedList().get(0);
  }

  private static String text(UnknownFieldSet fields, int field) {
    return fields.getField(field).getLengthDelimitedList().get(0).toStringUtf8();
  }

  private static double seconds(UnknownFieldSet fields, int field) {
    return Double.longBitsToDouble(fields.getField(field).getFixed64List().get(0));
  }
}
