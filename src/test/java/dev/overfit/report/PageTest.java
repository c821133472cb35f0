package dev.overfit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.DataOrigin;
import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.picture.Axes;
import dev.overfit.picture.Picture;
import dev.overfit.picture.Pictures;
import dev.overfit.study.Analysis;
import dev.overfit.study.Findings;
import dev.overfit.study.Labels;
import dev.overfit.study.Studies;
import dev.overfit.study.Study;
import dev.overfit.table.TableCoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String SIZES = page(Studies.sizes(false));
  private static final String SIMULATED = page(Studies.sizes(true));
  private static final String TABLE = page(Studies.table());
  private static final String REPLICATED = page(Studies.replicated(Studies.sizes(false), 3));
  private static final String NOTHING =
      page(Studies.study("sizes", false, Optional.empty(), List.of()));
  private static final String REMEDIES = page(Studies.regularizers(false));

  @Test
  void answerComesBeforePicturesAndTheTableAfterThem() {
    Study study = Studies.sizes(false);
    assertInOrder(
        SIZES,
        "<h1>" + study.title() + "</h1>",
        Findings.of(study).get(0),
        Findings.of(study).get(1),
        "<h2 id=\"pictures\">",
        "<h2 id=\"curves\">",
        "<h2 id=\"table\">",
        "<h2 id=\"conclusions\">",
        "<h2 id=\"remedies\">",
        "<h2 id=\"models\">",
        "<h2 id=\"rows\">",
        "<h2 id=\"settings\">",
        "<h2 id=\"provenance\">",
        "tensorboard --logdir results/sizes/logs",
        "tf.saved_model.load(\"graphs/sizes/Small/1\")",
        "Predictor.load(Path.of(\"graphs/sizes/Small\"))");
  }

  @Test
  void asksTheNetworkForNothing() {
    String page = REMEDIES;
    assertThat(page).doesNotContain("<link", "<img", "@import", "src=", "fetch(", "import(");
    assertThat(all(page, "<script ([^>]*)>"))
        .containsExactly("type=\"application/json\" id=\"live-data\"", "type=\"module\"");
    assertThat(all(page, "url\\(([^)]*)\\)")).allMatch(link -> link.startsWith("#"));
  }

  @Test
  void sentRoundAloneNoLinkIsDead() {
    List<String> links = all(REMEDIES, "href=\"([^\"]*)\"");
    assertThat(links).filteredOn(link -> !link.startsWith("#")).hasSize(4);
    assertThat(links).allMatch(link -> link.startsWith("#") || link.startsWith("data:"));
  }

  @Test
  void tablesThatMachinesReadAreInsideThePage() throws IOException {
    Analysis analysis = Analysis.of(Studies.sizes(false));
    assertThat(embedded("summary.csv")).isEqualTo(SummaryCsv.of(analysis));
    assertThat(embedded("replicates.csv")).isEqualTo(SummaryCsv.ofReplicates(analysis.study()));
    assertThat(embedded("comparisons.csv")).isEqualTo(ComparisonsCsv.of(analysis));
    assertThat(embedded("run.json")).isEqualTo(RunJson.of(analysis));
  }

  private static String embedded(String name) {
    String link = "download=\"" + name + "\" href=\"data:[a-z/]+;base64,([^\"]*)\"";
    return new String(Base64.getDecoder().decode(all(SIZES, link).get(0)), StandardCharsets.UTF_8);
  }

  @Test
  void theComparisonCanBeLookedAroundIn() {
    assertInOrder(
        SIZES,
        "id=\"picture-comparison\"",
        "<template id=\"live\">",
        "<button type=\"button\" aria-pressed=\"true\">Tiny</button>",
        "id=\"live-data\">{\"decimals\":",
        "</section>");
    assertThat(SIZES).doesNotContain("live-replicates");
    assertThat(REPLICATED).contains("name=\"live-replicates\" value=\"all\">all 3</label>");
    assertThat(NOTHING).doesNotContain("<template");
  }

  @Test
  void bannerStandsOnSimulatedRowsAlone() {
    assertThat(SIMULATED).contains("<strong>Simulated rows.</strong>", "(simulated rows)</h1>");
    assertThat(SIZES).doesNotContain("imulated");
  }

  @Test
  void everyPictureHasAHeadingAndWordsForThoseWhoCannotSeeIt() {
    Study study = Studies.regularizers(false);
    List<Picture> pictures = Pictures.of(Analysis.of(study));
    assertThat(all(REMEDIES, "(<svg )")).hasSize(2 * pictures.size());
    for (Picture picture : pictures) {
      assertThat(REMEDIES)
          .contains("id=\"picture-" + picture.name() + "\">" + picture.title() + "</h3>")
          .contains("aria-label=\"" + picture.description() + "\"");
    }
  }

  @Test
  void tablesSayWhatTheirHeadsHead() {
    String page = SIZES;
    assertThat(all(page, "<th([ >][^>]*)"))
        .isNotEmpty()
        .allMatch(attributes -> attributes.startsWith(" scope=\""));
    assertThat(all(page, "(<caption)")).hasSize(9);
  }

  @Test
  void wordsAreSetToTheLeftAndFiguresToTheRight() {
    assertThat(SIZES)
        .contains(
            "role=\"columnheader\" class=\"words\">Worse</th>",
            "data-column=\"Curves\" class=\"words\">",
            "data-column=\"Difference\">",
            "role=\"columnheader\">Accuracy</th>");
  }

  @Test
  void namesOfPartsAreUniqueAndLinksWithinThePageLeadSomewhere() {
    String page = REMEDIES.substring(0, REMEDIES.indexOf("<script type=\"module\">"));
    List<String> ids = all(page, " id=\"([^\"]*)\"");
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(30);
    assertThat(ids)
        .containsAll(all(page, "href=\"#([^\"]*)\""))
        .containsAll(all(page, "url\\(#([^)]*)\\)"))
        .containsAll(all(page, "aria-labelledby=\"([^\"]*)\""));
  }

  @Test
  void everyColourOfAPictureChangesWithThePage() {
    String page = REMEDIES;
    assertThat(page).doesNotContain("\"rgb(");
    List<String> defined = all(page, "(--[a-z0-9-]+): #");
    assertThat(defined).containsAll(all(page, "var\\((--[a-z0-9-]+)\\)"));
    // each once for light and once for dark
    assertThat(defined).hasSize(2 * (int) defined.stream().distinct().count());
  }

  @Test
  void textsThatLookLikeMarkupStayTexts() {
    Study study = Studies.sizes(false);
    DataOrigin hostile =
        new DataOrigin(
            "<script>alert(1)</script>", "a\"><b>", false, "00", study.split().origin().rows());
    Split split =
        new Split(hostile(study.split().training()), hostile(study.split().validation()), hostile);
    String page =
        page(
            new Study(
                "sizes",
                "<i>title</i>",
                split,
                Optional.empty(),
                study.replicates(),
                Optional.empty(),
                study.started(),
                study.elapsed(),
                false));
    assertThat(page)
        .contains("&lt;i&gt;title&lt;/i&gt;")
        .contains("&lt;script&gt;alert(2)")
        .doesNotContain("<script>", "<i>", "\"><b>");
  }

  /** Like AssertJ's {@code containsSubsequence}, which takes most of a minute on a whole page. */
  private static void assertInOrder(String page, String... parts) {
    int from = 0;
    for (String part : parts) {
      int place = page.indexOf(part, from);
      assertThat(place).as("%s behind character %d", part, from).isNotNegative();
      from = place + part.length();
    }
  }

  private static Dataset hostile(Dataset rows) {
    List<String> names = new ArrayList<>(rows.columns());
    names.set(0, "<script>alert(2)</script>");
    names.set(1, "a\"><b>");
    names.set(2, "]]>&amp;</svg><i>");
    return Dataset.of(names, rows.features(), rows.labels());
  }

  @Test
  void aTableOfOnesOwnHasItsLabelAndColumnsOnThePage() {
    assertInOrder(
        TABLE,
        "<a href=\"#columns\">",
        "looked at once",
        "<h2 id=\"columns\">",
        "<dt>Label</dt><dd>churned</dd>",
        "whose probability a model gives</dt><dd>yes</dd>",
        "<dt>Counts as 0</dt><dd>no</dd>",
        "churned = yes: 40.0 % of 30 training rows",
        "<dt>Repeated rows</dt>",
        "<th scope=\"col\" role=\"columnheader\">Kind</th>",
        "role=\"rowheader\">plan</th>",
        "data-column=\"Features\">3</td>",
        "role=\"rowheader\">currency</th>",
        "data-column=\"Features\">left out</td>",
        "all training rows have the same value",
        "<h2 id=\"settings\">");
    assertThat(TABLE).doesNotContain("as they stand in the data");
    assertThat(SIZES).doesNotContain("columns\">").contains("as they stand in the data");
    List<String> ids = all(TABLE, " id=\"([^\"]*)\"");
    assertThat(ids)
        .doesNotHaveDuplicates()
        .containsAll(all(TABLE, "href=\"#([^\"]*)\""))
        .containsAll(all(TABLE, "aria-labelledby=\"([^\"]*)\""));
    assertThat(all(TABLE, "<th([ >][^>]*)"))
        .allMatch(attributes -> attributes.startsWith(" scope=\""));
  }

  @Test
  void rowsThatStandInTwoPartsAreNoted() {
    assertThat(repeated(0)).isEqualTo("none of those that judge stands among those that train");
    assertThat(repeated(1))
        .startsWith("1 of those that judge is equal, label and all, to one that");
    assertThat(repeated(1200)).startsWith("1,200 of those that judge are equal");
  }

  private static String repeated(int rows) {
    Study study = Studies.table();
    TableCoding coding = study.coding().orElseThrow();
    return ColumnTable.label(study, new TableCoding(coding.encoding(), coding.columns(), rows))
        .getOrDefault("Repeated rows", "");
  }

  @Test
  void textsOfATableThatLookLikeMarkupStayTexts() {
    String page =
        page(Studies.table(Studies.customers("<b>x</b>", "<script>y", "</svg><i>\u202En")));
    assertThat(page)
        .contains("&lt;b&gt;x&lt;/b&gt; = &lt;script&gt;y")
        .doesNotContain("<b>x", "<script>", "</svg><i>", "\u202E");
  }

  @Test
  void whatKnowingNothingGivesStandsBesideTheFigures() {
    for (String sentence : Labels.of(Studies.sizes(false)).knowingNothing()) {
      assertThat(SIZES).contains(sentence.replace("'", "&#39;"));
    }
    assertThat(SIZES).contains("role=\"rowheader\">Knowing nothing</th>");
  }

  @Test
  void whatTheWordsMeanStandsOnThePage() {
    for (String definition : Findings.definitions(Analysis.of(Studies.sizes(false)))) {
      assertThat(SIZES).contains(definition);
    }
  }

  @Test
  void modelThatRanOftenSaysWhichReplicateLeftAsItsSavedModel() {
    assertThat(REPLICATED)
        .contains("of replicate 0, whose validation crossentropy of ", " is the median of 3");
    assertThat(SIZES).doesNotContain("is the median of");
  }

  @Test
  void whatThePageTeachesIsOfThisRun() {
    assertInOrder(
        SIZES,
        "<dt>Overfitting</dt>",
        "<span class=\"here\">Large, epochs ",
        "<dt>Larger networks overfit sooner</dt><dd>So it is: Tiny does not overfit;",
        "This run has no models to tell whether more training rows help, weight regularization"
            + " helps,",
        " or remedies together help more than one.",
        "<dt>Less capacity (Tiny, Small and Medium)</dt>",
        "<p>4 hidden layers of 512 units (elu).</p>",
        "<th scope=\"row\">lepton_pT</th>");
    assertThat(SIZES).doesNotContain("A penalty is part of the loss alone");
    assertThat(REMEDIES)
        .contains(
            "<dt>Dropout 0.5 (Dropout and Combined)</dt><dd>Sets a share of a layer&#39;s outputs",
            "A penalty is part of the loss alone");
    assertThat(TABLE).contains("its own cells are not kept", "<th scope=\"row\">Label</th>");
  }

  @Test
  void aStudyWithoutResultsStillMakesAPage() {
    assertThat(NOTHING)
        .contains("No model has a validation crossentropy that is a number.")
        .contains("<span class=\"here\">This run has no example.</span>")
        .doesNotContain("id=\"conclusions\"", "#conclusions", "id=\"remedies\"", "#remedies");
  }

  private static String page(Study study) {
    try {
      return Page.of(
          Analysis.of(study),
          Pictures.of(Analysis.of(study)),
          Axes.AUTO,
          StudyTables.of(Analysis.of(study)),
          "results/" + study.suite());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> all(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
