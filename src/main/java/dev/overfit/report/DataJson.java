package dev.overfit.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.data.RowDigest;
import dev.overfit.data.Split;
import dev.overfit.evaluation.LabelCounts;
import dev.overfit.model.ColumnEncoding;
import dev.overfit.study.ClassNames;
import dev.overfit.study.Labels;
import dev.overfit.study.Study;
import dev.overfit.table.ColumnFinding;
import dev.overfit.table.TableCoding;
import java.util.List;

/**
 * Writes the {@code data} part of {@code run.json}: the origin of the rows, their number in each
 * part and class, what knowing nothing gives on them, the SHA-256 of each part, and, for a user's
 * table, its label and how each column was used.
 */
final class DataJson {
  private DataJson() {}

  static ObjectNode of(Study study) {
    Split split = study.split();
    Labels labels = Labels.of(study);
    ObjectNode data = tree(split.origin());
    data.put("training_rows", split.training().rows());
    data.put("validation_rows", split.validation().rows());
    data.put("features", split.training().width());
    labels.test().ifPresent(test -> data.put("test_rows", test.rows()));
    data.set("labels", labels(labels));
    data.set("knowing_nothing", knowingNothing(labels));
    data.set("part_sha256", sums(split));
    if (!split.origin().simulated() && ClassNames.areHiggs(study)) {
      data.put("cite_as", Facts.CITATION);
    }
    study.coding().ifPresent(coding -> add(data, coding));
    return data;
  }

  /** Returns the SHA-256 of each part, to tell later whether another run had the same rows. */
  private static ObjectNode sums(Split split) {
    ObjectNode node = RunJson.MAPPER.createObjectNode();
    node.put("training", RowDigest.sha256(split.training()));
    node.put("validation", RowDigest.sha256(split.validation()));
    split.test().ifPresent(test -> node.put("test", RowDigest.sha256(test)));
    return node;
  }

  private static ObjectNode labels(Labels labels) {
    ObjectNode node = RunJson.MAPPER.createObjectNode();
    node.set("training", counts(labels.training()));
    node.set("validation", counts(labels.validation()));
    labels.test().ifPresent(test -> node.set("test", counts(test)));
    return node;
  }

  private static ObjectNode counts(LabelCounts counts) {
    ObjectNode node = RunJson.MAPPER.createObjectNode();
    node.put("rows", counts.rows());
    node.put("positives", counts.positives());
    node.put("share", counts.share());
    return node;
  }

  private static ObjectNode knowingNothing(Labels labels) {
    ObjectNode node = RunJson.MAPPER.createObjectNode();
    node.set("validation", tree(labels.onValidation()));
    labels.onTest().ifPresent(test -> node.set("test", tree(test)));
    return node;
  }

  private static void add(ObjectNode data, TableCoding coding) {
    data.put("repeated_rows", coding.repeated());
    data.set("label", tree(coding.encoding().label()));
    coding.columns().forEach(column -> data.withArray("columns").add(column(column)));
  }

  private static ObjectNode column(ColumnFinding finding) {
    ObjectNode node = RunJson.MAPPER.createObjectNode();
    node.put("name", finding.name());
    node.put("kind", finding.kind());
    node.put("missing", finding.missing());
    node.put("values", finding.values());
    node.put("left_out", finding.isLeftOut());
    List<String> features = finding.encoding().map(ColumnEncoding::features).orElse(List.of());
    features.forEach(node.putArray("features")::add);
    finding.remarks().forEach(node.putArray("remarks")::add);
    return node;
  }

  private static ObjectNode tree(Object value) {
    return RunJson.MAPPER.valueToTree(value);
  }
}
