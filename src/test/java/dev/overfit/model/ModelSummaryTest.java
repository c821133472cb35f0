package dev.overfit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The expected tables are what Keras 3.15.1 printed for the same layers, except for the name. */
class ModelSummaryTest {
  @Test
  void printsWhatKerasPrintsForTiny() {
    assertThat(ModelSummary.of(stack("Tiny", 16)))
        .isEqualTo(
            """
            Model: "Tiny"
            ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
            ┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃
            ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
            │ dense (Dense)                   │ (None, 16)             │           464 │
            ├─────────────────────────────────┼────────────────────────┼───────────────┤
            │ dense_1 (Dense)                 │ (None, 1)              │            17 │
            └─────────────────────────────────┴────────────────────────┴───────────────┘
             Total params: 481 (1.88 KB)
             Trainable params: 481 (1.88 KB)
             Non-trainable params: 0 (0.00 B)
            """);
  }

  @Test
  void dropoutHasRowsOfItsOwnAndNoParameters() {
    ModelSpec model =
        ModelSpec.binaryClassifier(
            "Dropout",
            28,
            new Dense(512, Activation.ELU),
            new Dropout(0.5),
            new Dense(512, Activation.ELU),
            new Dropout(0.5));
    assertThat(ModelSummary.of(model))
        .contains("│ dense (Dense)                   │ (None, 512)            │        14,848 │")
        .contains("│ dropout (Dropout)               │ (None, 512)            │             0 │")
        .contains("│ dense_1 (Dense)                 │ (None, 512)            │       262,656 │")
        .contains("│ dropout_1 (Dropout)             │ (None, 512)            │             0 │")
        .contains("│ dense_2 (Dense)                 │ (None, 1)              │           513 │");
  }

  @Test
  void aNameThatDoesNotFitBesideItsTypeStandsAboveIt() {
    StringBuilder table = new StringBuilder();
    ModelSummary.row(table, List.of("gaussian_noise (GaussianNoise)", "(None, 28)", "0"), "│");
    ModelSummary.row(table, List.of("gaussian_noise_1 (GaussianNoise)", "(None, 28)", "0"), "│");
    assertThat(table.toString())
        .isEqualTo(
            """
            │ gaussian_noise (GaussianNoise)  │ (None, 28)             │             0 │
            │ gaussian_noise_1                │ (None, 28)             │             0 │
            │ (GaussianNoise)                 │                        │               │
            """);
  }

  @Test
  void totalsAreThoseOfTheTutorialsModels() {
    assertThat(ModelSummary.of(stack("Small", 16, 16))).contains("Total params: 753 (2.94 KB)");
    assertThat(ModelSummary.of(stack("Medium", 64, 64, 64)))
        .contains("Total params: 10,241 (40.00 KB)");
    assertThat(ModelSummary.of(stack("Large", 512, 512, 512, 512)))
        .contains("Total params: 803,329 (3.06 MB)")
        .contains("Trainable params: 803,329 (3.06 MB)");
    assertThat(ModelSummary.of(stack("Huge", 4096, 4096, 16384)))
        .contains("Total params: 84,041,729 (320.59 MB)");
  }

  @Test
  void theWidestLayersKeepTheFrameStraight() {
    ModelSpec model = new ModelSpec("wide", 200_000, stack("x", 10_000).layers());
    String[] lines = ModelSummary.of(model).split("\n", -1);
    assertThat(lines[4]).endsWith("│ 2,000,010,000 │");
    assertThat(IntStream.rangeClosed(1, 7).mapToObj(i -> lines[i].length()))
        .containsOnly(lines[1].length());
  }

  @Test
  void doesNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    String expected = ModelSummary.of(stack("Large", 512, 512));
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(ModelSummary.of(stack("Large", 512, 512))).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static ModelSpec stack(String name, int... units) {
    LayerSpec[] layers =
        IntStream.of(units)
            .mapToObj(width -> new Dense(width, Activation.ELU))
            .toArray(LayerSpec[]::new);
    return ModelSpec.binaryClassifier(name, 28, layers);
  }
}
