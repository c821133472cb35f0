package dev.overfit.report;

import dev.overfit.model.ModelSummary;
import dev.overfit.picture.Axes;
import dev.overfit.picture.ComparisonCurves;
import dev.overfit.picture.Drawing;
import dev.overfit.picture.InlineSvg;
import dev.overfit.picture.Palette;
import dev.overfit.picture.Picture;
import dev.overfit.picture.Trained;
import dev.overfit.study.Analysis;
import dev.overfit.study.Caption;
import dev.overfit.study.Findings;
import dev.overfit.study.Labels;
import dev.overfit.study.ModelOutcomes;
import dev.overfit.study.Outcome;
import dev.overfit.study.ReplicateResult;
import dev.overfit.study.ResultTable;
import dev.overfit.study.Study;
import dev.overfit.table.TableCoding;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Creates {@code report.html}: a single page that contains the whole study, including its pictures,
 * and requests nothing from the network. The template receives plain text and escapes it; only the
 * pictures are markup.
 */
final class Page {
  private static final String TEMPLATE = "report.ftlh";

  /** The ratio of height to width above which a narrow drawing does not fit on paper. */
  private static final double TALL = 1.7;

  private final Analysis analysis;
  private final Study study;
  private final Axes axes;

  private Page(Analysis analysis, Axes axes) {
    this.analysis = analysis;
    this.axes = axes;
    this.study = analysis.study();
  }

  /**
   * Returns the page.
   *
   * @param axes the settings for the pictures' axes
   * @param tables the files beside the page that are also embedded in it
   * @param folder the folder that the page will be in, as people type it
   */
  static String of(
      Analysis analysis, List<Picture> pictures, Axes axes, StudyTables tables, String folder)
      throws IOException {
    StringWriter text = new StringWriter();
    try {
      configuration()
          .getTemplate(TEMPLATE)
          .process(new Page(analysis, axes).content(pictures, tables, folder), text);
    } catch (TemplateException e) {
      throw new IOException("report.html: " + e.getMessageWithoutStackTop(), e);
    }
    return text.toString();
  }

  /** Returns the configuration of all templates of this package. */
  static Configuration configuration() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(Page.class, "");
    configuration.setDefaultEncoding("UTF-8");
    configuration.setLocale(Locale.ROOT);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    return configuration;
  }

  private Map<String, Object> content(List<Picture> pictures, StudyTables tables, String folder)
      throws IOException, TemplateModelException {
    List<Trained> models = Trained.of(analysis);
    Map<String, Object> content =
        new HashMap<>(
            Map.ofEntries(
                Map.entry("title", Caption.title(study.title(), study)),
                Map.entry("suite", study.suite()),
                Map.entry("folder", folder),
                Map.entry("rows", Caption.rows(study)),
                Map.entry("simulated", study.split().origin().simulated()),
                Map.entry("findings", Findings.of(analysis)),
                Map.entry("definitions", Findings.definitions(analysis)),
                Map.entry("knowingNothing", String.join(" ", Labels.of(study).knowingNothing())),
                Map.entry("pictures", pictures(pictures)),
                Map.entry("tables", ResultTable.of(analysis).stream().map(Page::table).toList()),
                Map.entry("layerColumns", ModelSummary.COLUMNS),
                Map.entry("models", models.stream().map(this::model).toList()),
                Map.entry("settings", Facts.settings(study)),
                Map.entry("provenance", Facts.provenance(study)),
                Map.entry("example", example()),
                Map.entry("features", Integer.toString(study.split().training().width()))));
    content.put("files", files(tables));
    Optional<ComparisonCurves> curves = ComparisonCurves.of(analysis, axes);
    if (curves.isPresent()) {
      content.put("live", LiveChart.of(study, curves.get()));
    }
    study.coding().ifPresent(coding -> content.put("coding", coding(coding)));
    content.putAll(Lessons.of(analysis));
    return content;
  }

  private static Map<String, String> files(StudyTables tables) {
    return Map.of(
        StudyReport.SUMMARY, DataUri.csv(tables.summary()),
        StudyReport.REPLICATES, DataUri.csv(tables.replicates()),
        StudyReport.COMPARISONS, DataUri.csv(tables.comparisons()),
        StudyReport.RUN, DataUri.json(tables.run()));
  }

  static Map<String, Object> table(ResultTable table) {
    return Map.of(
        "title", table.title(),
        "columns", table.heads(),
        "words", table.columns().stream().map(column -> !column.figure()).toList(),
        "rows", table.rows(),
        "legend", table.legend());
  }

  private Map<String, Object> coding(TableCoding coding) {
    return Map.of(
        "label", ColumnTable.label(study, coding),
        "columns", ColumnTable.COLUMNS,
        "rows", ColumnTable.rows(coding));
  }

  static List<Map<String, Object>> pictures(List<Picture> pictures)
      throws IOException, TemplateModelException {
    List<Map<String, Object>> content = new ArrayList<>();
    for (Picture picture : pictures) {
      content.add(
          Map.of(
              "name",
              picture.name(),
              "title",
              picture.title(),
              "description",
              picture.description(),
              "tall",
              picture.narrow().height() > TALL * picture.narrow().width(),
              "wide",
              markup(picture.wide(), picture, "wide"),
              "narrow",
              markup(picture.narrow(), picture, "narrow")));
    }
    return content;
  }

  private static TemplateHTMLOutputModel markup(Drawing drawing, Picture picture, String layout)
      throws IOException, TemplateModelException {
    String id = picture.name() + "-" + layout;
    return HTMLOutputFormat.INSTANCE.fromMarkup(InlineSvg.of(drawing, picture.description(), id));
  }

  private Map<String, Object> model(Trained model) {
    Outcome outcome = model.outcome();
    return Map.of(
        "name", outcome.name(),
        "description", ModelDescription.of(study, outcome.result()),
        "label", outcome.label(),
        "place", Integer.toString(model.place() % Palette.COLORS),
        "facts", Facts.model(study, outcome),
        "layers", ModelSummary.rows(outcome.result().model()),
        "totals", ModelSummary.totals(outcome.result().model()));
  }

  /** Returns the model whose folder the examples use: the best one. */
  private String example() {
    return analysis
        .best()
        .map(ModelOutcomes::name)
        .or(() -> study.ended().stream().map(ReplicateResult::model).findFirst())
        .orElse("Model");
  }
}
