package dev.overfit.tensorboard;

import com.google.protobuf.ByteString;
import com.google.protobuf.Struct;
import dev.overfit.training.TrainingBegin;
import java.time.Instant;
import org.tensorflow.proto.Summary;

/**
 * Builds the messages that TensorBoard's HParams plugin reads: which settings and metrics its table
 * shows, their values in one training, and how that training ended.
 *
 * <p>A training is a session; its name is the folder of its file, and its metrics are the last
 * points of the curves in that folder's {@code train} and {@code validation}. Sessions have no
 * group, so that each gets a separate row.
 *
 * <p>The messages are those of <a
 * href="https://github.com/tensorflow/tensorboard/tree/master/tensorboard/plugins/hparams">
 * plugin_data.proto and api.proto</a>, for which no Java classes exist. Hyperparameters are a map
 * from string to {@link com.google.protobuf.Value} in field 1, which on the wire is a {@link
 * Struct}.
 */
final class HParams {
  /** How a training ended, with its number in {@code api.proto}. */
  enum Status {
    SUCCESS(1),
    FAILURE(2);

    private final int number;

    Status(int number) {
      this.number = number;
    }
  }

  private static final int TYPE_STRING = 1;
  private static final int TYPE_FLOAT64 = 3;

  private HParams() {}

  /**
   * Returns the columns of the table. Every training writes them; TensorBoard takes those of any
   * training.
   */
  static Summary.Value experiment(TrainingBegin begin, Instant now) {
    Wire experiment = new Wire().number(3, EventFile.seconds(now));
    for (Hyperparameter parameter : Hyperparameter.all(begin)) {
      experiment.message(4, info(parameter, begin));
    }
    for (Figure figure : Figure.all(begin.metrics())) {
      experiment.message(5, info(figure));
    }
    return value("_hparams_/experiment", 2, experiment.bytes());
  }

  /** Returns the settings of a training that begins now. */
  static Summary.Value sessionStart(TrainingBegin begin, Instant now) {
    Struct.Builder settings = Struct.newBuilder();
    for (Hyperparameter parameter : Hyperparameter.all(begin)) {
      settings.putFields(parameter.name(), parameter.of(begin));
    }
    ByteString start = new Wire().number(5, EventFile.seconds(now)).bytes();
    return value("_hparams_/session_start_info", 3, settings.build().toByteString().concat(start));
  }

  /** Returns the end of a training that ends now. */
  static Summary.Value sessionEnd(Status status, Instant now) {
    Wire end = new Wire().choice(1, status.number).number(2, EventFile.seconds(now));
    return value("_hparams_/session_end_info", 4, end.bytes());
  }

  private static Wire info(Hyperparameter parameter, TrainingBegin begin) {
    return new Wire()
        .text(1, parameter.name())
        .text(3, parameter.description())
        .choice(4, parameter.of(begin).hasNumberValue() ? TYPE_FLOAT64 : TYPE_STRING)
        .choice(7, parameter.varies() ? 1 : 0);
  }

  private static Wire info(Figure figure) {
    return new Wire()
        .message(1, new Wire().text(1, figure.folder()).text(2, figure.tag()))
        .text(3, figure.displayName());
  }

  private static Summary.Value value(String tag, int field, ByteString message) {
    return Values.hparams(tag, new Wire().message(field, message).bytes());
  }
}
