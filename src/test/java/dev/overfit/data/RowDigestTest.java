package dev.overfit.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowDigestTest {
  @Test
  void isTheSumOfLabelAndFeaturesAsLittleEndianFloats() throws NoSuchAlgorithmException {
    // 1.0 is 0x3f800000, 2.0 is 0x40000000, -0.5 is 0xbf000000, each lowest byte first
    byte[] bytes =
        HexFormat.of().parseHex("0000803f" + "00000040" + "000000bf" + "00000000".repeat(3));
    String expected = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    Dataset rows = Dataset.of(List.of("a", "b"), new float[] {2, -0.5f, 0, 0}, new float[] {1, 0});
    assertThat(RowDigest.sha256(rows)).isEqualTo(expected);
  }

  @Test
  void differsWhereOneBitDiffers() {
    Dataset zero = Dataset.of(List.of("a"), new float[] {0}, new float[] {1});
    Dataset minusZero = Dataset.of(List.of("a"), new float[] {-0f}, new float[] {1});
    assertThat(RowDigest.sha256(zero)).isNotEqualTo(RowDigest.sha256(minusZero));
  }

  @Test
  void everyRowCounts() {
    // 512 rows are summed at once, so the ends of such blocks are where one would be forgotten
    String all = RowDigest.sha256(FormulaRows.dataset(1_025));
    assertThat(all).isNotEqualTo(RowDigest.sha256(FormulaRows.dataset(1_024)));
    assertThat(RowDigest.sha256(FormulaRows.dataset(1_024)))
        .isNotEqualTo(RowDigest.sha256(FormulaRows.dataset(1_023)));
    assertThat(RowDigest.sha256(FormulaRows.dataset(1_026).slice(0, 1_025))).isEqualTo(all);
  }
}
