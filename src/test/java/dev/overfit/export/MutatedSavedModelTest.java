package dev.overfit.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.export.MutatedSavedModels.Card;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tries 150 mutations a test; {@link MutatedSavedModels} run as a program tries any number. */
class MutatedSavedModelTest {
  private static final int COUNT = Integer.getInteger("overfit.mutations", 150);
  private static final int SEED = 20;

  @TempDir Path folder;

  @Test
  void aMutationIsRefusedOrChangesNoAnswer() throws Exception {
    try (MutatedSavedModels run = new MutatedSavedModels(folder, SEED, Card.WHOLE)) {
      run.run(COUNT);
      assertThat(run.wrong()).isEmpty();
      assertThat(run.notSame()).isEmpty();
      assertThat(run.counts()).containsKeys("FLIP REFUSED", "EXCHANGE REFUSED", "REMOVE REFUSED");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WITHOUT_DIGESTS", "NONE"})
  void withoutDigestsItIsRefusedOrStillGivesProbabilities(Card left) throws Exception {
    try (MutatedSavedModels run = new MutatedSavedModels(folder, SEED, left)) {
      run.run(COUNT);
      assertThat(run.wrong()).isEmpty();
      assertThat(run.counts()).containsKeys("FLIP REFUSED", "EXCHANGE REFUSED", "REMOVE REFUSED");
    }
  }
}
