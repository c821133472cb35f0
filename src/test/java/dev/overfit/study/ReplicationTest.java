package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicationTest {
  private static final Study SIZES = Studies.sizes(false);

  @Test
  void modelsThatRanOnceNeedNoWords() {
    assertThat(Replication.sentence(SIZES)).isEmpty();
  }

  @Test
  void saysHowManyRanAndWhichIsShown() {
    assertThat(Replication.sentence(Studies.replicated(SIZES, 8)))
        .contains(
            "8 replicates of each model ran, which differ in their seeds; the table, the pictures"
                + " and these sentences show replicate 0.");
  }

  @Test
  void saysHowManyOfEachRanIfTheyWereCutShort() {
    List<ReplicateResult> ran = Studies.replicated(SIZES, 3).replicates().subList(0, 10);
    assertThat(Replication.sentence(Studies.withReplicates(SIZES, ran)))
        .contains(
            "Replicates that ran, which differ in their seeds: Tiny 3, Small 3, Medium 2 and Large"
                + " 2; the table, the pictures and these sentences show replicate 0.");
  }

  @Test
  void comesRightAfterTheAnswerAndLeavesTheRestAsItIs() {
    List<String> once = Findings.of(SIZES);
    List<String> often = Findings.of(Studies.replicated(SIZES, 3));
    assertThat(often.get(0)).isEqualTo(once.get(0));
    assertThat(often.get(1)).startsWith("3 replicates of each model ran");
    assertThat(often.subList(2, often.size())).isEqualTo(once.subList(1, once.size()));
    assertThat(ResultTable.of(Studies.replicated(SIZES, 3))).isEqualTo(ResultTable.of(SIZES));
  }
}
