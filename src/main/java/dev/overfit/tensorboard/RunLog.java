package dev.overfit.tensorboard;

import dev.overfit.keras.KerasJson;
import dev.overfit.tensorboard.HParams.Status;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Metric;
import dev.overfit.training.TrainingBegin;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The three event files of one training: the session's in the model's folder, and one each in
 * {@code train} and {@code validation} inside it.
 */
final class RunLog implements Closeable {
  private final Clock clock;
  private final Curves curves;
  private final List<EventFile> files = new ArrayList<>();
  private final EventFile session;
  private final EventFile train;
  private final EventFile validation;
  private @Nullable EpochEnd last;

  /**
   * Creates the files.
   *
   * @param metrics the metrics of an epoch
   */
  RunLog(Path folder, Clock clock, List<Metric> metrics) throws IOException {
    this.clock = clock;
    this.curves = new Curves(metrics);
    try {
      session = open(folder);
      train = open(folder.resolve("train"));
      validation = open(folder.resolve("validation"));
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private EventFile open(Path folder) throws IOException {
    EventFile file = EventFile.create(folder, clock);
    files.add(file);
    return file;
  }

  /** Returns the paths of the files. */
  List<Path> files() {
    return files.stream().map(EventFile::path).toList();
  }

  /**
   * Writes what is known before the first epoch: settings, layers, and the graph if there is one.
   */
  void begin(TrainingBegin begin, byte @Nullable [] graphDef) throws IOException {
    session.summary(HParams.experiment(begin, clock.instant()));
    session.summary(HParams.sessionStart(begin, clock.instant()));
    train.summary(Values.kerasModel(KerasJson.of(begin.model())));
    if (graphDef != null) {
      train.graph(graphDef);
    }
    for (EventFile file : files) {
      file.flush();
    }
  }

  /** Adds the points of an epoch. */
  void epoch(EpochEnd end) throws IOException {
    EpochMetrics metrics = end.metrics();
    int step = metrics.epoch() - 1;
    last = end;
    train.points(step, curves.training(metrics));
    if (metrics.validated()) {
      validation.points(end.steps(), curves.validationVersusIterations(metrics));
      validation.points(step, curves.validation(metrics));
    }
    train.flushIfDue();
    validation.flushIfDue();
  }

  /** Writes how the training ended. */
  void end(Status status) throws IOException {
    if (last != null && last.best().filter(EpochMetrics::validated).isPresent()) {
      EpochMetrics best = last.best().get();
      byte[] point = new Curve(Figure.BEST).point(best.valBinaryCrossentropy());
      session.points(best.epoch() - 1, List.of(point));
    }
    session.summary(HParams.sessionEnd(status, clock.instant()));
  }

  /** Closes all files even if one of them fails. */
  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (EventFile file : files) {
      try {
        file.close();
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
