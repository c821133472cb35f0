package dev.overfit;

import dev.overfit.data.LoadedData;
import dev.overfit.data.csv.CsvFile;
import dev.overfit.data.csv.CsvLayout;
import dev.overfit.data.csv.RowProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
    return CsvFile.read(FILE, CsvLayout.uci(), CsvFile.ALL_ROWS, RowProgress.NONE);
  }
}
