package dev.overfit.spark;

import dev.overfit.data.Split;
import dev.overfit.suite.Replicate;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * Runs units on the executors, each as a job of one task, so that a unit can be cancelled and its
 * result taken while others continue; Spark runs the jobs in order of arrival as cores become free.
 * A task has as many cores as its unit has threads, so that cores are not overcommitted.
 * Thread-safe.
 */
final class UnitRuns implements AutoCloseable {
  private static final String TASK_CPUS = "spark.task.cpus";

  private final JavaSparkContext context;
  private final PrintStream progress;
  private final Map<Split, Broadcast<SentRows>> rows = new WeakHashMap<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  private UnitRuns(JavaSparkContext context, PrintStream progress) {
    this.context = context;
    this.progress = progress;
  }

  /**
   * Returns the settings for Spark: as many cores per task as the user wants threads, unless the
   * user has set that, too.
   *
   * @param threads the number of threads that the user wants, or 0
   */
  static SparkConf settings(int threads) {
    SparkConf settings = Cluster.settings("Overfit");
    return threads > 0 ? settings.setIfMissing(TASK_CPUS, Integer.toString(threads)) : settings;
  }

  /** Returns the number of cores per task. */
  static int cores(SparkConf settings) {
    return settings.getInt(TASK_CPUS, 1);
  }

  /**
   * Starts Spark.
   *
   * @param progress where to print that units have ended
   * @throws IllegalStateException if Spark does not start
   */
  static UnitRuns start(SparkConf settings, PrintStream progress) {
    try {
      return new UnitRuns(new JavaSparkContext(settings), progress);
    } catch (Exception e) {
      throw failed("", e);
    }
  }

  /** Wraps an exception; Scala throws undeclared checked ones, among them SparkException. */
  private static IllegalStateException failed(String what, Exception e) {
    return new IllegalStateException("Spark: " + what + e.getMessage(), e);
  }

  /**
   * Runs a unit and waits for its end.
   *
   * @param name the name to {@link #cancel} it by
   * @param checkpoint the checkpoint to resume from; null to begin anew
   * @throws CancellationException if this process is ending
   * @throws IllegalStateException if Spark has ended the job: because it was cancelled, or because
   *     all attempts to run it failed
   */
  UnitEnd run(String name, Replicate replicate, @Nullable FileBytes checkpoint, Split split) {
    Unit unit = new Unit(Plain.of(replicate), checkpoint, broadcast(split));
    underWay.incrementAndGet();
    context.setJobGroup(name, replicate.name(), true);
    try {
      return context.parallelize(List.of(unit), 1).map(Unit::train).first();
    } catch (Exception e) {
      if (isEnding()) {
        throw cancelled(replicate, e);
      }
      throw failed(replicate.name() + ": ", e);
    }
  }

  /** Reports that a unit has ended. */
  void told(Replicate replicate, String host) {
    progress.printf(
        Locale.ROOT,
        "%s has ended on %s; %,d ended, %,d under way%n",
        replicate.name(),
        host,
        ended.incrementAndGet(),
        underWay.decrementAndGet());
  }

  /** Ends a unit soon, or keeps it from beginning. */
  void cancel(String name) {
    context.sc().cancelJobGroupAndFutureJobs(name);
  }

  static CancellationException cancelled(Replicate replicate, Exception cause) {
    CancellationException e =
        new CancellationException(replicate.name() + ": cancelled on its executor");
    e.initCause(cause);
    return e;
  }

  /** Returns whether the JVM is ending, which Spark learns as early as the command. */
  private static boolean isEnding() {
    Thread none = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(none);
      Runtime.getRuntime().removeShutdownHook(none);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** Broadcasts rows once per split, so again only if they are split anew. */
  private Broadcast<SentRows> broadcast(Split split) {
    synchronized (rows) {
      return rows.computeIfAbsent(split, each -> context.broadcast(SentRows.of(each)));
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
