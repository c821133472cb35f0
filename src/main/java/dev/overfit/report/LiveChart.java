package dev.overfit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.overfit.picture.ComparisonCurves;
import dev.overfit.picture.ComparisonCurves.Model;
import dev.overfit.study.Caption;
import dev.overfit.study.Figures;
import dev.overfit.study.Study;
import dev.overfit.training.EpochMetrics;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateModelException;
import java.util.Map;
import java.util.Optional;

/** The content of {@code live.ftlh}, the comparison that the page's script draws. */
final class LiveChart {
  private LiveChart() {}

  static Map<String, Object> of(Study study, ComparisonCurves curves)
      throws JsonProcessingException, TemplateModelException {
    return Map.of(
        "title", Caption.title(study.title(), study),
        "rows", Caption.rows(study),
        "replicates", replicates(curves),
        "logarithmicX", curves.x().logarithmic(),
        "logarithmicY", curves.y().logarithmic(),
        "models", curves.models().stream().map(LiveChart::model).toList(),
        "data", HTMLOutputFormat.INSTANCE.fromMarkup(ComparisonJson.of(curves)));
  }

  private static int replicates(ComparisonCurves curves) {
    return curves.models().stream().mapToInt(model -> model.replicates().size()).max().orElse(0);
  }

  private static Map<String, Object> model(Model model) {
    Optional<EpochMetrics> best = model.replicates().get(0).best();
    return Map.of(
        "name",
        model.name(),
        "best",
        best.map(epoch -> Figures.crossentropy(epoch.valBinaryCrossentropy())).orElse(Figures.NONE),
        "bestEpoch",
        best.map(epoch -> "epoch " + Figures.count(epoch.epoch())).orElse(""));
  }
}
