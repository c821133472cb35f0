package dev.overfit.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the comparisons of a study into sentences: first each model against the baseline and each
 * remedy against the same network without it, then the remaining pairs by their verdict.
 */
final class Differences {
  /** The most pairs that a sentence lists; of more it says how many there are, and the greatest. */
  private static final int MOST_LISTED = 8;

  private final Analysis analysis;
  private final Set<PairComparison> told = new LinkedHashSet<>();

  private Differences(Analysis analysis) {
    this.analysis = analysis;
  }

  static List<String> sentences(Analysis analysis) {
    return new Differences(analysis).sentences();
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    analysis
        .baseline()
        .flatMap(model -> against("Against the baseline " + model.name(), model, others(model)))
        .ifPresent(sentences::add);
    analysis.judged().forEach(plain -> againstUntreated(plain).ifPresent(sentences::add));
    for (Verdict verdict : Verdict.values()) {
      left(verdict).ifPresent(sentences::add);
    }
    return sentences;
  }

  private List<ModelOutcomes> others(ModelOutcomes model) {
    return analysis.judged().stream().filter(other -> !other.isSame(model)).toList();
  }

  private Optional<String> againstUntreated(ModelOutcomes plain) {
    if (plain.isTreated()) {
      return Optional.empty();
    }
    return against(
        "Against " + plain.name() + ", the same network without a remedy",
        plain,
        analysis.judged().stream()
            .filter(other -> other.isTreated() && other.network().equals(plain.network()))
            .toList());
  }

  private Optional<String> against(String start, ModelOutcomes anchor, List<ModelOutcomes> others) {
    List<PairComparison> pairs =
        others.stream()
            .flatMap(other -> analysis.comparison(anchor, other).stream())
            .filter(pair -> !told.contains(pair))
            .toList();
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    told.addAll(pairs);
    return Optional.of(
        Figures.format(
            "%s, on the %s: %s.",
            start,
            analysis.rows().words(analysis.study()),
            pairs.stream()
                .map(pair -> held(pair, anchor.name()))
                .collect(Collectors.joining("; "))));
  }

  /** Returns what a comparison says about the model that is compared with the anchor. */
  static String held(PairComparison pair, String anchor) {
    boolean worse = pair.better().equals(anchor);
    String name = worse ? pair.worse() : pair.better();
    if (pair.difference() == 0) {
      return Figures.format("%s is as good to four decimals (%s)", name, pair.verdict().words());
    }
    return Figures.format(
        "%s is %s %s (%s)",
        name,
        Figures.crossentropy(pair.difference()),
        worse ? "worse" : "better",
        pair.verdict().words());
  }

  /** Returns a sentence on the pairs with a verdict that no other sentence has covered. */
  private Optional<String> left(Verdict verdict) {
    List<PairComparison> pairs =
        analysis.families().stream()
            .filter(PairFamily::ofCompetitors)
            .flatMap(family -> family.pairs().stream())
            .filter(pair -> pair.verdict() == verdict && !told.contains(pair))
            .toList();
    return pairs.isEmpty() ? Optional.empty() : Optional.of(left(verdict, pairs));
  }

  private String left(Verdict verdict, List<PairComparison> pairs) {
    return Figures.format(
        "%s: %s.%s",
        start(verdict),
        pairs.size() > MOST_LISTED
            ? summary(pairs)
            : pairs.stream().map(Differences::compared).collect(Collectors.joining("; ")),
        verdict == Verdict.NOT_SETTLED ? " What would settle each stands in the table." : "");
  }

  private String summary(List<PairComparison> pairs) {
    PairComparison greatest =
        Collections.max(pairs, Comparator.comparingDouble(PairComparison::difference));
    return Figures.format(
        "%d %spairs; in the widest of them, %s",
        pairs.size(), told.isEmpty() ? "" : "further ", compared(greatest));
  }

  private String start(Verdict verdict) {
    return switch (verdict) {
      case REAL -> "Real differences";
      case TOO_SMALL -> "Too small to matter";
      case NOT_SETTLED -> "Not settled";
      case NONE ->
          "Differences on the " + analysis.rows().words(analysis.study()) + ", without a verdict";
    };
  }

  private static String compared(PairComparison pair) {
    return pair.difference() == 0
        ? Figures.format("%s and %s are alike to four decimals", pair.better(), pair.worse())
        : Figures.format(
            "%s is better than %s by %s",
            pair.better(), pair.worse(), Figures.crossentropy(pair.difference()));
  }
}
