package dev.overfit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.study.PastRun;
import dev.overfit.study.RunFamily;
import dev.overfit.study.RunModel;
import dev.overfit.study.RunsAnalysis;
import dev.overfit.study.Spread;
import dev.overfit.training.TrainingResult;

/**
 * Writes {@code run.json} of a comparison of several runs: each run with its folder, its rows and
 * its models' figures on these, the comparisons, and what prevents other comparisons.
 */
final class RunsJson {
  static final String RUNS = "runs";

  private RunsJson() {}

  static String of(RunsAnalysis analysis) throws JsonProcessingException {
    ObjectNode node = RunJson.MAPPER.createObjectNode();
    analysis.runs().forEach(run -> node.withArray(RUNS).add(run(run)));
    for (RunFamily each : analysis.families()) {
      each.family()
          .pairs()
          .forEach(
              pair -> node.withArray("comparisons").add(RunJson.comparison(each.family(), pair)));
    }
    analysis.warnings().forEach(node.putArray("warnings")::add);
    return RunJson.text(node);
  }

  private static ObjectNode run(PastRun run) {
    ObjectNode node = RunJson.MAPPER.createObjectNode();
    node.put("name", run.name());
    node.put("folder", run.folder());
    node.put("suite", run.suite());
    node.put("started", run.started().toString());
    node.put("judging_rows", run.rows().judging().label());
    node.put("resampled", run.rows().resampled());
    node.set("data", RunJson.tree(run.rows().origin()));
    node.set("part_sha256", RunJson.tree(run.rows().sums()));
    run.models().forEach(model -> node.withArray("models").add(model(model)));
    return node;
  }

  private static ObjectNode model(RunModel model) {
    TrainingResult first = model.outcomes().first().result();
    Spread spread = model.spread();
    ObjectNode node = RunJson.MAPPER.createObjectNode();
    node.put("name", model.name());
    node.put("model", model.outcomes().name());
    node.put("parameters", model.outcomes().parameters());
    node.put("replicates", model.outcomes().replicates().size());
    node.put("seed", first.config().seed());
    node.put("mean_binary_crossentropy", spread.mean());
    node.put("sd_binary_crossentropy", spread.sd());
    spread.interval().ifPresent(interval -> node.set("interval", RunJson.tree(interval)));
    node.set("provenance", RunJson.provenance(first.provenance()));
    return node;
  }
}
