package dev.overfit.bench;

import dev.overfit.data.LoadedData;
import dev.overfit.data.csv.CsvFile;
import dev.overfit.data.csv.CsvLayout;
import dev.overfit.data.csv.RowProgress;
import dev.overfit.training.RowOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Benchmarks of the parts in Java: the order of an epoch's rows, and reading a file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PartsBenchmark {
  private static final int ROWS = 11_000;

  private final RowOrder shuffled = RowOrder.shuffled(0);
  private final int[] order = new int[10_000];
  private final Path file = Path.of(System.getProperty("bench.data"));
  private int epoch;

  /** Orders 10,000 rows. */
  @Benchmark
  public int[] rowOrder() {
    shuffled.fill(order, ++epoch);
    return order;
  }

  /** Reads and checks 11,000 rows from gzip. */
  @Benchmark
  public LoadedData csv() throws IOException {
    return CsvFile.read(file, CsvLayout.uci(), ROWS, RowProgress.NONE);
  }
}
