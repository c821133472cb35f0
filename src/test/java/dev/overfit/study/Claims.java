package dev.overfit.study;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks a sentence of the findings against the tables; every kind of sentence has its check. */
final class Claims {
  static final String ROWS = "(?<rows>[\\d,]+ (?:test|validation) rows?(?: of each replicate)?)";
  private static final String OF =
      "(?: over (?<replicates>\\d+) replicates?| at its best epoch \\((?<epoch>[\\d,]+|–)\\))";
  private static final String LOWEST =
      " the (?<count>\\d+) models(?<most> with the most rows)?(?<some> that can be judged)?"
          + " (?<best>\\w+) has the lowest(?<mean>"
          + " mean)? crossentropy on the "
          + ROWS
          + ", (?<figure>[\\d.]+)"
          + OF
          + "\\.";
  private static final String REALLY =
      "(?: (?<same>\\w+) is really better than (?<worse>[^.]+)\\.)?";
  private static final String CAVEAT =
      "(?: (?:What of it is chance|Whether it generalises best) cannot be said: (?<why>.+)\\.)?";
  private static final String SIMULATED = "(?<simulated>On simulated rows, )?";

  private static final Pattern MANY_PAIRS =
      Pattern.compile(
          "(?<count>\\d+) (?:further )?pairs; in the widest of them, (?<widest>\\w+ is better than \\w+ by [\\d.]+)");

  private static final Map<String, Pattern> PATTERNS = patterns();

  /** The kinds of sentences, each of which must occur in some drawn study. */
  static final Set<String> KINDS = PATTERNS.keySet();

  private final PrintedTables tables;
  private final List<String> all;
  private final Map<String, Consumer<Matcher>> checks = new LinkedHashMap<>();

  Claims(PrintedTables tables, List<String> all) {
    this.tables = tables;
    this.all = all;
    checks.put("nothing", this::nothing);
    checks.put("none beats nothing", this::noneBeats);
    checks.put("alone", this::alone);
    checks.put("lowest", this::lowestAlone);
    checks.put("not settled", this::notSettled);
    checks.put("alike", this::alike);
    checks.put("best", this::bestIsReal);
    checks.put("too few replicates", this::tooFewReplicates);
    checks.put("no better", this::noBetter);
    checks.put("against", this::against);
    checks.put("pairs", this::pairs);
    LearningCurveClaims curves = new LearningCurveClaims(tables, this::isJudged);
    checks.put("learning curve", curves::curve);
    checks.put("no learning curve", curves::none);
    checks.put("weak", this::weak);
    checks.put("over-regularized", this::overRegularized);
    checks.put("too short", this::falling);
    checks.put("underfitting unsaid", m -> assertVerdicts(false));
    checks.put("no underfitting", this::noUnderfitting);
    checks.put("overfits", this::overfits);
    checks.put("mixed", this::mixed);
    checks.put("state", this::state);
    checks.put("gaps", this::gaps);
    checks.put("below", this::below);
    checks.put("few epochs", this::fewEpochs);
    checks.put("diverged", this::diverged);
    checks.put("cut short", this::cutShort);
    assertThat(checks.keySet()).isEqualTo(KINDS);
  }

  private static Map<String, Pattern> patterns() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(
        "nothing", SIMULATED + "[Nn]othing can be said of how the models? generalises?: .+\\.");
    texts.put(
        "none beats nothing",
        SIMULATED
            + "[Nn]o model is better than knowing nothing, which gives a crossentropy of"
            + " (?<floor>[\\d.]+) on the "
            + ROWS
            + ": of the (?<count>\\d+) models(?<most> with the most rows)?(?<some> that can be"
            + " judged)? (?<best>\\w+) comes"
            + " lowest, with a(?<mean> mean)? crossentropy of (?<figure>[\\d.]+)"
            + OF
            + "\\.");
    texts.put(
        "alone",
        SIMULATED
            + "(?<best>\\w+) has a(?<mean> mean)? crossentropy of (?<figure>[\\d.]+)"
            + OF
            + " on the "
            + ROWS
            + "; knowing nothing gives (?<floor>[\\d.]+)\\."
            + CAVEAT);
    texts.put("lowest", SIMULATED + "[Oo]f" + LOWEST + CAVEAT);
    texts.put(
        "not settled",
        SIMULATED
            + "[Ww]hich model generalises best is not settled(?<far> so far)?: of"
            + LOWEST
            + " Its difference from (?<open>[^.]+) may be chance\\."
            + REALLY);
    texts.put(
        "alike",
        SIMULATED
            + "(?<alike>[\\w, ]+) generalise best(?<far> so far)?, with no difference among them to"
            + " the first that matters: of"
            + LOWEST
            + REALLY);
    texts.put(
        "best",
        SIMULATED
            + "(?<first>\\w+) generalises best(?<far> so far)?, and that is real: of"
            + LOWEST
            + REALLY);
    texts.put(
        "too few replicates",
        "With (?<count>\\d+) replicates no difference between two models of this study can be real:"
            + " over (?:its smallest table of )?(?<pairs>\\d+) pairs?, Holm's p cannot come below"
            + " (?<p>[\\d.]+); (?<enough>\\d+) replicates are enough\\.");
    texts.put(
        "no better",
        "(?<names>.+) (?:is|are) no better than knowing nothing, which gives a crossentropy of"
            + " (?<floor>[\\d.]+) on the "
            + ROWS
            + "\\.");
    texts.put(
        "against",
        "Against (?:the baseline )?(?<anchor>\\w+)(?:, the same network without a remedy)?, on the "
            + ROWS
            + ": (?<each>.+)\\.");
    texts.put(
        "pairs",
        "(?<verdict>Real differences|Too small to matter|Not settled|Differences on the [^:]+,"
            + " without a verdict): (?<each>[^:]+?)\\."
            + "(?<open> What would settle each stands in the table\\.)?");
    texts.put("learning curve", LearningCurveClaims.CURVE);
    texts.put("no learning curve", LearningCurveClaims.NONE);
    texts.put(
        "weak",
        "(?<name>\\w+) underfits: it is not powerful enough for these rows\\. (?<each>.+), with more"
            + " parameters, (?:is|are) better, and that is real\\.");
    texts.put(
        "over-regularized",
        "(?<name>\\w+) underfits: it is over-regularized\\. (?<each>.+), the same network with less"
            + " regularization, (?:is|are) better, and that is real\\.");
    texts.put(
        "too short",
        "(?<names>.+) underfits?: not trained long enough\\. Validation crossentropy was still"
            + " falling when the epochs ended(?:, in a replicate at least)?\\.");
    texts.put(
        "underfitting unsaid",
        "Whether a model underfits for want of power, or by too much regularization, cannot be said:"
            + " no difference between two (?:models|networks) has a verdict\\.");
    texts.put("no underfitting", "No model is shown to underfit, by any of the three causes\\.");
    texts.put(
        "overfits",
        "(?<name>\\w+) \\((?<parameters>[\\d,]+) parameters\\) overfits from epoch (?<from>[\\d,]+)(?:"
            + " to (?<to>[\\d,]+))? on(?:, in (?:both|all (?<count>\\d+)) replicates)?: smoothed"
            + " over epochs, its validation crossentropy has risen from its lowest, (?<low>[\\d.]+), to"
            + " (?<end>[\\d.]+) at the end, by (?<rise>[\\d.]+), while its training crossentropy"
            + " went on falling(?: \\(means over the replicates\\))?\\.");
    texts.put(
        "mixed",
        "(?<name>\\w+) \\((?<parameters>[\\d,]+) parameters\\), of (?<count>\\d+) replicates:"
            + " (?<states>[^.]+?)(?:, those that overfit from epoch (?<from>[\\d,]+)(?: to"
            + " (?<to>[\\d,]+))? on)?\\.");
    texts.put(
        "state",
        "(?<names>[\\w, ]+?) (?:(?:do|does) not overfit|(?:is|are) (?<state>close to"
            + " overfitting|still falling))\\.");
    texts.put(
        "gaps",
        "Validation minus training crossentropy after the last epoch: (?<each>[^;]+?)(?<trend>; the"
            + " more parameters, the wider the gap)?\\.");
    texts.put(
        "below",
        "The validation crossentropy of (?<names>[\\w, ]+) ends below the training crossentropy,"
            + " which is no error: .+");
    texts.put(
        "few epochs",
        "(?<names>[\\w, ]+) (?:has|have) fewer than 2 epochs behind (?:it|them), too few for a"
            + " verdict\\.");
    texts.put("diverged", "(?<name>\\w+)(?:-\\d+)? diverged: .+");
    texts.put("cut short", "(?<name>\\w+)(?:-\\d+)? was cut short after .+");
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    texts.forEach((kind, text) -> patterns.put(kind, Pattern.compile(text)));
    return patterns;
  }

  static String kind(String sentence) {
    return PATTERNS.entrySet().stream()
        .filter(entry -> entry.getValue().matcher(sentence).matches())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no check for: " + sentence));
  }

  void check(String sentence) {
    String kind = kind(sentence);
    Matcher matcher = requireNonNull(PATTERNS.get(kind)).matcher(sentence);
    assertThat(matcher.matches()).isTrue();
    try {
      requireNonNull(checks.get(kind)).accept(matcher);
    } catch (AssertionError e) {
      throw new AssertionError(
          sentence + "\nis not true of\n" + String.join("\n", texts()) + "\n" + e.getMessage(), e);
    }
  }

  private List<String> texts() {
    return tables.tables().stream().map(ResultTable::toText).toList();
  }

  /** Returns the competing models that can be judged. */
  private List<String> judgedModels() {
    return tables.competing().stream().filter(this::isJudged).toList();
  }

  /** A model that can be judged has curves. */
  private boolean isJudged(String name) {
    return tables.trainings().heads().contains("Curves")
        && !tables.training(name, "Curves").equals("–");
  }

  private boolean replicated() {
    return tables.judged().heads().contains("Replicates");
  }

  private void nothing(Matcher said) {
    assertThat(judgedModels()).isEmpty();
  }

  private void noneBeats(Matcher said) {
    lowest(said);
    assertThat(Double.parseDouble(said.group("figure")))
        .isGreaterThanOrEqualTo(floor(said.group("floor")));
  }

  private double floor(String floor) {
    assertThat(floor).isEqualTo(tables.judged("Knowing nothing", "Crossentropy"));
    return Double.parseDouble(floor);
  }

  private void alone(Matcher said) {
    assertThat(judgedModels()).containsExactly(said.group("best"));
    figure(said);
    floor(said.group("floor"));
    caveat(said.group("why"));
  }

  private void caveat(String why) {
    boolean tested = tables.judged().title().contains("test rows");
    String chance =
        judgedModels().size() == 1
            ? "one training shows nothing of how far another seed would lead"
            : "one training is chance";
    assertThat(why != null && why.contains(chance)).isEqualTo(!replicated());
    assertThat(why != null && why.contains("no test rows")).isEqualTo(!tested);
  }

  private void lowestAlone(Matcher said) {
    lowest(said);
    caveat(said.group("why"));
  }

  /** Checks a model's figure and the rows, replicates and epoch that it is of. */
  private void figure(Matcher said) {
    String name = said.group("best");
    assertThat(said.group("figure")).isEqualTo(tables.judged(name, "Crossentropy"));
    assertThat(tables.judged().title()).isEqualTo("On the " + said.group("rows"));
    if (replicated()) {
      assertThat(said.group("replicates")).isEqualTo(tables.judged(name, "Replicates"));
    } else {
      assertThat(said.group("epoch")).isEqualTo(tables.training(name, "Best epoch"));
    }
    assertThat(said.group("mean") != null).isEqualTo(replicated());
    assertThat(said.group("simulated") != null)
        .isEqualTo(tables.study().split().origin().simulated());
  }

  private void lowest(Matcher said) {
    figure(said);
    List<String> judged = judgedModels();
    assertThat(said.group("count")).isEqualTo(Integer.toString(judged.size()));
    assertThat(said.group("some") == null).isEqualTo(judged.size() == tables.competing().size());
    assertThat(said.group("most") != null)
        .isEqualTo(judged.size() < tables.models().stream().filter(this::isJudged).count());
    double lowest = tables.judgedNumber(said.group("best"), "Crossentropy");
    judged.forEach(
        name ->
            assertThat(tables.judgedNumber(name, "Crossentropy")).isGreaterThanOrEqualTo(lowest));
  }

  static List<String> names(String list) {
    return Arrays.asList(list.split(", | and ", -1));
  }

  /** Checks that each other model is under exactly one heading and has that heading's verdict. */
  private void others(Matcher said, String verdict, List<String> named) {
    lowest(said);
    String best = said.group("best");
    List<String> worse = said.group("worse") == null ? List.of() : names(said.group("worse"));
    List<String> all = new ArrayList<>(named);
    all.addAll(worse);
    all.add(best);
    assertThat(judgedModels()).containsAll(all);
    worse.forEach(name -> assertThat(verdict(best, name)).isEqualTo("real"));
    if (verdict.equals("not settled")) {
      named.forEach(name -> assertThat(verdictOf(best, name)).isNotEqualTo("real"));
    } else {
      named.forEach(name -> assertThat(verdictOf(best, name)).isEqualTo(verdict));
      assertThat(all).containsExactlyInAnyOrderElementsOf(judgedModels());
    }
    boolean falling =
        judgedModels().stream()
            .anyMatch(name -> tables.training(name, "Curves").contains("still falling"));
    assertThat(said.group("far") != null).isEqualTo(falling);
  }

  private void notSettled(Matcher said) {
    String open = said.group("open");
    List<String> others = new ArrayList<>(judgedModels());
    others.remove(said.group("best"));
    others(said, "not settled", open.equals("each of the others") ? others : names(open));
  }

  private void alike(Matcher said) {
    List<String> alike = names(said.group("alike"));
    assertThat(alike.get(0)).isEqualTo(said.group("best"));
    others(said, "too small to matter", alike.subList(1, alike.size()));
  }

  private void bestIsReal(Matcher said) {
    assertThat(said.group("first")).isEqualTo(said.group("best"));
    others(said, "real", List.of());
  }

  /** Returns the verdict on a pair in this order. */
  private String verdict(String better, String worse) {
    return tables
        .pair(better, worse)
        .map(row -> row.get(7).replaceFirst(":.*", ""))
        .orElseThrow(() -> new AssertionError("no pair " + better + ", " + worse));
  }

  /**
   * Returns the verdict on a pair in either order, since the models may have different replicates.
   * A difference that is too small to matter is so either way, but a real one the other way round
   * is not real. Without a pair nothing is settled.
   */
  private String verdictOf(String one, String other) {
    if (tables.pair(one, other).isPresent()) {
      return verdict(one, other);
    }
    String turned = tables.pair(other, one).isPresent() ? verdict(other, one) : "not settled";
    return turned.equals("real") ? "not settled" : turned;
  }

  private void tooFewReplicates(Matcher said) {
    int pairs = Integer.parseInt(said.group("pairs"));
    List<ResultTable> own = tables.ofTheStudy();
    assertThat(own.stream().mapToInt(table -> table.rows().size()).min()).hasValue(pairs);
    double least = Math.min(1, pairs * Math.pow(2, 1 - Integer.parseInt(said.group("count"))));
    assertThat(Double.parseDouble(said.group("p"))).isCloseTo(least, within(5e-5));
    assertThat(least).isGreaterThanOrEqualTo(0.05);
    int enough = Integer.parseInt(said.group("enough"));
    assertThat(pairs * Math.pow(2, 1 - enough)).isLessThan(0.05);
    assertThat(pairs * Math.pow(2, 2 - enough)).isGreaterThanOrEqualTo(0.05);
    own.stream()
        .flatMap(table -> table.rows().stream())
        .forEach(row -> assertThat(row.get(7)).isNotEqualTo("real"));
  }

  private void noBetter(Matcher said) {
    double floor = floor(said.group("floor"));
    List<String> none =
        judgedModels().stream()
            .filter(name -> tables.judgedNumber(name, "Crossentropy") >= floor)
            .toList();
    assertThat(names(said.group("names"))).isEqualTo(none);
  }

  private void against(Matcher said) {
    Pattern better =
        Pattern.compile(
            "(\\w+) is (?:([\\d.]+) (better|worse)|as good to four decimals) \\((.+)\\)");
    for (String each : said.group("each").split("; (?=\\w+ is )", -1)) {
      Matcher one = better.matcher(each);
      assertThat(one.matches()).as(each).isTrue();
      String anchor = said.group("anchor");
      boolean same = one.group(2) == null;
      boolean worse =
          same ? tables.pair(anchor, one.group(1)).isPresent() : one.group(3).equals("worse");
      List<String> row =
          (worse ? tables.pair(anchor, one.group(1)) : tables.pair(one.group(1), anchor))
              .orElseThrow(() -> new AssertionError("no such pair: " + each));
      assertThat(same ? "0.0000" : one.group(2)).isEqualTo(row.get(2));
      assertThat(one.group(4)).isEqualTo(row.get(7).replaceFirst(":.*", ""));
    }
  }

  private void pairs(Matcher said) {
    Pattern pair =
        Pattern.compile(
            "(\\w+) (?:is better than (\\w+) by ([\\d.]+)|and (\\w+) are alike to four"
                + " decimals)");
    Matcher many = MANY_PAIRS.matcher(said.group("each"));
    if (many.matches()) {
      widest(said, many);
    }
    String listed = many.matches() ? many.group("widest") : said.group("each");
    for (String each : listed.split("; (?=\\w+ (?:is|and) )", -1)) {
      Matcher one = pair.matcher(each);
      assertThat(one.matches()).as(each).isTrue();
      String worse = one.group(2) == null ? one.group(4) : one.group(2);
      List<String> row =
          tables
              .pair(one.group(1), worse)
              .orElseThrow(() -> new AssertionError("no such pair: " + each));
      assertThat(one.group(3) == null ? "0.0000" : one.group(3)).isEqualTo(row.get(2));
      assertThat(said.group("open") != null).isEqualTo(row.get(7).contains(": "));
      assertThat(hasVerdict(row, said.group("verdict"))).as(each).isTrue();
    }
  }

  /** Checks how many pairs with this verdict the other sentences leave, and which is the widest. */
  private void widest(Matcher said, Matcher many) {
    List<List<String>> left =
        tables
            .competitors()
            .filter(row -> hasVerdict(row, said.group("verdict")) && !isToldElsewhere(row))
            .toList();
    assertThat(left).hasSize(Integer.parseInt(many.group("count")));
    String figures = many.group("widest");
    left.forEach(
        row ->
            assertThat(Double.parseDouble(row.get(2)))
                .isLessThanOrEqualTo(
                    Double.parseDouble(figures.substring(figures.lastIndexOf(' ') + 1))));
  }

  /** Returns whether a sentence that compares with one model has covered this pair. */
  private boolean isToldElsewhere(List<String> row) {
    return all.stream()
        .map(requireNonNull(PATTERNS.get("against"))::matcher)
        .filter(Matcher::matches)
        .anyMatch(
            said ->
                Set.of(row.get(0), row.get(1)).contains(said.group("anchor"))
                    && Pattern.compile("(\\w+) is ")
                        .matcher(said.group("each"))
                        .results()
                        .anyMatch(
                            name ->
                                !name.group(1).equals(said.group("anchor"))
                                    && row.subList(0, 2).contains(name.group(1))));
  }

  private static boolean hasVerdict(List<String> row, String start) {
    String verdict = row.get(7).replaceFirst(":.*", "");
    return start
        .toLowerCase(Locale.ROOT)
        .contains(verdict.equals("no verdict") ? "without a verdict" : verdict);
  }

  private List<String> reallyBetter(Matcher said) {
    List<String> better = new ArrayList<>();
    for (String each : names(said.group("each"))) {
      String[] one = each.split(" by ", -1);
      assertThat(verdict(one[0], said.group("name"))).isEqualTo("real");
      assertThat(tables.pair(one[0], said.group("name")).orElseThrow().get(2)).isEqualTo(one[1]);
      better.add(one[0]);
    }
    return better;
  }

  private void weak(Matcher said) {
    double own = tables.judgedNumber(said.group("name"), "Parameters");
    for (String better : reallyBetter(said)) {
      assertThat(tables.judgedNumber(better, "Parameters")).isGreaterThan(own);
    }
  }

  /** Among the drawn models Large has no remedies, and Dropout is Both without the penalty. */
  private void overRegularized(Matcher said) {
    Map<String, Set<String>> less =
        Map.of(
            "L2", Set.of("Large"),
            "Dropout", Set.of("Large"),
            "Both", Set.of("Large", "Dropout"));
    assertThat(less.get(said.group("name"))).containsAll(reallyBetter(said));
  }

  private void falling(Matcher said) {
    List<String> falling =
        judgedModels().stream()
            .filter(name -> tables.training(name, "Curves").contains("still falling"))
            .toList();
    assertThat(names(said.group("names"))).isEqualTo(falling);
  }

  private void assertVerdicts(boolean any) {
    assertThat(tables.competitors().anyMatch(row -> !row.get(7).equals("no verdict")))
        .isEqualTo(any);
  }

  private void noUnderfitting(Matcher said) {
    assertVerdicts(true);
    assertThat(all).noneMatch(sentence -> sentence.contains(" underfit:"));
    assertThat(all).noneMatch(sentence -> sentence.contains(" underfits:"));
    tables
        .competitors()
        .filter(row -> row.get(7).equals("real"))
        .forEach(
            row ->
                assertThat(tables.judgedNumber(row.get(0), "Parameters"))
                    .isLessThanOrEqualTo(tables.judgedNumber(row.get(1), "Parameters")));
  }

  private void overfits(Matcher said) {
    String name = said.group("name");
    assertThat(tables.training(name, "Curves")).isEqualTo("overfits");
    from(said);
    assertThat(said.group("low")).isEqualTo(tables.training(name, "Low"));
    assertThat(said.group("end")).isEqualTo(tables.training(name, "End"));
    assertThat(Double.parseDouble(said.group("rise")))
        .isCloseTo(
            tables.trainingNumber(name, "End") - tables.trainingNumber(name, "Low"), within(1e-9))
        .isGreaterThan(0.005);
    if (said.group().contains(" in both replicates")) {
      assertThat(tables.judged(name, "Replicates")).isEqualTo("2");
    }
    if (said.group("count") != null) {
      assertThat(said.group("count")).isEqualTo(tables.judged(name, "Replicates"));
    }
  }

  private void from(Matcher said) {
    String name = said.group("name");
    assertThat(said.group("parameters")).isEqualTo(tables.judged(name, "Parameters"));
    String range =
        said.group("to") == null ? said.group("from") : said.group("from") + "–" + said.group("to");
    assertThat(range == null ? "–" : range).isEqualTo(tables.training(name, "From"));
  }

  private void mixed(Matcher said) {
    from(said);
    String name = said.group("name");
    assertThat(said.group("states")).isEqualTo(tables.training(name, "Curves"));
    assertThat(said.group("count")).isEqualTo(tables.judged(name, "Replicates"));
    int sum =
        Arrays.stream(said.group("states").split(", ", -1))
            .mapToInt(state -> Integer.parseInt(state.replaceAll(".* ", "")))
            .sum();
    assertThat(Integer.toString(sum)).isEqualTo(said.group("count"));
  }

  private void state(Matcher said) {
    String state = said.group("state") == null ? "does not overfit" : said.group("state");
    assertThat(names(said.group("names")))
        .isEqualTo(
            judgedModels().stream()
                .filter(name -> tables.training(name, "Curves").equals(state))
                .toList());
  }

  private void gaps(Matcher said) {
    List<String> each = Arrays.asList(said.group("each").split(", ", -1));
    assertThat(each)
        .isEqualTo(
            judgedModels().stream()
                .map(name -> name + " " + tables.training(name, "Gap"))
                .toList());
    for (String name : judgedModels()) {
      assertThat(tables.trainingNumber(name, "Gap"))
          .isCloseTo(
              tables.trainingNumber(name, "Last val") - tables.trainingNumber(name, "Last train"),
              within(1e-9));
    }
    if (said.group("trend") != null) {
      List<String> bySize = new ArrayList<>(judgedModels());
      bySize.sort(Comparator.comparingDouble(n -> tables.judgedNumber(n, "Parameters")));
      assertThat(bySize).hasSizeGreaterThan(2);
      for (int i = 1; i < bySize.size(); i++) {
        assertThat(tables.trainingNumber(bySize.get(i), "Gap"))
            .isGreaterThan(tables.trainingNumber(bySize.get(i - 1), "Gap"));
      }
    }
  }

  private void below(Matcher said) {
    assertThat(names(said.group("names")))
        .isEqualTo(
            judgedModels().stream()
                .filter(name -> tables.trainingNumber(name, "Gap") < 0)
                .toList());
  }

  private void fewEpochs(Matcher said) {
    assertThat(tables.models()).containsAll(names(said.group("names")));
  }

  private void diverged(Matcher said) {
    assertThat(tables.models()).contains(said.group("name"));
  }

  /** Nothing is claimed about a model none of whose trainings ended. */
  private void cutShort(Matcher said) {
    assertThat(tables.training(said.group("name"), "Stopped")).contains("cancelled");
    assertThat(tables.cut()).noneMatch(this::isJudged);
  }
}
