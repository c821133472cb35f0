package dev.overfit.report;

import dev.overfit.data.DataOrigin;
import dev.overfit.evaluation.LabelCounts;
import dev.overfit.json.Json;
import dev.overfit.study.ClassNames;
import dev.overfit.study.Labels;
import dev.overfit.study.PastRows;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code data} part of {@code run.json}. */
final class PastRowsJson {
  private static final String TEST = "test";
  private static final String SUMS = "part_sha256";
  private static final String LABEL = "label";

  private PastRowsJson() {}

  /**
   * Reads the rows' description.
   *
   * @param resampled whether rows were split anew for each replicate
   * @throws IOException if the JSON does not describe rows; the message names the place
   */
  static PastRows read(Json json, boolean resampled) throws IOException {
    DataOrigin origin =
        new DataOrigin(
            json.get("name").text(),
            json.get("location").text(),
            json.get("simulated").flag(),
            json.get("sha256").text(),
            json.get("rows").integer());
    return new PastRows(origin, labels(json), sums(json), new float[0], resampled);
  }

  private static Labels labels(Json json) throws IOException {
    Json labels = json.get("labels");
    return new Labels(
        names(json),
        counts(labels.get("training")),
        counts(labels.get("validation")),
        labels.has(TEST) ? Optional.of(counts(labels.get(TEST))) : Optional.empty());
  }

  private static ClassNames names(Json json) throws IOException {
    if (!json.has(LABEL)) {
      return ClassNames.UNNAMED;
    }
    Json label = json.get(LABEL);
    return ClassNames.of(
        label.get("name").text(), label.get("positive").text(), label.get("negative").text());
  }

  private static LabelCounts counts(Json json) throws IOException {
    int rows = json.get("rows").integer();
    int positives = json.get("positives").integer();
    return json.checked(() -> new LabelCounts(rows, positives));
  }

  private static Map<String, String> sums(Json json) throws IOException {
    Map<String, String> sums = new LinkedHashMap<>();
    if (json.has(SUMS)) {
      for (String part : json.get(SUMS).names()) {
        sums.put(part, json.get(SUMS).get(part).text());
      }
    }
    return sums;
  }
}
