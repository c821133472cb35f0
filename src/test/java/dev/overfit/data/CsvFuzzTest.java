package dev.overfit.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever bytes come in, rows or a {@link DataException} come out. */
class CsvFuzzTest {
  private static final String PIECES = "0123456789.,-+eE\"\n\r \t\0NaInfx\uFEFF";

  /** With the parameters below, 5,000 inputs in all. */
  private static final int INPUTS = 1250;

  @ParameterizedTest
  @CsvSource({"a.csv,false", "a.csv.gz,true", "b.csv.gz,false", "c.csv,false"})
  void onlyRowsOrTheDocumentedExceptionComeOut(String name, boolean flipGzip, @TempDir Path folder)
      throws IOException {
    boolean named = name.equals("c.csv");
    String header = "signal," + String.join(",", Higgs.COLUMNS) + "\n";
    byte[] rows = ((named ? header : "") + FormulaRows.csv(40)).getBytes(StandardCharsets.UTF_8);
    int read = 0;
    int refused = 0;
    for (int seed = 0; seed < INPUTS; seed++) {
      Path file = Files.write(folder.resolve(name), input(rows, name, flipGzip, new Random(seed)));
      try {
        int asked = seed % 3 == 0 ? CsvFile.ALL_ROWS : 1 + seed % 40;
        LoadedData data = CsvFile.read(file, layout(seed, named), asked, RowProgress.NONE);
        assertThat(data.dataset().rows()).isPositive().isLessThanOrEqualTo(asked);
        read++;
      } catch (DataException e) {
        assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n", "\r");
        refused++;
      }
    }
    assertThat(read + refused).isEqualTo(INPUTS);
    assertThat(refused).isGreaterThan(INPUTS / 10);
    assertThat(read).isGreaterThan(INPUTS / 40);
  }

  private static CsvLayout layout(int seed, boolean named) {
    if (named) {
      return CsvLayout.withHeader(new LabelColumn.Named("signal"));
    }
    return seed % 5 == 0 ? CsvLayout.withHeader(new LabelColumn.At(0)) : CsvLayout.uci();
  }

  private static byte[] input(byte[] rows, String name, boolean flipGzip, Random random) {
    if (!name.endsWith(".gz")) {
      return mutated(rows, random);
    }
    return flipGzip
        ? mutated(FormulaRows.gzip(rows), random)
        : FormulaRows.gzip(mutated(rows, random));
  }

  /** One to three changes: a byte flipped, a piece put in, a piece cut out, the end cut off. */
  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] result = bytes.clone();
    for (int change = 0; change <= random.nextInt(3) && result.length > 1; change++) {
      int at = random.nextInt(result.length);
      switch (random.nextInt(5)) {
        case 0, 1 -> result[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> result = spliced(result, at, piece(random), at);
        case 3 -> result = spliced(result, at, "", at + random.nextInt(result.length - at));
        default -> result = spliced(result, at, "", result.length);
      }
    }
    return result;
  }

  private static String piece(Random random) {
    StringBuilder piece = new StringBuilder();
    for (int i = 0; i <= random.nextInt(8); i++) {
      piece.append(PIECES.charAt(random.nextInt(PIECES.length())));
    }
    return piece.toString();
  }

  private static byte[] spliced(byte[] bytes, int from, String piece, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
