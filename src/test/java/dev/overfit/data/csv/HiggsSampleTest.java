package dev.overfit.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overfit.SharedData;
import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The real rows, where they lie beside the project; {@link CsvFileTest} reads such by formula. */
class HiggsSampleTest {
  @Test
  void elevenThousandRealRowsAreRead() throws IOException {
    assumeTrue(SharedData.exists(), "the HIGGS sample is not beside the project");
    LoadedData data = CsvFile.read(SharedData.FILE, CsvLayout.uci(), 11_000, RowProgress.NONE);

    Dataset rows = data.dataset();
    assertThat(rows.rows()).isEqualTo(11_000);
    assertThat(rows.columns()).isEqualTo(Higgs.COLUMNS);
    // the first row as it stands in the file: 8.69e-01, -6.35e-01, 2.26e-01, …, 8.77e-01
    assertThat(rows.labels()[0]).isEqualTo(1f);
    assertThat(rows.features()).startsWith(0.869f, -0.635f, 0.226f);
    assertThat(rows.features()[27]).isEqualTo(0.877f);
    assertThat(data.origin().name()).isEqualTo("HIGGS-11k.csv.gz");
    assertThat(data.origin().simulated()).isFalse();
  }

  @Test
  void theSplitOfTheTutorialHasAboutHalfSignalOnBothSides() throws IOException {
    assumeTrue(SharedData.exists(), "the HIGGS sample is not beside the project");
    Split split =
        CsvFile.read(SharedData.FILE, CsvLayout.uci(), CsvFile.ALL_ROWS, RowProgress.NONE)
            .split(1_000, 10_000);
    // 53 % of HIGGS is signal; the standard error of 1,000 rows is 1.6 %
    assertThat(share(split.validation())).isCloseTo(0.53, within(0.06));
    assertThat(share(split.training())).isCloseTo(0.53, within(0.02));
  }

  private static double share(Dataset rows) {
    double signal = 0;
    for (float label : rows.labels()) {
      signal += label;
    }
    return signal / rows.rows();
  }
}
