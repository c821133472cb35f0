package dev.overfit.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.study.Analysis;
import dev.overfit.study.PartStudies;
import dev.overfit.suite.Suite;
import dev.overfit.suite.Suites;
import java.awt.BasicStroke;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LooksTest {
  /** Returns the models except those on a part of the rows, which look like the one on all rows. */
  private static List<String> models(Suite suite) {
    return suite.trials().stream()
        .filter(trial -> !trial.config().trainsOnAPart())
        .map(trial -> trial.name())
        .toList();
  }

  @Test
  void noTwoModelsOfABuiltInSuiteHaveOneColour() {
    for (Suite suite : Suites.all()) {
      List<String> models = models(suite);
      assertThat(Looks.places(models).values().stream().map(Palette::color).distinct())
          .as(suite.name())
          .hasSameSizeAs(models);
    }
  }

  @Test
  void noTwoModelsOfABuiltInSuiteHaveOneDashAndOneMark() {
    for (Suite suite : Suites.all()) {
      List<String> models = models(suite);
      assertThat(
              Looks.places(models).values().stream()
                  .map(place -> dash(place) + outline(place))
                  .distinct())
          .as(suite.name())
          .hasSameSizeAs(models);
    }
  }

  @Test
  void aModelHasOneLookInEverySuiteAndEachSubset() {
    Map<String, Integer> seen = new HashMap<>();
    for (Suite suite : Suites.all()) {
      List<String> models = models(suite);
      for (int skipped = 0; skipped <= models.size(); skipped++) {
        List<String> some = new ArrayList<>(models.subList(skipped, models.size()));
        Looks.places(some)
            .forEach(
                (name, place) ->
                    assertThat(seen.computeIfAbsent(name, unused -> place))
                        .as("%s of %s", name, some)
                        .isEqualTo(place));
      }
    }
    assertThat(seen).containsEntry("Tiny", 0).containsEntry("Large", 3).hasSize(17);
  }

  @Test
  void otherNamesGetTheColoursThatAreFree() {
    assertThat(Looks.places(List.of("A", "B", "C"))).isEqualTo(Map.of("A", 0, "B", 1, "C", 2));
    // L2 has the second color
    Map<String, Integer> places = Looks.places(List.of("A", "Tiny", "L2", "B"));
    assertThat(places).containsEntry("A", 2).containsEntry("Tiny", 0).containsEntry("B", 3);
    assertThat(places.getOrDefault("L2", 0) % Palette.COLORS).isOne();
  }

  @Test
  void moreModelsThanColoursStillLookDifferent() {
    List<String> names = IntStream.range(0, 30).mapToObj(i -> "Model" + i).toList();
    assertThat(Looks.places(names).values()).doesNotHaveDuplicates();
    assertThat(
            IntStream.range(0, Palette.LOOKS)
                .mapToObj(place -> dash(place) + outline(place))
                .distinct())
        .hasSize(Palette.LOOKS);
  }

  private static String dash(int place) {
    return Arrays.toString(((BasicStroke) Palette.dashed(place, 1)).getDashArray());
  }

  private static String outline(int place) {
    StringBuilder outline = new StringBuilder();
    double[] corner = new double[6];
    for (PathIterator path = Palette.mark(place).getPathIterator(null);
        !path.isDone();
        path.next()) {
      outline.append(path.currentSegment(corner)).append(corner[0]).append(',').append(corner[1]);
    }
    return outline.toString();
  }

  @Test
  void aModelOnAPartOfTheRowsLooksAsTheOneOnAll() {
    double[] one = {0.6, 0.61};
    Analysis analysis = Analysis.of(PartStudies.of(Map.of("A", new double[][] {one, one, one})));
    assertThat(Trained.of(analysis).stream().map(Trained::place).distinct()).hasSize(1);
    assertThat(Trained.of(analysis)).hasSizeGreaterThan(2);
  }
}
