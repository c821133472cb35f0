package dev.overfit.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static Dataset dataset(float... features) {
    return Dataset.of(List.of("a", "b"), features, new float[] {1, 0});
  }

  @Test
  void isTheSumOfLabelsAndFeaturesInTheirOrder() {
    // Python: hashlib.sha256(struct.pack('<6f', 1, 0.5, -2, 0, 3, 0.1)).hexdigest()
    assertThat(Fingerprint.sha256(dataset(0.5f, -2, 3, 0.1f)))
        .isEqualTo("a15b9fd926d0ce64e3d4c87285d4dbd07c5f354e784824c46d8612070cff9fd4");
  }

  @Test
  void differsWhereOneBitDiffers() {
    assertThat(Fingerprint.sha256(dataset(0.5f, -2, 3, 0)))
        .isNotEqualTo(Fingerprint.sha256(dataset(0.5f, -2, 3, -0f)));
  }
}
