package dev.overfit.example;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The background trainings: a few running, a few waiting, the last ones remembered. */
final class Trainings implements AutoCloseable {
  private static final int REMEMBERED = 50;

  private final ThreadPoolExecutor threads;
  private final DataFolder data;
  private final ServedModels models;
  private final ServiceMetrics metrics;
  private final Map<Long, BackgroundTraining> all = new TreeMap<>();
  private long last;

  Trainings(ServiceSettings settings, ServedModels models, ServiceMetrics metrics) {
    this.data = new DataFolder(settings.data());
    this.models = models;
    this.metrics = metrics;
    ServiceLimits limits = settings.limits();
    this.threads =
        new ThreadPoolExecutor(
            limits.trainingsAtOnce(),
            limits.trainingsAtOnce(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(limits.waiting()),
            task -> new Thread(task, "training"));
  }

  /**
   * Starts a training as soon as a thread is free.
   *
   * @throws RequestException 400 if its file does not exist, 409 if there is no room for another
   *     model, 429 if too many are waiting, 503 if the service is shutting down
   */
  synchronized BackgroundTraining start(TrainingRequest request) {
    data.file(request.dataName());
    models.checkRoom(request.modelName());
    BackgroundTraining training = new BackgroundTraining(last + 1, request, data, models, metrics);
    try {
      threads.execute(training);
    } catch (RejectedExecutionException e) {
      throw threads.isShutdown()
          ? new RequestException(503, "trainings: the service is shutting down")
          : new RequestException(429, "trainings: too many are waiting; try again later");
    }
    all.put(++last, training);
    forgetOld();
    return training;
  }

  private void forgetOld() {
    Iterator<BackgroundTraining> oldest = all.values().iterator();
    while (all.size() > REMEMBERED && oldest.next().events().ended()) {
      oldest.remove();
    }
  }

  /**
   * Returns a training.
   *
   * @throws RequestException 404 if there is no such training, or not anymore
   */
  synchronized BackgroundTraining get(String id) {
    BackgroundTraining training = id.matches("\\d{1,18}") ? all.get(Long.valueOf(id)) : null;
    if (training == null) {
      throw RequestException.notFound("training: there is no '" + id + "'");
    }
    return training;
  }

  /** Returns the status of all trainings, the latest first. */
  synchronized List<TrainingStatus> list() {
    List<TrainingStatus> list = new ArrayList<>();
    all.values().forEach(training -> list.add(0, training.status()));
    return list;
  }

  /** Cancels all trainings and waits for them to end. */
  @Override
  public void close() {
    synchronized (this) {
      threads.shutdownNow().forEach(waiting -> ((BackgroundTraining) waiting).drop());
      all.values().forEach(BackgroundTraining::cancel);
    }
    try {
      threads.awaitTermination(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
