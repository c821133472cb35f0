package dev.overfit.study;

import dev.overfit.choice.Remedy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Explains what each remedy in the models of a study does, in words for learners. */
public final class Remedies {
  private static final String LESS_CAPACITY =
      "A network with fewer numbers to train can store less of the training rows, so that it has to"
          + " learn what many of them have in common. With too few it cannot even do that, and"
          + " underfits.";
  private static final String MORE_ROWS =
      "More rows cover more of what may come, and are more to know by heart. An epoch has as many"
          + " steps on a part of the rows as on all, so that a network sees each row of a smaller part"
          + " more often.";

  /**
   * The explanation of a remedy, or of several that differ only in their numbers.
   *
   * @param name the name of the remedy and of the models that have it
   * @param meaning what the remedy does and what comes of it, in two sentences
   */
  public record Note(String name, String meaning) {}

  private final Analysis analysis;

  private Remedies(Analysis analysis) {
    this.analysis = analysis;
  }

  /** Returns the notes on a study: first on rows and sizes, then on the remedies in its models. */
  public static List<Note> of(Analysis analysis) {
    Remedies remedies = new Remedies(analysis);
    List<Note> notes = new ArrayList<>();
    remedies.moreRows().ifPresent(notes::add);
    remedies.lessCapacity().ifPresent(notes::add);
    notes.addAll(remedies.ofModels());
    return notes;
  }

  /** Returns whether any model's loss includes a penalty, which its crossentropy does not. */
  public static boolean hasPenalties(Analysis analysis) {
    return analysis.models().stream().anyMatch(model -> model.first().penalized());
  }

  private Optional<Note> moreRows() {
    List<String> networks = analysis.learningCurves().stream().map(LearningCurve::name).toList();
    return networks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Note(
                "More training rows (on parts of them: " + Figures.list(networks) + ")",
                MORE_ROWS));
  }

  /**
   * Returns the note on the networks that have no other remedy and are smaller than the largest.
   */
  private Optional<Note> lessCapacity() {
    long largest = analysis.competing().stream().mapToLong(ModelOutcomes::capacity).max().orElse(0);
    List<String> smaller =
        analysis.competing().stream()
            .filter(model -> !model.isTreated() && model.capacity() < largest)
            .map(ModelOutcomes::name)
            .toList();
    return smaller.isEmpty()
        ? Optional.empty()
        : Optional.of(new Note("Less capacity (" + Figures.list(smaller) + ")", LESS_CAPACITY));
  }

  private List<Note> ofModels() {
    Map<String, Map<String, List<String>>> byMeaning = new LinkedHashMap<>();
    for (ModelOutcomes model : analysis.competing()) {
      for (Remedy remedy : model.remedies()) {
        byMeaning
            .computeIfAbsent(remedy.meaning(), unused -> new LinkedHashMap<>())
            .computeIfAbsent(remedy.words(), unused -> new ArrayList<>())
            .add(model.name());
      }
    }
    return byMeaning.entrySet().stream()
        .map(each -> new Note(name(each.getValue()), each.getKey()))
        .toList();
  }

  private static String name(Map<String, List<String>> models) {
    String name =
        models.entrySet().stream()
            .map(each -> each.getKey() + " (" + Figures.list(each.getValue()) + ")")
            .collect(Collectors.joining(", "));
    return Figures.sentenceStart(name);
  }
}
