package dev.overfit.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** How often the models of a study were trained, in words. */
final class Replication {
  private static final String SHOWN =
      "; the table, the pictures and these sentences show replicate 0.";

  private Replication() {}

  /** A sentence if a model has another replicate than 0; empty if every model ran once. */
  static Optional<String> sentence(Study study) {
    if (study.replicates().stream().allMatch(replicate -> replicate.number() == 0)) {
      return Optional.empty();
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    study.replicates().forEach(replicate -> counts.merge(replicate.model(), 1, Integer::sum));
    return Optional.of((alike(counts) ? all(counts) : each(counts)) + SHOWN);
  }

  private static boolean alike(Map<String, Integer> counts) {
    return new TreeSet<>(counts.values()).size() == 1;
  }

  private static String all(Map<String, Integer> counts) {
    return Figures.format(
        "%s replicates of each model ran, which differ in their seeds",
        Figures.count(counts.values().iterator().next()));
  }

  private static String each(Map<String, Integer> counts) {
    List<String> models =
        counts.entrySet().stream()
            .map(entry -> entry.getKey() + " " + Figures.count(entry.getValue()))
            .toList();
    return "Replicates that ran, which differ in their seeds: " + Figures.list(models);
  }
}
