package dev.overfit.bench;

import dev.overfit.simulation.SimulatedHiggs;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/** Writes simulated rows of seed 0 as a gzipped CSV file in the UCI layout. */
final class WriteRows {
  private static final int BUFFER = 1 << 16;

  private WriteRows() {}

  /**
   * Writes them; the file appears whole or not at all.
   *
   * @param arguments the file and the number of rows
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream bytes = Files.newOutputStream(part);
        GZIPOutputStream gzip = new GZIPOutputStream(bytes, BUFFER);
        Writer text =
            new BufferedWriter(new OutputStreamWriter(gzip, StandardCharsets.UTF_8), BUFFER)) {
      SimulatedHiggs.writeCsv(0, Integer.parseInt(arguments[1]), text);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
