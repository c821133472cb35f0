package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/** Checks what is said about learning curves against the tables. */
final class LearningCurveClaims {
  static final String CURVE =
      "(?<name>\\w+) from (?<from>[\\d,]+) to (?<to>[\\d,]+) training rows: its(?<mean> mean)?"
          + " crossentropy on the "
          + Claims.ROWS
          + " (?:is as good at both ends, (?<same>[\\d.]+)|(?<way>falls|rises) from"
          + " (?<first>[\\d.]+) to (?<last>[\\d.]+), by (?<by>[\\d.]+)(?<not>, though not at every"
          + " step)?)\\. Its last (?:doubling|step), from (?<before>[\\d,]+) to (?<after>[\\d,]+)"
          + " rows, (?:cannot be judged: no replicate has both|(?:(?<worth>bought|cost)"
          + " (?<change>[\\d.]+)|changed nothing to four decimals)(?<verdict>, and that is real|,"
          + " too small to matter|, which may be chance: it is not settled|, without a"
          + " verdict))\\.(?: One more doubling would change it by (?<next>-?[\\d.]+) \\(95 %"
          + " interval (?<low>-?[\\d.]+) to (?<high>-?[\\d.]+) over (?<replicates>\\d+)"
          + " replicates\\), which is an extrapolation(?<open> that shows neither a fall nor a"
          + " rise)?\\.| What one more doubling would change is not said: .+?\\.)(?:"
          + " (?<unjudged>[\\w, ]+) cannot be judged and (?:has|have) no point\\.)?";
  static final String NONE =
      "(?<name>\\w+) has no learning curve: of its \\d sizes (?<points>none|only one) can be"
          + " judged\\.";

  private final PrintedTables tables;
  private final Predicate<String> isJudged;

  LearningCurveClaims(PrintedTables tables, Predicate<String> isJudged) {
    this.tables = tables;
    this.isJudged = isJudged;
  }

  private List<String> points(String network) {
    return tables.sizes(network).stream().filter(isJudged).toList();
  }

  void none(Matcher said) {
    assertThat(points(said.group("name"))).hasSize(said.group("points").equals("none") ? 0 : 1);
  }

  void curve(Matcher said) {
    List<String> sizes = points(said.group("name"));
    assertThat(tables.sizes(said.group("name"))).hasSizeGreaterThan(2);
    String first = sizes.get(0);
    String before = sizes.get(sizes.size() - 2);
    String last = sizes.get(sizes.size() - 1);
    assertThat(said.group("from")).isEqualTo(tables.judged(first, "Rows"));
    assertThat(said.group("before")).isEqualTo(tables.judged(before, "Rows"));
    assertThat(said.group("to")).isEqualTo(tables.judged(last, "Rows"));
    assertThat(said.group("after")).isEqualTo(said.group("to"));
    assertThat(tables.judged().title()).isEqualTo("On the " + said.group("rows"));
    assertThat(said.group("mean") != null)
        .isEqualTo(tables.judged().heads().contains("Replicates"));
    course(said, sizes.stream().mapToDouble(n -> tables.judgedNumber(n, "Crossentropy")).toArray());
    lastStep(said, before, last);
    if (said.group("next") != null) {
      extrapolation(said, sizes.subList(sizes.size() - 3, sizes.size()));
    }
    assertThat(said.group("unjudged") == null ? List.of() : Claims.names(said.group("unjudged")))
        .isEqualTo(
            tables.sizes(said.group("name")).stream()
                .filter(name -> !isJudged.test(name))
                .toList());
  }

  private static void course(Matcher said, double[] figures) {
    double first = figures[0];
    double last = figures[figures.length - 1];
    if (said.group("same") != null) {
      assertThat(Double.parseDouble(said.group("same"))).isEqualTo(first).isEqualTo(last);
      return;
    }
    assertThat(Double.parseDouble(said.group("first"))).isEqualTo(first);
    assertThat(Double.parseDouble(said.group("last"))).isEqualTo(last);
    assertThat(said.group("way")).isEqualTo(last < first ? "falls" : "rises");
    assertThat(Double.parseDouble(said.group("by")))
        .isCloseTo(Math.abs(first - last), within(1e-9));
    double[] falling = figures.clone();
    Arrays.sort(falling);
    long distinct = Arrays.stream(figures).distinct().count();
    boolean throughout = distinct == figures.length && Arrays.equals(falling, reversed(figures));
    assertThat(said.group("not") != null).isEqualTo(last < first && !throughout);
  }

  private static double[] reversed(double[] figures) {
    double[] reversed = new double[figures.length];
    for (int i = 0; i < figures.length; i++) {
      reversed[i] = figures[figures.length - 1 - i];
    }
    return reversed;
  }

  private void lastStep(Matcher said, String before, String last) {
    boolean bought = tables.pair(last, before).isPresent();
    List<String> row =
        tables.pair(last, before).or(() -> tables.pair(before, last)).orElse(List.of());
    assertThat(said.group("verdict") == null).isEqualTo(row.isEmpty());
    if (!row.isEmpty()) {
      assertThat(said.group("verdict")).contains(row.get(7).replaceFirst("no |:.*", ""));
      assertThat(said.group("change") == null ? "0.0000" : said.group("change"))
          .isEqualTo(row.get(2));
      if (said.group("worth") != null) {
        assertThat(said.group("worth")).isEqualTo(bought ? "bought" : "cost");
      }
    }
  }

  /** If all replicates have a line, it is the line of the table's figures. */
  private void extrapolation(Matcher said, List<String> sizes) {
    double next = Double.parseDouble(said.group("next"));
    double low = Double.parseDouble(said.group("low"));
    double high = Double.parseDouble(said.group("high"));
    assertThat(next).isBetween(low, high);
    assertThat(said.group("open") != null).isEqualTo(low <= 0 && high >= 0);
    int all = 0;
    for (ReplicateResult each : tables.study().replicates()) {
      all = Math.max(all, each.number() + 1);
    }
    int most = all;
    if (sizes.stream().allMatch(n -> tables.judgedNumber(n, "Replicates") == most)) {
      assertThat(said.group("replicates")).isEqualTo(Integer.toString(all));
      assertThat(next).isCloseTo(perDoubling(sizes), within(2e-4));
    } else {
      assertThat(Integer.parseInt(said.group("replicates"))).isBetween(2, all);
    }
  }

  /** Returns the slope of the line through three points of the table. */
  private double perDoubling(List<String> sizes) {
    double meanX = 0;
    double meanY = 0;
    for (String name : sizes) {
      meanX += Math.log(tables.judgedNumber(name, "Rows")) / Math.log(2) / sizes.size();
      meanY += tables.judgedNumber(name, "Crossentropy") / sizes.size();
    }
    double products = 0;
    double squares = 0;
    for (String name : sizes) {
      double x = Math.log(tables.judgedNumber(name, "Rows")) / Math.log(2) - meanX;
      products += x * (tables.judgedNumber(name, "Crossentropy") - meanY);
      squares += x * x;
    }
    return products / squares;
  }
}
