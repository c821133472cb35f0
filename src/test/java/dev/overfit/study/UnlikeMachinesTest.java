package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.training.Provenance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnlikeMachinesTest {
  private static final List<ReplicateResult> ALIKE =
      Studies.replicated(Studies.sizes(false), 2).replicates();

  @Test
  void nothingIsSaidWhereAllWasTheSame() {
    assertThat(UnlikeMachines.words(ALIKE)).isEmpty();
    assertThat(UnlikeMachines.words(List.of())).isEmpty();
  }

  @Test
  void processorsAreNamedThoughNotOneThatIsNotKnown() {
    assertThat(UnlikeMachines.words(with("Other CPU; avx", 1)).orElseThrow())
        .endsWith("processors Other CPU; avx and Some CPU 3000; avx2 fma");
    assertThat(UnlikeMachines.words(with("", 1))).isEmpty();
  }

  @Test
  void threadsAreComparedWithinAModel() {
    String model = ALIKE.get(0).model();

    assertThat(UnlikeMachines.words(with("Some CPU 3000; avx2 fma", 4)).orElseThrow())
        .endsWith("threads of " + model + " 1 and 4");
    List<ReplicateResult> others = new ArrayList<>(with("Some CPU 3000; avx2 fma", 4));
    others.removeIf(each -> each.model().equals(model) && each.number() > 0);
    assertThat(UnlikeMachines.words(others)).isEmpty();
  }

  /** Returns replicates of which the first was trained elsewhere. */
  private static List<ReplicateResult> with(String processor, int threads) {
    List<ReplicateResult> replicates = new ArrayList<>(ALIKE);
    ReplicateResult first = replicates.get(0);
    Provenance was = first.result().provenance();
    Provenance other =
        new Provenance(
            was.data(),
            was.seed(),
            was.overfitVersion(),
            was.tensorflowVersion(),
            was.jvm(),
            was.os(),
            processor,
            was.placement(),
            threads,
            was.started());
    replicates.set(0, new ReplicateResult(first.number(), first.result().withProvenance(other)));
    return replicates;
  }
}
