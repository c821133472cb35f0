package dev.overfit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Dataset;
import dev.overfit.data.LoadedData;
import dev.overfit.picture.Axes;
import dev.overfit.picture.Picture;
import dev.overfit.picture.Pictures;
import dev.overfit.picture.SvgPicture;
import dev.overfit.study.Analysis;
import dev.overfit.study.Findings;
import dev.overfit.study.ResultTable;
import dev.overfit.study.Studies;
import dev.overfit.study.Study;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that what is said about a user's table speaks of that table, not of particles. */
class WordsTest {
  private static final List<String> OF_HIGGS = List.of("signal", "background", "higgs", "baldi");

  static Stream<Study> tables() {
    Dataset rows =
        Dataset.of(new float[][] {{1, 2}, {3, 4}, {5, 6}, {7, 9}}, new float[] {0, 1, 1, 0});
    return Stream.of(
        Studies.table(),
        Studies.on(Studies.sizes(false), LoadedData.of(rows, "mine").split(2)),
        Studies.on(Studies.regularizers(false), LoadedData.of(rows, "mine").split(1)));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void nothingOfHiggsIsSaidOfAnotherTable(Study study) throws IOException {
    assertThat(words(study)).doesNotContain(OF_HIGGS);
  }

  @Test
  void ofHiggsRowsItIsSaid() throws IOException {
    assertThat(words(Studies.sizes(false))).contains(OF_HIGGS);
  }

  private static String words(Study study) throws IOException {
    List<Picture> pictures = Pictures.of(Analysis.of(study));
    Analysis analysis = Analysis.of(study);
    StringBuilder words = new StringBuilder();
    ResultTable.of(analysis).forEach(table -> words.append(table.toText()));
    Findings.of(analysis).forEach(words::append);
    Findings.definitions(analysis).forEach(words::append);
    words.append(
        Page.of(analysis, pictures, Axes.AUTO, StudyTables.of(analysis), "results")
            .replaceAll("(?s)<style>.*?</style>", ""));
    words.append(SummaryCsv.of(analysis)).append(SummaryCsv.ofReplicates(study));
    words.append(ComparisonsCsv.of(analysis));
    words.append(RunJson.of(analysis));
    for (Picture picture : pictures) {
      words.append(picture.title()).append(picture.description()).append(SvgPicture.svg(picture));
    }
    return words.toString().toLowerCase(Locale.ROOT);
  }
}
