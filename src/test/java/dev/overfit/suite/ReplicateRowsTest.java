package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplicateRowsTest {
  private final List<Integer> dealt = new ArrayList<>();

  @Test
  void allHaveThoseOfTheFirstIfTheyAreNotDealtOutAnew() throws Exception {
    ReplicateRows rows = ReplicateRows.of(false, this::deal);
    assertThat(rows.of(0)).isSameAs(rows.first());
    assertThat(rows.of(7)).isSameAs(rows.first());
    assertThat(rows.resampled()).isFalse();
    assertThat(dealt).containsExactly(0);
  }

  @Test
  void eachIsDealtOutWhenItIsAskedForAndTheLastIsKept() throws Exception {
    ReplicateRows rows = ReplicateRows.of(true, this::deal);
    assertThat(dealt).containsExactly(0);
    SuiteRows second = rows.of(2);
    assertThat(rows.of(2)).isSameAs(second);
    assertThat(rows.of(0)).isSameAs(rows.first());
    assertThat(rows.of(2)).isSameAs(second);
    assertThat(dealt).containsExactly(0, 2);
    rows.of(3);
    assertThat(rows.of(2).split().training().features())
        .isEqualTo(second.split().training().features());
    assertThat(dealt).containsExactly(0, 2, 3, 2);
    assertThat(rows.resampled()).isTrue();
  }

  @Test
  void rowsOfAReplicateThatAreNoGoodAreToldWithItsNumber() throws Exception {
    ReplicateRows rows =
        ReplicateRows.of(true, number -> number == 4 ? SuiteRows.of(oneClass()) : deal(number));
    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> rows.of(4))
          .isInstanceOf(UnusableDataException.class)
          .hasMessage(
              "mine: expected rows of both classes to train, found the label 0 in all 2: nothing to"
                  + " learn; so it is with the rows dealt out for replicate 4 (resample=true)");
    }
    assertThatThrownBy(() -> ReplicateRows.of(true, number -> SuiteRows.of(oneClass())))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith("nothing to learn");
  }

  /** Of 10 to 13 rows, each with its number as its feature, 3 validate, 7 train and 2 or 3 test. */
  @Test
  void rowsOfHiggsAreShuffledTogetherAndDealtOutInTheSameNumbers() {
    LoadedData data = numbered(13);
    DataSettings said =
        new DataSettings(new DataSelection.Auto(), 3, 7, Optional.of(2), Optional.empty());
    Split plain = said.split(data);
    Split anew = said.shuffledSplit(data, 5);
    assertThat(sizes(anew)).isEqualTo(sizes(plain)).containsExactly(7, 3, 2);
    assertThat(all(plain)).containsExactlyElementsOf(range(0, 12)); // the last one is left out
    assertThat(all(anew)).isEqualTo(all(plain));
    assertThat(anew.validation().features()).isNotEqualTo(plain.validation().features());
    assertThat(anew.origin()).isEqualTo(plain.origin());
    Split same = said.shuffledSplit(data, 5);
    Split other = said.shuffledSplit(data, 6);
    assertThat(same.training().features()).isEqualTo(anew.training().features());
    assertThat(other.training().features()).isNotEqualTo(anew.training().features());
    assertThat(labelsFit(anew)).isTrue();

    DataSettings open = new DataSettings(new DataSelection.Auto(), 3, 7);
    assertThat(all(open.shuffledSplit(data, 5))).containsExactlyElementsOf(range(0, 13));
    assertThat(open.shuffledSplit(numbered(10), 5).test()).isEmpty();
  }

  /** Over many draws a row is in each part as often as it is large: 60 of 100, within 5 sigma. */
  @Test
  void anyRowMayComeIntoAnyPart() {
    DataSettings said =
        new DataSettings(new DataSelection.Auto(), 20, 60, Optional.of(20), Optional.empty());
    LoadedData data = numbered(100);
    int[] trains = new int[100];
    for (int seed = 1; seed <= 400; seed++) {
      for (float row : said.shuffledSplit(data, seed).training().features()) {
        trains[(int) row]++;
      }
    }
    double sigma = Math.sqrt(400 * 0.6 * 0.4);
    assertThat(IntStream.of(trains).min().orElseThrow()).isGreaterThan((int) (240 - 5 * sigma));
    assertThat(IntStream.of(trains).max().orElseThrow()).isLessThan((int) (240 + 5 * sigma));
  }

  @Test
  void aSingleReplicateAndATableInItsOrderAreRefused() {
    SuiteSettings settings = SuiteSettings.defaults(Folders.withCache(Path.of("cache")));
    assertThatThrownBy(() -> settings.withResample(true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("resample: expected with 2 replicates or more")
        .hasMessageEndingWith("received it with replicates=1");
    TableSettings random = TableSettings.ofLabel("churned");
    TableSettings first =
        new TableSettings(
            random.format(), random.label(), random.positive(), List.of(), List.of(), false, 5, 5);
    SuiteSettings two = settings.withReplicates(2).withResample(true);
    assertThat(two.withData(two.data().withTable(random)).resample()).isTrue();
    assertThatThrownBy(() -> two.withData(two.data().withTable(first)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "resample: expected with split=random, received it with split=first");
  }

  private SuiteRows deal(int number) {
    dealt.add(number);
    LoadedData data = numbered(10);
    return SuiteRows.of((number == 0 ? data : data.shuffled(number)).split(4, 6));
  }

  private static LoadedData numbered(int rows) {
    float[] features = new float[rows];
    float[] labels = new float[rows];
    for (int row = 0; row < rows; row++) {
      features[row] = row;
      labels[row] = row % 2;
    }
    return LoadedData.of(Dataset.of(List.of("row"), features, labels), "mine");
  }

  private static Split oneClass() {
    Dataset rows = Dataset.of(List.of("row"), new float[] {1, 2, 3}, new float[3]);
    return LoadedData.of(rows, "mine").split(1);
  }

  private static List<Integer> sizes(Split split) {
    return List.of(
        split.training().rows(), split.validation().rows(), split.test().orElseThrow().rows());
  }

  private static List<Float> range(int from, int to) {
    return IntStream.range(from, to).mapToObj(row -> (float) row).toList();
  }

  private static Set<Float> all(Split split) {
    Set<Float> all = new TreeSet<>();
    parts(split)
        .forEach(
            part -> {
              for (float row : part.features()) {
                assertThat(all.add(row)).isTrue();
              }
            });
    return all;
  }

  private static boolean labelsFit(Split split) {
    return parts(split)
        .allMatch(
            part ->
                IntStream.range(0, part.rows())
                    .allMatch(row -> part.labels()[row] == part.features()[row] % 2));
  }

  private static Stream<Dataset> parts(Split split) {
    return Stream.concat(Stream.of(split.training(), split.validation()), split.test().stream());
  }
}
