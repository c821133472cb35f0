package dev.overfit.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.picture.ComparisonCurves.Axis;
import dev.overfit.picture.ComparisonCurves.Model;
import dev.overfit.picture.ComparisonCurves.Replicate;
import dev.overfit.study.Analysis;
import dev.overfit.study.ReplicateResult;
import dev.overfit.study.Smoothing;
import dev.overfit.study.Studies;
import dev.overfit.study.Study;
import dev.overfit.training.History;
import dev.overfit.training.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.data.xy.XYDataItem;
import org.jfree.data.xy.XYSeries;
import org.junit.jupiter.api.Test;

class ComparisonCurvesTest {
  private static final Study SIZES = Studies.sizes(false);

  @Test
  void axesAreThoseOfThePicture() throws IOException {
    ComparisonCurves curves = of(SIZES);
    // from the tutorial's fifth epoch to slightly beyond the longest training's 2,200th
    assertThat(curves.x()).isEqualTo(new Axis(5, 2200 * 1.04, true));
    assertThat(curves.y()).isEqualTo(new Axis(0.5, 0.7 + 1e-9, false));
  }

  @Test
  void fewEpochsStandOnALinearAxis() throws IOException {
    assertThat(of(Studies.table()).x()).isEqualTo(new Axis(0, 40 * 1.04, false));
  }

  @Test
  void everyPointOfThePicturesCurvesIsThere() throws IOException {
    ComparisonCurves curves = of(SIZES);
    for (int model = 0; model < 4; model++) {
      History history = SIZES.results().get(model).history();
      Replicate replicate = curves.models().get(model).replicates().get(0);
      check(curves, replicate.training(), history.values(Metric.BINARY_CROSSENTROPY));
      check(curves, replicate.validation(), history.values(Metric.VAL_BINARY_CROSSENTROPY));
    }
  }

  private static void check(ComparisonCurves curves, List<Double> curve, double[] raw) {
    double[] smoothed = Smoothing.TUTORIAL.apply(raw);
    XYSeries drawn = CurveSeries.of("", smoothed, true, Layout.WIDE.curveResolution());
    for (Object item : drawn.getItems()) {
      XYDataItem point = (XYDataItem) item;
      int place = curves.epochs().indexOf((int) point.getXValue());
      assertThat(curve.get(place)).isEqualTo(point.getYValue());
    }
    assertThat(curves.epochs().get(curve.size() - 1)).isEqualTo(raw.length);
    assertThat(curve.size()).isBetween(drawn.getItemCount(), drawn.getItemCount() + 2 * 4);
  }

  @Test
  void epochsRiseAndHoldTheBestAndTheLastOfEachReplicate() throws IOException {
    ComparisonCurves curves = of(SIZES);
    assertThat(curves.epochs()).isSorted().doesNotHaveDuplicates().startsWith(1, 2, 3);
    for (Model model : curves.models()) {
      Replicate replicate = model.replicates().get(0);
      assertThat(curves.epochs()).contains(replicate.best().orElseThrow().epoch());
    }
    assertThat(curves.epochs()).contains(2200, 700, 260, 224).hasSizeLessThan(900);
  }

  @Test
  void everyReplicateHasItsCurves() throws IOException {
    ComparisonCurves curves = of(Studies.replicated(SIZES, 3));
    assertThat(curves.models().stream().map(Model::name))
        .containsExactly("Tiny", "Small", "Medium", "Large");
    for (Model model : curves.models()) {
      assertThat(model.replicates().stream().map(Replicate::number)).containsExactly(0, 1, 2);
    }
  }

  @Test
  void modelsLookAsInThePicture() throws IOException {
    Model second = of(SIZES).models().get(1);
    assertThat(second.color()).isEqualTo(1);
    assertThat(second.dash()).containsExactly(2.5f, 2.5f);
    assertThat(second.mark()).matches("M-?[0-9.]+ -?[0-9.]+( ?[LZ][-0-9. ]*)+");
  }

  @Test
  void aStudyWithoutEpochsHasNone() throws IOException {
    Study empty = Studies.study("sizes", false, Optional.empty(), List.of());
    assertThat(ComparisonCurves.of(Analysis.of(empty), Axes.AUTO)).isEmpty();
  }

  @Test
  void aModelWithoutReplicate0IsLeftOutAsInThePicture() throws IOException {
    List<ReplicateResult> replicates = new ArrayList<>(SIZES.replicates());
    replicates.set(0, new ReplicateResult(1, replicates.get(0).result()));
    assertThat(of(Studies.withReplicates(SIZES, replicates)).models().stream().map(Model::name))
        .containsExactly("Small", "Medium", "Large");
  }

  private static ComparisonCurves of(Study study) throws IOException {
    return ComparisonCurves.of(Analysis.of(study), Axes.AUTO).orElseThrow();
  }
}
