package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTest {
  @Test
  void nameOfTheFirstAndWhatKernelsAreChosenBy() {
    String list =
        """
        processor\t: 0
        vendor_id\t: Some
        model name\t: Some CPU 3000 @ 2.00GHz
        flags\t\t: fpu sse4_2 avx2 fma avx vmx avx512f

        processor\t: 1
        model name\t: Another
        flags\t\t: fpu
        """;

    assertThat(Processor.of(list, "amd64"))
        .isEqualTo("Some CPU 3000 @ 2.00GHz; avx avx2 avx512f fma sse4_2");
  }

  @Test
  void armTellsNumberAndFeaturesOtherwiseNamed() {
    String list = "processor : 0\nFeatures : fp asimd sve crc32\nCPU part : 0xd40\n";

    assertThat(Processor.of(list, "aarch64")).isEqualTo("0xd40; asimd sve");
  }

  @Test
  void architectureWhereNothingIsTold() {
    assertThat(Processor.of("", "riscv64")).isEqualTo("riscv64");
  }

  @Test
  void thisMachineHasOne() {
    assertThat(Processor.present()).isNotBlank();
  }
}
