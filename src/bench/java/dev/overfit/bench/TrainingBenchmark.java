package dev.overfit.bench;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.graph.EpochFigures;
import dev.overfit.graph.EpochSums;
import dev.overfit.graph.InitialWeights;
import dev.overfit.graph.LabelledRows;
import dev.overfit.graph.StepSettings;
import dev.overfit.graph.TrainingSession;
import dev.overfit.graph.runtime.Execution;
import dev.overfit.model.ModelSpec;
import dev.overfit.training.RowOrder;
import dev.overfit.training.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Benchmarks of the parts in the native runtime: a single step, and an epoch in one run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
public class TrainingBenchmark {
  private static final int BATCH = 500;

  /** The model and the number of threads that an operation may use, as in {@code Tiny/1}. */
  @Param({"Tiny/1", "Large/1", "Large/2"})
  public String job = "";

  private @Nullable TrainingSession session;
  private int steps;
  private long step;

  /** Opens a session that holds all rows. */
  @Setup(Level.Trial)
  public void open() throws IOException {
    String[] parts = job.split("/", 2);
    ModelSpec model = TrainModel.model(parts[0]);
    Split split = TrainModel.rows(Path.of(System.getProperty("bench.data")));
    int[] order = new int[split.training().rows()];
    RowOrder.shuffled(0).fill(order, 1);
    session =
        new TrainingSession(
            model,
            new StepSettings(TrainingConfig.defaults().optimizer(), BATCH, 0, 0),
            new Execution(false, Integer.parseInt(parts[1])),
            rows(split.training()),
            rows(split.validation()));
    session.assign(InitialWeights.draw(model, 0));
    session.order(order);
    steps = order.length / BATCH;
  }

  private static LabelledRows rows(Dataset dataset) {
    return new LabelledRows(dataset.features(), dataset.labels());
  }

  /** Closes the session. */
  @TearDown(Level.Trial)
  public void close() {
    Objects.requireNonNull(session).close();
  }

  /** Runs one step, without validation. */
  @Benchmark
  public EpochFigures step() {
    return run(1, false);
  }

  /** Runs 20 steps and the validation of 1,000 rows. */
  @Benchmark
  public EpochFigures epoch() {
    return run(steps, true);
  }

  private EpochFigures run(int count, boolean validate) {
    EpochFigures figures =
        Objects.requireNonNull(session).run(0, count, step, EpochSums.ZERO, validate);
    step += count;
    return figures;
  }
}
