package dev.overfit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.report.Studies.Shape;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingResult;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jfree.data.xy.XYSeries;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PicturesTest {
  @Test
  void pngHasTwiceThePixelsOfItsLayout() throws IOException {
    Picture picture = ComparisonPicture.of(Studies.sizes(false));
    BufferedImage image = png(picture);
    assertThat(image.getWidth()).isEqualTo(2 * picture.width());
    assertThat(image.getHeight()).isEqualTo(2 * picture.height());
  }

  @Test
  void everyModelIsDrawnInItsColour() throws IOException {
    BufferedImage image = png(ComparisonPicture.of(Studies.sizes(false)));
    for (int model = 0; model < 4; model++) {
      int color = Palette.color(model).getRGB();
      assertThat(IntStream.of(pixels(image)).filter(pixel -> pixel == color).count())
          .as("pixels of model %d", model)
          .isGreaterThan(500);
    }
  }

  @Test
  void svgHoldsItsTextsAsText() throws Exception {
    List<String> texts = texts(ComparisonPicture.of(Studies.sizes(false)));
    assertThat(texts)
        .contains("Four sizes of the same network", "Binary crossentropy", "Epoch")
        .contains("Tiny Train", "Tiny Val", "Large Train", "Large Val")
        .contains("0.50", "0.55", "0.60", "0.65", "0.70")
        .contains("5", "10", "20", "50", "100", "200", "500", "1,000", "2,000");
  }

  @Test
  void titleSaysSoOnSimulatedRows() throws Exception {
    assertThat(texts(ComparisonPicture.of(Studies.sizes(true))))
        .contains("Four sizes of the same network (simulated rows)");
  }

  @Test
  void svgDescribesItself() throws Exception {
    Document svg = parse(PictureFile.svg(ComparisonPicture.of(Studies.sizes(false))));
    assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
    assertThat(svg.getDocumentElement().getAttribute("aria-label"))
        .startsWith("Line chart: binary crossentropy of Tiny, Small, Medium and Large")
        .contains("Small generalises best");
  }

  @Test
  void aModelOutsideThePictureIsNamedBelowTheTitle() throws Exception {
    Study study =
        with(
            Studies.sizes(false).results().get(0),
            Studies.result(Studies.stack("High", 16), new Shape(30, 5, 1, 4), 90));
    assertThat(texts(ComparisonPicture.of(study))).contains("Outside the picture: High.");
  }

  @Test
  void curvesThatAllLieElsewhereChooseTheRange() throws Exception {
    Study study = with(Studies.result(Studies.stack("Low", 16), new Shape(30, 0.2, 0.01, 0.1), 90));
    assertThat(texts(ComparisonPicture.of(study)))
        .doesNotContain("0.70")
        .noneMatch(text -> text.startsWith("Outside"));
  }

  @Test
  void fewEpochsNoNumbersAndNoModelsStillMakeAPicture() throws IOException {
    List<EpochMetrics> four =
        Studies.history(Studies.stack("Four", 16), new Shape(2, 0.6, 0.01, 0.5), 4);
    EpochMetrics nan =
        new EpochMetrics(
            1, 0.001f, Float.NaN, Float.NaN, 0.5f, Float.NaN, Float.POSITIVE_INFINITY, 0.5f);
    StopReason diverged = new StopReason.Diverged(1, Double.NaN);
    for (Study study :
        List.of(
            with(),
            with(Studies.result(Studies.stack("Four", 16), four, diverged)),
            with(Studies.result(Studies.stack("One", 16), List.of(nan), diverged)),
            with(Studies.result(Studies.stack("None", 16), List.of(), diverged)))) {
      assertThat(png(ComparisonPicture.of(study)).getWidth()).isPositive();
      assertThat(PictureFile.svg(ComparisonPicture.of(study))).contains("<svg");
    }
  }

  @Test
  void manyModelsMakeThePictureHigherSoThatTheLegendFits() {
    List<TrainingResult> results = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      results.add(Studies.result(Studies.stack("Model" + i, 16), new Shape(20, 0.6, 0.1, 0.5), 60));
    }
    assertThat(ComparisonPicture.of(with(results.toArray(TrainingResult[]::new))).height())
        .isEqualTo(800);
  }

  @Test
  void aLongCurveIsThinnedButKeepsItsEnds() {
    double[] values = IntStream.rangeClosed(1, 10_000).mapToDouble(i -> i).toArray();
    XYSeries series = Curve.of("long", values, true);
    assertThat(series.getItemCount()).isBetween(1_000, 2_500);
    assertThat(series.getMinX()).isEqualTo(1);
    assertThat(series.getMaxX()).isEqualTo(10_000);
  }

  private static Study with(TrainingResult... results) {
    return Studies.study("sizes", false, Optional.empty(), List.of(results));
  }

  private static BufferedImage png(Picture picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PictureFile.writePng(picture, out);
    return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static List<String> texts(Picture picture) throws Exception {
    NodeList nodes = parse(PictureFile.svg(picture)).getElementsByTagName("text");
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
