package dev.overfit.study;

import dev.overfit.data.Dataset;
import dev.overfit.data.RowDigest;
import dev.overfit.data.Split;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Studies as past runs, without having to write their folders. */
public final class PastRuns {
  private PastRuns() {}

  static PastRun of(String name, Study study) {
    return new PastRun(
        name,
        "results/" + name,
        study.suite(),
        study.title(),
        study.started(),
        rows(study),
        study.replicates(),
        List.of());
  }

  private static PastRows rows(Study study) {
    Split split = study.split();
    Map<String, String> sums = new HashMap<>();
    sums.put("training", RowDigest.sha256(split.training()));
    sums.put("validation", RowDigest.sha256(split.validation()));
    split.test().ifPresent(test -> sums.put("test", RowDigest.sha256(test)));
    return new PastRows(
        split.origin(),
        Labels.of(study),
        sums,
        split.test().map(Dataset::labels).orElseGet(() -> new float[0]),
        study.resampled());
  }

  static PastRun withSums(PastRun run, Map<String, String> sums) {
    PastRows rows = run.rows();
    return new PastRun(
        run.name(),
        run.folder(),
        run.suite(),
        run.title(),
        run.started(),
        new PastRows(rows.origin(), rows.labels(), sums, rows.testLabels(), rows.resampled()),
        run.replicates(),
        run.remarks());
  }

  /** Returns the study with replicate r's seed set to the given seed plus r. */
  public static Study seeded(Study study, long seed) {
    return Studies.withReplicates(
        study,
        study.replicates().stream()
            .map(
                each ->
                    new ReplicateResult(
                        each.number(),
                        Studies.with(
                            each.result(), each.result().config().withSeed(seed + each.number()))))
            .toList());
  }
}
