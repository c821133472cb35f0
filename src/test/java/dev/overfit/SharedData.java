package dev.overfit;

import dev.overfit.data.DataOrigin;
import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import dev.overfit.data.LoadedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import java.util.zip.GZIPInputStream;

/** Real HIGGS rows beside the project; a clone of its own has none. */
public final class SharedData {
  /** The file. */
  public static final Path FILE = Path.of("..", "shared", "data", "HIGGS-11k.csv.gz");

  private SharedData() {}

  /** Whether they are there. */
  public static boolean exists() {
    return Files.exists(FILE);
  }

  /** All of them: 11,000. */
  public static LoadedData higgs() throws IOException {
    float[] f = new float[11000 * 28];
    float[] l = new float[11000];
    try (var r =
        new Scanner(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8)) {
      r.useDelimiter("[,\\n]");
      for (int i = 0; i < 11000; i++) {
        l[i] = Float.parseFloat(r.next());
        for (int j = 0; j < 28; j++) {
          f[i * 28 + j] = Float.parseFloat(r.next());
        }
      }
    }
    return new LoadedData(
        Dataset.of(Higgs.COLUMNS, f, l), new DataOrigin("H", "", false, "", 11000));
  }
}
