package dev.overfit.report;

import dev.overfit.io.OneLine;
import dev.overfit.picture.Picture;
import dev.overfit.study.Figures;
import dev.overfit.study.PastRun;
import dev.overfit.study.ReplicateResult;
import dev.overfit.study.RunFindings;
import dev.overfit.study.RunTables;
import dev.overfit.study.RunsAnalysis;
import dev.overfit.training.Provenance;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Creates {@code report.html} of several runs, self-contained like that of a study. */
final class RunsPage {
  private static final String TEMPLATE = "runs.ftlh";

  private RunsPage() {}

  static String of(RunsAnalysis analysis, List<Picture> pictures) throws IOException {
    StringWriter text = new StringWriter();
    try {
      Page.configuration().getTemplate(TEMPLATE).process(content(analysis, pictures), text);
    } catch (TemplateException e) {
      throw new IOException("report.html: " + e.getMessageWithoutStackTop(), e);
    }
    return text.toString();
  }

  private static Map<String, Object> content(RunsAnalysis analysis, List<Picture> pictures)
      throws IOException, TemplateModelException {
    return Map.ofEntries(
        Map.entry("title", title(analysis)),
        Map.entry("simulated", analysis.hasSimulatedRows()),
        Map.entry("warnings", analysis.warnings()),
        Map.entry("findings", RunFindings.of(analysis)),
        Map.entry("definitions", RunFindings.definitions(analysis)),
        Map.entry("pictures", Page.pictures(pictures)),
        Map.entry("tables", RunTables.of(analysis).stream().map(Page::table).toList()),
        Map.entry("runs", analysis.runs().stream().map(RunsPage::run).toList()));
  }

  private static String title(RunsAnalysis analysis) {
    String names = Figures.list(analysis.runs().stream().map(PastRun::name).toList());
    return names + " side by side" + (analysis.hasSimulatedRows() ? " (simulated rows)" : "");
  }

  private static Map<String, Object> run(PastRun run) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Folder", run.folder());
    facts.put("Suite", run.suite() + ": " + run.title());
    facts.put("Rows", run.rows().words(OneLine.of(run.rows().origin().name())));
    facts.put("Kind", run.rows().origin().simulated() ? "simulated" : "real");
    facts.put("Source", OneLine.of(run.rows().origin().location()));
    facts.put("SHA-256 of the rows", run.rows().origin().sha256());
    facts.put("Started", Facts.minute(run.started()));
    facts.put("Seeds", distinct(run, result -> Long.toString(result.result().config().seed())));
    facts.put("Overfit", provenance(run, Provenance::overfitVersion));
    facts.put("TensorFlow", provenance(run, Provenance::tensorflowVersion));
    facts.put("Device", provenance(run, Provenance::device));
    facts.put("Threads", provenance(run, provenance -> Integer.toString(provenance.threads())));
    return Map.of("name", run.name(), "facts", facts);
  }

  private static String provenance(PastRun run, Function<Provenance, String> value) {
    return distinct(run, result -> value.apply(result.result().provenance()));
  }

  private static String distinct(PastRun run, Function<ReplicateResult, String> value) {
    return run.replicates().stream().map(value).distinct().collect(Collectors.joining(", "));
  }
}
