package dev.overfit.study;

import dev.overfit.statistics.Interval;
import dev.overfit.study.LearningCurve.NextDoubling;
import dev.overfit.study.LearningCurve.Point;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Puts the learning curves of a study into sentences: what more rows bought each network, whether
 * the gain of the last step is real, and what twice as many rows would change, as far as a line can
 * tell.
 */
final class LearningCurves {
  private final Analysis analysis;

  private LearningCurves(Analysis analysis) {
    this.analysis = analysis;
  }

  /** Returns one text for each network; none if no model can be judged. */
  static List<String> sentences(Analysis analysis) {
    LearningCurves curves = new LearningCurves(analysis);
    return analysis.canBeJudged().isEmpty()
        ? List.of()
        : analysis.learningCurves().stream().map(curves::words).toList();
  }

  /** Returns the definition of an extrapolation; empty if there is none. */
  static List<String> definitions(Analysis analysis) {
    boolean none =
        analysis.learningCurves().stream().allMatch(curve -> curve.nextDoubling().isEmpty());
    return none
        ? List.of()
        : List.of(
            Figures.format(
                "An extrapolation lays a straight line through the last %d sizes of a learning"
                    + " curve, over the logarithm of the rows, in each replicate. Its 95 %% interval"
                    + " (%s) is by the chance of training over the replicates; whether the curve goes"
                    + " on straight, and the chance of the rows that judge, it knows nothing of.",
                LearningCurve.LEAST_SIZES,
                analysis.study().resampled() ? "after Nadeau and Bengio" : "Student's t"));
  }

  private String words(LearningCurve curve) {
    List<Point> points = curve.points();
    if (points.size() < 2) {
      return Figures.format(
          "%s has no learning curve: of its %d sizes %s can be judged.",
          curve.name(), curve.models().size(), points.isEmpty() ? "none" : "only one");
    }
    return whole(curve) + lastStep(curve) + extrapolation(curve) + unjudged(curve);
  }

  private String whole(LearningCurve curve) {
    Point first = curve.points().get(0);
    Point last = curve.points().get(curve.points().size() - 1);
    return Figures.format(
        "%s from %s to %s training rows: its%s crossentropy on the %s %s.",
        curve.name(),
        Figures.count(first.rows()),
        Figures.count(last.rows()),
        analysis.replicated() ? " mean" : "",
        analysis.rows().words(analysis.study()),
        course(curve, shown(first), shown(last)));
  }

  private static double shown(Point point) {
    return Figures.shown(point.judged().mean());
  }

  private static String course(LearningCurve curve, double first, double last) {
    if (first == last) {
      return "is as good at both ends, " + Figures.crossentropy(last);
    }
    return Figures.format(
        "%s from %s to %s, by %s%s",
        last < first ? "falls" : "rises",
        Figures.crossentropy(first),
        Figures.crossentropy(last),
        Figures.crossentropy(Math.abs(Figures.difference(first, last))),
        last < first && !fallsThroughout(curve.points()) ? ", though not at every step" : "");
  }

  private static boolean fallsThroughout(List<Point> points) {
    return IntStream.range(1, points.size())
        .allMatch(i -> shown(points.get(i)) < shown(points.get(i - 1)));
  }

  private String lastStep(LearningCurve curve) {
    Point before = curve.lastStep().get(0);
    Point last = curve.lastStep().get(1);
    return Figures.format(
        " Its last %s, from %s to %s rows, %s.",
        isDoubling(before, last) ? "doubling" : "step",
        Figures.count(before.rows()),
        Figures.count(last.rows()),
        analysis
            .comparison(before.model(), last.model())
            .map(pair -> bought(pair, last.model()))
            .orElse("cannot be judged: no replicate has both"));
  }

  private static boolean isDoubling(Point before, Point last) {
    return last.model().trainingShare() == 2 * before.model().trainingShare();
  }

  private static String bought(PairComparison pair, ModelOutcomes last) {
    String worth =
        pair.difference() == 0 ? "changed nothing to four decimals" : changed(pair, last);
    return switch (pair.verdict()) {
      case REAL -> worth + ", and that is real";
      case TOO_SMALL -> worth + ", too small to matter";
      case NOT_SETTLED -> worth + ", which may be chance: it is not settled";
      case NONE -> worth + ", without a verdict";
    };
  }

  private static String changed(PairComparison pair, ModelOutcomes last) {
    return Figures.format(
        "%s %s",
        pair.better().equals(last.name()) ? "bought" : "cost",
        Figures.crossentropy(pair.difference()));
  }

  private static String extrapolation(LearningCurve curve) {
    return curve
        .nextDoubling()
        .map(LearningCurves::extrapolation)
        .orElseGet(
            () ->
                Figures.format(
                    " What one more doubling would change is not said: %s.",
                    curve.points().size() < LearningCurve.LEAST_SIZES
                        ? "too few of its sizes can be judged"
                        : "one training of each size shows nothing of chance"));
  }

  private static String extrapolation(NextDoubling next) {
    Interval interval = next.interval();
    return Figures.format(
        " One more doubling would change it by %s (95 %% interval %s to %s over %d replicates), which"
            + " is an extrapolation%s.",
        Figures.crossentropy(next.change()),
        Figures.crossentropy(interval.low()),
        Figures.crossentropy(interval.high()),
        next.replicates(),
        open(interval));
  }

  private static String open(Interval interval) {
    return Figures.shown(interval.low()) <= 0 && Figures.shown(interval.high()) >= 0
        ? " that shows neither a fall nor a rise"
        : "";
  }

  private static String unjudged(LearningCurve curve) {
    return Optional.of(curve.unjudged().stream().map(ModelOutcomes::name).toList())
        .filter(names -> !names.isEmpty())
        .map(
            names ->
                Figures.format(
                    " %s cannot be judged and %s no point.",
                    Figures.list(names), names.size() == 1 ? "has" : "have"))
        .orElse("");
  }
}
