package dev.overfit.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.data.DataOrigin;
import dev.overfit.data.Dataset;
import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.study.Analysis;
import dev.overfit.study.Outcome;
import dev.overfit.study.PartStudies;
import dev.overfit.study.ReplicateResult;
import dev.overfit.study.Smoothing;
import dev.overfit.study.Studies;
import dev.overfit.study.Studies.Shape;
import dev.overfit.study.Study;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Epochs;
import dev.overfit.training.Metric;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PicturesTest {
  @Test
  void pngHasTwiceThePixelsOfItsLayout() throws IOException {
    Picture picture = comparison(Studies.sizes(false));
    BufferedImage image = png(picture);
    assertThat(image.getWidth()).isEqualTo(2 * picture.wide().width());
    assertThat(image.getHeight()).isEqualTo(2 * picture.wide().height());
  }

  @Test
  void everyModelIsDrawnInItsColour() throws IOException {
    BufferedImage image = png(comparison(Studies.sizes(false)));
    for (int model = 0; model < 4; model++) {
      int color = Palette.color(model).getRGB();
      assertThat(IntStream.of(pixels(image)).filter(pixel -> pixel == color).count())
          .as("pixels of model %d", model)
          .isGreaterThan(500);
    }
  }

  /** WCAG 2.1's contrast for graphics: {@code (L + 0.05) / (l + 0.05)} of relative luminances. */
  @Test
  void everyColourStandsOutFromThePaper() {
    for (int model = 0; model < Palette.COLORS; model++) {
      double contrast = 1.05 / (luminance(Palette.color(model)) + 0.05);
      assertThat(contrast).as("model %d", model).isGreaterThanOrEqualTo(3);
    }
  }

  private static double luminance(Color color) {
    double[] parts = {color.getRed(), color.getGreen(), color.getBlue()};
    double[] linear =
        Arrays.stream(parts)
            .map(part -> part / 255)
            .map(part -> part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
            .toArray();
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }

  @Test
  void svgHoldsItsTextsAsText() throws Exception {
    List<String> texts = texts(comparison(Studies.sizes(false)));
    assertThat(texts)
        .contains("Four sizes of the same network", "Binary crossentropy", "Epoch, logarithmic")
        .contains("Tiny Train", "Tiny Val", "Large Train", "Large Val")
        .contains("0.50", "0.55", "0.60", "0.65", "0.70")
        .contains("5", "10", "20", "50", "100", "200", "500", "1,000", "2,000");
  }

  @Test
  void titleSaysSoOnSimulatedRows() throws Exception {
    assertThat(texts(comparison(Studies.sizes(true))))
        .contains("Four sizes of the same network (simulated rows)");
  }

  @Test
  void svgDescribesItself() throws Exception {
    Document svg = parse(SvgPicture.svg(comparison(Studies.sizes(false))));
    assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
    assertThat(svg.getDocumentElement().getAttribute("aria-label"))
        .startsWith("Line chart: binary crossentropy of Tiny, Small, Medium and Large")
        .contains("Validation crossentropy at the best epoch: Tiny 0.58");
  }

  @Test
  void aModelOutsideThePictureIsNamedBelowTheTitle() throws Exception {
    assertThat(texts(comparison(withHigh(), Axes.AUTO.withYLimits(0.5, 0.7))))
        .contains("Outside the picture: High.");
  }

  /** Returns a study of a model within the tutorial's range and one far above it. */
  private static Study withHigh() {
    return with(
        Studies.sizes(false).results().get(0),
        Studies.result(Studies.stack("High", 16), new Shape(30, 5, 1, 4), 90));
  }

  @Test
  void theTutorialsRangeGivesWayIfItHidesAModel() throws Exception {
    Range range = plot(withHigh(), Axes.AUTO).getRangeAxis().getRange();
    assertThat(range.getLowerBound()).isLessThan(0.58);
    assertThat(range.getUpperBound()).isGreaterThan(5);
    assertThat(texts(comparison(withHigh())))
        .noneMatch(text -> text.startsWith("Outside") || text.startsWith("Leaving"));
  }

  /**
   * On a logarithmic axis from epoch 5 to 224 more than half of Large lies within the range; Medium
   * and Large leave it at the top and the bottom.
   */
  @Test
  void theTutorialsRangeStaysWhereItShowsHalfOfEachModel() throws Exception {
    Range range = plot(Studies.sizes(false), Axes.AUTO).getRangeAxis().getRange();
    assertThat(range.getLowerBound()).isEqualTo(0.5);
    assertThat(range.getUpperBound()).isCloseTo(0.7, within(1e-6));
    assertThat(texts(comparison(Studies.sizes(false))))
        .anyMatch(text -> text.startsWith("Leaving the picture: Medium (0."))
        .anyMatch(text -> text.contains("and Large (0."));
  }

  @Test
  void aModelThatDivergedHasNoSayInTheRange() {
    StopReason diverged = new StopReason.Diverged(60, Double.NaN);
    Study study =
        with(
            Studies.sizes(false).results().get(0),
            Studies.result(
                Studies.stack("High", 16),
                Studies.history(Studies.stack("High", 16), new Shape(30, 5, 1, 4), 60),
                diverged));
    assertThat(plot(study, Axes.AUTO).getRangeAxis().getUpperBound()).isCloseTo(0.7, within(1e-6));
  }

  @Test
  void axesAreAsTheyAreSaid() throws Exception {
    Axes axes = Axes.AUTO.withX(Scale.LINEAR).withY(Scale.LOG).withYLimits(0.4, 2);
    XYPlot plot = plot(Studies.sizes(false), axes);
    assertThat(plot.getDomainAxis()).isInstanceOf(NumberAxis.class);
    assertThat(plot.getDomainAxis().getLowerBound()).isZero();
    assertThat(plot.getRangeAxis()).isInstanceOf(DecadeAxis.class);
    assertThat(plot.getRangeAxis().getLowerBound()).isEqualTo(0.4);
    assertThat(plot.getRangeAxis().getUpperBound()).isCloseTo(2, within(1e-6));
    assertThat(texts(comparison(Studies.sizes(false), axes)))
        .contains("Epoch", "Binary crossentropy, logarithmic", "0.5", "1.0", "2.0");
    Picture rate =
        LearningRatePicture.of(
            Studies.sizes(false),
            Trained.of(Analysis.of(Studies.sizes(false))),
            Axes.AUTO.withX(Scale.LOG));
    assertThat(texts(rate)).contains("Epoch, logarithmic");
  }

  /** A logarithmic axis follows the curves, but not down to where training falls to nothing. */
  @Test
  void aLogarithmicAxisShowsWhatLeavesTheTutorialsRange() {
    Range range = plot(Studies.sizes(false), Axes.AUTO.withY(Scale.LOG)).getRangeAxis().getRange();
    assertThat(range.getLowerBound()).isBetween(0.1, 0.3);
    assertThat(range.getUpperBound()).isGreaterThan(1);
  }

  @Test
  void aBestEpochBeforeTheFifthIsSeen() {
    Study study =
        with(Studies.result(Studies.stack("Fast", 16), new Shape(2, 0.6, 0.001, 0.5), 90));
    int best = study.outcomes().get(0).best().orElseThrow().epoch();
    assertThat(best).isLessThan(5);
    assertThat(plot(study, Axes.AUTO).getDomainAxis().getLowerBound()).isOne();
  }

  @Test
  void aStemLeadsFromEachMarkToItsSmoothedCurve() {
    Study study = Studies.sizes(false);
    XYPlot plot = plot(study, Axes.AUTO);
    for (int model = 0; model < 4; model++) {
      Outcome outcome = study.outcomes().get(model);
      int best = outcome.best().orElseThrow().epoch();
      double[] smoothed =
          Smoothing.TUTORIAL.apply(
              outcome.result().history().values(Metric.VAL_BINARY_CROSSENTROPY));
      assertThat(plot.getDataset(0).getXValue(model, 0)).isEqualTo(best);
      assertThat(plot.getDataset(0).getYValue(model, 0)).isEqualTo(outcome.bestValue());
      assertThat(plot.getDataset(1).getXValue(model, 0)).isEqualTo(best);
      assertThat(plot.getDataset(1).getYValue(model, 0)).isEqualTo(outcome.bestValue());
      assertThat(plot.getDataset(1).getXValue(model, 1)).isEqualTo(best);
      assertThat(plot.getDataset(1).getYValue(model, 1)).isEqualTo(smoothed[best - 1]);
    }
  }

  /** The median of the lowest values 0.58, 0.62 and 0.60 is the last one. */
  @Test
  void theMedianReplicateIsBoldAndTheOthersFaint() throws Exception {
    List<ReplicateResult> replicates = new ArrayList<>();
    for (double lowest : new double[] {0.58, 0.62, 0.60}) {
      replicates.add(
          new ReplicateResult(
              replicates.size(),
              Studies.result(Studies.stack("Tiny", 16), new Shape(40, lowest, 0.001, 0.55), 90)));
    }
    Study study = Studies.withReplicates(Studies.sizes(false), replicates);
    XYPlot plot = plot(study, Axes.AUTO);
    double best = replicates.get(2).outcome().bestValue();
    assertThat(plot.getDataset(0).getYValue(0, 0)).isEqualTo(best);
    assertThat(plot.getDataset(2).getSeriesCount()).isEqualTo(2);
    assertThat(plot.getDataset(3).getSeriesCount()).isEqualTo(2);
    assertThat(((Color) plot.getRenderer(3).getSeriesPaint(0)).getAlpha()).isLessThan(255);
    assertThat(String.join(" ", texts(comparison(study))))
        .contains("Bold: each model's median replicate, by the validation crossentropy of its best")
        .contains("faint: validation of its others.");
    assertThat(plot(Studies.sizes(false), Axes.AUTO).getDataset(3).getSeriesCount()).isZero();
  }

  @Test
  void curvesThatAllLieElsewhereChooseTheRange() throws Exception {
    Study study = with(Studies.result(Studies.stack("Low", 16), new Shape(30, 0.2, 0.01, 0.1), 90));
    assertThat(texts(comparison(study)))
        .doesNotContain("0.70")
        .noneMatch(text -> text.startsWith("Outside"));
  }

  @Test
  void fewEpochsNoNumbersAndNoModelsStillMakeAPicture() throws IOException {
    List<EpochMetrics> four =
        Studies.history(Studies.stack("Four", 16), new Shape(2, 0.6, 0.01, 0.5), 4);
    EpochMetrics nan =
        Epochs.of(1, 0.001f, Float.NaN, Float.NaN, 0.5f, Float.NaN, Float.POSITIVE_INFINITY, 0.5f);
    StopReason diverged = new StopReason.Diverged(1, Double.NaN);
    for (Study study :
        List.of(
            with(),
            with(Studies.result(Studies.stack("Four", 16), four, diverged)),
            with(Studies.result(Studies.stack("One", 16), List.of(nan), diverged)),
            with(Studies.result(Studies.stack("None", 16), List.of(), diverged)))) {
      assertThat(png(comparison(study)).getWidth()).isPositive();
      assertThat(SvgPicture.svg(comparison(study))).contains("<svg");
    }
  }

  @Test
  void manyModelsMakeThePictureHigherSoThatTheLegendFits() {
    List<TrainingResult> results = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      results.add(Studies.result(Studies.stack("Model" + i, 16), new Shape(20, 0.6, 0.1, 0.5), 60));
    }
    Study study = with(results.toArray(TrainingResult[]::new));
    // Ten groups of three entries of 18 and a gap of 14, half a gap, and 100 for the titles.
    assertThat(comparison(study).wide().height()).isEqualTo(100 + 10 * (3 * 18 + 14) + 7);
  }

  @Test
  void aLongCurveIsThinnedButKeepsItsEnds() {
    double[] values = IntStream.rangeClosed(1, 10_000).mapToDouble(i -> i).toArray();
    XYSeries series = CurveSeries.of("long", values, true, Layout.WIDE.curveResolution());
    assertThat(series.getItemCount()).isBetween(1_000, 2_500);
    assertThat(series.getMinX()).isEqualTo(1);
    assertThat(series.getMaxX()).isEqualTo(10_000);
  }

  @Test
  void sizesHaveTheirPicturesInOrder() {
    assertThat(Pictures.of(Analysis.of(Studies.sizes(false))).stream().map(Picture::name))
        .containsExactly(
            "comparison", "accuracy", "learning-rate", "features", "features-by-class");
  }

  @Test
  void remediesStandEachBesideTheBaselineAndBesideTheirPenalty() throws Exception {
    List<Picture> pictures = Pictures.of(Analysis.of(Studies.regularizers(false)));
    assertThat(pictures.stream().map(Picture::name))
        .startsWith("comparison", "remedy-L2", "remedy-Dropout", "remedy-Combined", "penalty");
    assertThat(texts(pictures.get(1)))
        .contains("L2 beside the baseline Tiny", "Tiny Val", "L2 Val")
        .doesNotContain("Dropout Val");
    assertThat(texts(pictures.get(4)))
        .contains("L2 data loss", "L2 penalty", "Combined penalty", "0.1")
        .noneMatch(text -> text.startsWith("Dropout") || text.startsWith("Tiny"));
  }

  /** Student's t(0.975; 5) = 2.5706 times the standard error, 0.002366 / √6, is 0.0025. */
  @Test
  void aStudyOfPartsHasALearningCurveAndItsOtherPicturesAreOfAllRows() throws Exception {
    List<Picture> pictures = Pictures.of(Analysis.of(PartStudies.example()));
    assertThat(pictures.stream().map(Picture::name))
        .startsWith("learning-curve", "comparison", "test-figures", "differences", "accuracy");
    assertThat(Pictures.names(List.of())).contains("learning-curve");
    assertThat(texts(pictures.get(1)))
        .contains("A Val", "Bb Val")
        .doesNotContain("AHalf Val", "BbQuarter Val");
    Picture curve = pictures.get(0);
    assertThat(texts(curve))
        .contains("What more rows buy", "30", "60", "120", "240", "480")
        .contains("A test", "A training", "Bb test", "Bb training");
    assertThat(curve.description())
        .startsWith(
            "Line chart: crossentropy of A and Bb over the number of training rows, on the test"
                + " rows with a 95 % interval, and in training. A: 30 rows 0.5700 (0.5675 to"
                + " 0.5725), training 0.")
        .contains("; 480 rows 0.5000 (0.4975 to 0.5025), training ", " Bb: 30 rows 0.6700 (");
    BufferedImage image = png(curve);
    for (int network = 0; network < 2; network++) {
      int color = Palette.color(network).getRGB();
      assertThat(IntStream.of(pixels(image)).filter(pixel -> pixel == color).count())
          .isGreaterThan(1_000);
    }
  }

  @Test
  void eachDoublingOfTheRowsIsAsFar() {
    XYPlot plot = Pictures.of(Analysis.of(PartStudies.example())).get(0).wide().chart().getXYPlot();
    double[] places =
        DoubleStream.of(30, 60, 120, 240, 480)
            .map(
                rows ->
                    plot.getDomainAxis()
                        .valueToJava2D(
                            rows, new Rectangle2D.Double(0, 0, 1, 1), RectangleEdge.BOTTOM))
            .toArray();
    for (int i = 2; i < places.length; i++) {
      assertThat(places[i] - places[i - 1]).isCloseTo(places[1] - places[0], within(1e-9));
    }
    assertThat(places[0]).isPositive();
    assertThat(places[4]).isLessThan(1);
  }

  /** Student's interval of two replicates is 12.7 standard errors to either side. */
  @Test
  void aLongBarDoesNotPressTheCurvesTogether() {
    Study study = PartStudies.of(Map.of("A", new double[][] {{0.6, 0.5}, {0.5, 0.5}, {0.5, 0.5}}));
    Range range =
        Pictures.of(Analysis.of(study)).get(0).wide().chart().getXYPlot().getRangeAxis().getRange();
    assertThat(range.getLength()).isLessThan(1);
    assertThat(range.contains(0.55)).isTrue();
  }

  @Test
  void withoutACurveOfTwoPointsThereIsNoLearningCurve() {
    double[] diverged = {Double.NaN};
    Study study = PartStudies.of(Map.of("A", new double[][] {diverged, diverged, {0.5}}));
    assertThat(Analysis.of(study).learningCurves()).hasSize(1);
    assertThat(Pictures.of(Analysis.of(study)).stream().map(Picture::name))
        .doesNotContain("learning-curve");
  }

  @Test
  void theAxisLeavesRoomForAMarkAtTheLastEpoch() {
    XYPlot plot = comparison(Studies.sizes(false)).wide().chart().getXYPlot();
    assertThat(plot.getDomainAxis().getLowerBound()).isEqualTo(5);
    assertThat(plot.getDomainAxis().getUpperBound()).isBetween(2200 * 1.02, 2200 * 1.1);
  }

  @Test
  void aSubtitleStartsWithACapital() throws Exception {
    Split split = Studies.split(true);
    DataOrigin origin = new DataOrigin("simulated rows", "seed 0", true, "00", 3000);
    Study study =
        new Study(
            "sizes",
            "Sizes",
            new Split(split.training(), split.validation(), origin),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Studies.STARTED,
            Duration.ZERO,
            false);
    assertThat(texts(comparison(study)))
        .anyMatch(text -> text.startsWith("Simulated rows: 2,000 rows train, 1,000 validate."));
  }

  @Test
  void aModelKeepsItsColourInEveryPicture() throws IOException {
    Picture remedy = Pictures.of(Analysis.of(Studies.regularizers(false))).get(3);
    int combined =
        Palette.color(Looks.places(List.of("Combined")).getOrDefault("Combined", 0)).getRGB();
    assertThat(IntStream.of(pixels(png(remedy))).filter(pixel -> pixel == combined).count())
        .isGreaterThan(500);
  }

  @Test
  void aPenaltyThatIsZeroEverywhereIsNoTrouble() throws IOException {
    TrainingResult result =
        Studies.result(
            Studies.large("L2", 1e-9, 0),
            Studies.history(Studies.stack("x", 16), new Shape(20, 0.6, 0.1, 0.5), 60),
            new StopReason.EpochsCompleted(60));
    Study study = with(result);
    Picture picture =
        PenaltyPicture.of(study, Trained.of(Analysis.of(study)), Axes.AUTO).orElseThrow();
    assertThat(png(picture).getWidth()).isPositive();
  }

  @Test
  void aPenaltySaysWhatAStepMinimisesWhereRowsCountByTheirClass() throws Exception {
    assertThat(penaltyWords(ClassWeight.NONE))
        .contains("The loss that a step minimises is their sum. Means over the training rows.");
    assertThat(penaltyWords(ClassWeight.BALANCED))
        .contains("is their sum, with each row's data loss times its class weight. Means over");
  }

  private static String penaltyWords(ClassWeight weight) throws Exception {
    Study study =
        with(
            Studies.result(
                Studies.large("L2", 0.001, 0),
                TrainingConfig.defaults().withClassWeight(weight),
                Studies.history(Studies.large("L2", 0.001, 0), new Shape(20, 0.6, 0.1, 0.5), 60),
                new StopReason.EpochsCompleted(60)));
    return String.join(
        " ",
        texts(PenaltyPicture.of(study, Trained.of(Analysis.of(study)), Axes.AUTO).orElseThrow()));
  }

  @Test
  void modelsOfOneScheduleShareALineOfTheLearningRate() throws Exception {
    Study study = Studies.sizes(false);
    assertThat(texts(LearningRatePicture.of(study, Trained.of(Analysis.of(study)), Axes.AUTO)))
        .contains("All models", "0.0010", "0.0000")
        .doesNotContain("Tiny");
  }

  @Test
  void featurePicturesNameTheirRowsAndFeatures() throws Exception {
    Study study = Studies.sizes(true);
    assertThat(texts(FeatureValuesPicture.of(study)))
        .contains(
            "Feature values (simulated rows)",
            "All values of the 28 features in the first 1,000 rows of Simulated rows, in 101"
                + " bins.");
    assertThat(texts(FeaturesByClassPicture.of(study)))
        .contains("Signal", "Background")
        .containsAll(study.split().training().columns());
  }

  @Test
  void featuresOfATableAreShownByItsOwnClasses() throws Exception {
    Picture picture = FeaturesByClassPicture.of(Studies.table());
    assertThat(picture.title()).isEqualTo("churned = yes against churned = no");
    assertThat(picture.description())
        .isEqualTo(
            "Small multiples, a histogram a feature, of churned = yes (solid) and churned = no"
                + " (dashed): plan=basic, plan=plus, plan missing, age and age missing.");
    assertThat(String.join(" ", texts(picture)))
        .contains("churned = yes against churned = no", "the 40 rows that train or validate")
        .contains("plan=basic", "age missing", "standard deviations")
        .doesNotContain("Only the first");
  }

  /** There is one bar around 0 and one around 1, and the axis has no other figures. */
  @Test
  void aFeatureOfZerosAndOnesHasTwoBars() {
    Picture picture = FeaturesByClassPicture.of(Studies.table());
    PanelGrid grid = (PanelGrid) picture.wide().chart().getPlot();
    XYPlot plan = grid.panels().get(0).plot();
    assertThat(plan.getDomainAxis().getRange()).isEqualTo(new Range(-0.5, 1.5));
    assertThat(((NumberAxis) plan.getDomainAxis()).getTickUnit().getSize()).isOne();
    double both = plan.getDataset(0).getYValue(0, 0) + plan.getDataset(0).getYValue(0, 2);
    assertThat(plan.getDataset(0).getItemCount(0)).isEqualTo(4);
    assertThat(both).isCloseTo(1, within(1e-12));
    assertThat(grid.panels().get(3).plot().getDataset(0).getItemCount(0)).isEqualTo(60);
  }

  @Test
  void ofManyFeaturesTheFirstAreDrawnAndTheOthersSaid() throws Exception {
    int features = 100;
    float[][] rows = new float[20][features];
    float[] labels = new float[20];
    for (int row = 0; row < rows.length; row++) {
      labels[row] = row % 2;
      for (int i = 0; i < features; i++) {
        rows[row][i] = row * i % 7;
      }
    }
    Study study =
        Studies.on(Studies.sizes(false), LoadedData.of(Dataset.of(rows, labels), "wide").split(5));
    Picture picture = FeaturesByClassPicture.of(study);
    assertThat(picture.title()).isEqualTo("Label 1 against label 0");
    assertThat(picture.description()).endsWith("Only the first 60 of 100 features are drawn.");
    assertThat(String.join(" ", texts(picture)))
        .containsPattern("Only the +first 60 of 100 features are drawn\\.")
        .contains("feature_59")
        .doesNotContain("feature_60");
    assertThat(picture.wide().height()).isLessThan(1_200);
    assertThat(picture.narrow().height()).isLessThan(3_500);
  }

  @Test
  void aLongNameKeepsBothItsEndsAndASizeToBeRead() throws Exception {
    Study study = Studies.sizes(false);
    List<String> names = new ArrayList<>(study.split().training().columns());
    names.set(0, "the_colour_that_the_customer_likes_best=ultramarine");
    Split split =
        new Split(
            named(names, study.split().training()),
            named(names, study.split().validation()),
            study.split().origin());
    Picture picture = FeaturesByClassPicture.of(Studies.on(study, split));
    assertThat(texts(picture)).anyMatch(text -> text.matches("the_col.*….*marine"));
    assertThat(SvgPicture.svg(picture)).contains("font-size=\"9px\"");
  }

  private static Dataset named(List<String> names, Dataset rows) {
    return Dataset.of(names, rows.features(), rows.labels());
  }

  @Test
  void aPictureIsDrawnForAPhoneTooWithTheSameWords() throws Exception {
    for (Picture picture : Pictures.of(Analysis.of(Studies.regularizers(false)))) {
      assertThat(picture.narrow().width()).isEqualTo(420);
      assertThat(SvgPicture.svg(picture.narrow(), "", "id")).contains(picture.title());
    }
  }

  private static Picture comparison(Study study) {
    return comparison(study, Axes.AUTO);
  }

  private static Picture comparison(Study study, Axes axes) {
    return CurvesPicture.comparison(
        study, Trained.of(Analysis.of(study)), "comparison", study.title(), axes);
  }

  private static XYPlot plot(Study study, Axes axes) {
    return comparison(study, axes).wide().chart().getXYPlot();
  }

  private static Study with(TrainingResult... results) {
    return Studies.study("sizes", false, Optional.empty(), List.of(results));
  }

  private static BufferedImage png(Picture picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PngPicture.write(picture, out);
    return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  static List<String> texts(Picture picture) throws Exception {
    NodeList nodes = parse(SvgPicture.svg(picture)).getElementsByTagName("text");
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent())
        .toList();
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
