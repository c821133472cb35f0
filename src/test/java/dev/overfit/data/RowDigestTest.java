package dev.overfit.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.csv.FormulaCsv;
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
    // 16,384 values, 564 rows of 29, are digested at once; a row at either end could be forgotten
    String all = RowDigest.sha256(FormulaCsv.dataset(1_129));
    assertThat(all).isNotEqualTo(RowDigest.sha256(FormulaCsv.dataset(1_128)));
    assertThat(RowDigest.sha256(FormulaCsv.dataset(1_128)))
        .isNotEqualTo(RowDigest.sha256(FormulaCsv.dataset(1_127)));
    assertThat(RowDigest.sha256(FormulaCsv.dataset(1_130).slice(0, 1_129))).isEqualTo(all);
  }

  @Test
  void rowsWiderThanWhatIsSummedAtOnceAreSummed() throws NoSuchAlgorithmException {
    float[] features = new float[2 * 40_000];
    features[79_999] = 2; // 0x40000000
    byte[] bytes = new byte[2 * 40_001 * Float.BYTES];
    bytes[bytes.length - 1] = 0x40;
    String expected = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    Dataset rows = Dataset.of(Dataset.unnamed(40_000), features, new float[2]);
    assertThat(RowDigest.sha256(rows)).isEqualTo(expected);
  }
}
