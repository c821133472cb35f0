package dev.overfit.bench;

import dev.overfit.data.RowSink;
import dev.overfit.simulation.SimulatedHiggs;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes simulated rows to a file in the UCI layout, for programs that have no simulation. */
final class SimulateRows {
  private SimulateRows() {}

  /**
   * Prints the seconds and the rows per second.
   *
   * @param arguments the file, which is compressed if its name ends in {@code .gz}, the number of
   *     rows and the seed
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    int rows = Integer.parseInt(arguments[1]);
    long begun = System.nanoTime();
    try (Writer out = new BufferedWriter(open(file), 1 << 16)) {
      SimulatedHiggs.write(Long.parseLong(arguments[2]), rows, new Lines(out), made -> {});
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "{\"rows\": %d, \"seconds\": %.2f, \"rows_a_second\": %.0f}%n",
        rows,
        seconds,
        rows / seconds);
  }

  private static Writer open(Path file) throws IOException {
    var bytes = Files.newOutputStream(file);
    return new OutputStreamWriter(
        file.toString().endsWith(".gz") ? new FastGzip(bytes) : bytes, StandardCharsets.US_ASCII);
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(java.io.OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private record Lines(Writer out) implements RowSink {
    @Override
    public void begin(List<String> columns) {}

    @Override
    public void add(float label, float[] features) throws IOException {
      StringBuilder line = new StringBuilder(400).append(label);
      for (float feature : features) {
        line.append(',').append(feature);
      }
      out.append(line.append('\n'));
    }
  }
}
