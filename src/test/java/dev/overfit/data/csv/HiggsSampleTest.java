package dev.overfit.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HiggsSampleTest {
  @Test
  void holdsFifteenThousandRowsNoneOfThemTwice() throws IOException {
    Dataset rows = HiggsSample.read().dataset();
    assertThat(rows.rows()).isEqualTo(HiggsSample.ROWS).isEqualTo(15_000);
    assertThat(rows.columns()).isEqualTo(Higgs.COLUMNS);
    // the first row in the file: 8.69e-01, -6.35e-01, 2.26e-01, …, 8.77e-01
    assertThat(rows.labels()[0]).isEqualTo(1f);
    assertThat(rows.features()).startsWith(0.869f, -0.635f, 0.226f);
    assertThat(rows.features()[27]).isEqualTo(0.877f);
    // row 10,001, the first at full precision: 6.238780022000000036e-01
    assertThat(rows.labels()[10_000]).isZero();
    assertThat(rows.features()[10_000 * 28]).isEqualTo(0.623878f);

    Set<String> distinct = new HashSet<>();
    for (int row = 0; row < rows.rows(); row++) {
      distinct.add(Arrays.toString(Arrays.copyOfRange(rows.features(), row * 28, (row + 1) * 28)));
    }
    assertThat(distinct).hasSize(15_000);
  }

  @Test
  void saysThatItIsASampleOfRealRows() throws IOException {
    LoadedData data = HiggsSample.read(11_000, RowProgress.NONE);
    assertThat(data.origin().name()).isEqualTo("HIGGS sample");
    assertThat(data.origin().location()).startsWith("HIGGS-15k.csv.gz inside Overfit");
    assertThat(data.origin().simulated()).isFalse();
    assertThat(data.origin().rows()).isEqualTo(11_000);
    // computed in Python: the SHA-256 of the first 11,000 rows as little-endian float32, label
    // first
    assertThat(data.origin().sha256())
        .isEqualTo("7ea20f959406b007ee0fbb4983f1d20eb490cc0bf2797ea4e330ce7666cdf1d6");
  }

  @Test
  void itsRowsAreThoseOfItsFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("HIGGS-15k.csv.gz");
    try (InputStream bytes = HiggsSample.class.getResourceAsStream("HIGGS-15k.csv.gz")) {
      Files.copy(bytes, file);
    }
    assertThat(HiggsSample.read().origin().sha256())
        .isEqualTo(CsvFile.read(file, CsvLayout.uci()).origin().sha256());
  }

  @Test
  void theSplitOfTheTutorialHasAboutHalfSignalOnBothSides() throws IOException {
    Split split = HiggsSample.read().split(1_000, 10_000);
    // 53 % of HIGGS is signal; the standard error of 1,000 rows is 1.6 %
    assertThat(share(split.validation())).isCloseTo(0.53, within(0.06));
    assertThat(share(split.training())).isCloseTo(0.53, within(0.02));
  }

  @Test
  void moreRowsThanItHasAreRefused() {
    assertThatThrownBy(() -> HiggsSample.read(15_001, RowProgress.NONE))
        .isInstanceOf(DataException.class)
        .hasMessage("HIGGS sample: expected at most 15,000 rows, received 15,001");
    assertThatThrownBy(() -> HiggsSample.read(0, RowProgress.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows: expected at least 1, received 0");
  }

  private static double share(Dataset rows) {
    double signal = 0;
    for (float label : rows.labels()) {
      signal += label;
    }
    return signal / rows.rows();
  }
}
