package dev.overfit.report;

import dev.overfit.study.Analysis;
import dev.overfit.study.Conclusions;
import dev.overfit.study.Conclusions.Conclusion;
import dev.overfit.study.CurveReading;
import dev.overfit.study.CurveReading.Pattern;
import dev.overfit.study.JudgingRows;
import dev.overfit.study.Remedies;
import dev.overfit.study.Remedies.Note;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page's lessons as {@code lessons.ftlh} shows them: names with plain text under each. */
final class Lessons {
  private Lessons() {}

  static Map<String, Object> of(Analysis analysis) {
    List<Conclusion> conclusions = Conclusions.of(analysis);
    return Map.of(
        "patterns", patterns(CurveReading.of(analysis)),
        "remedies", remedies(Remedies.of(analysis)),
        "penalized", Remedies.hasPenalties(analysis),
        "conclusions", told(conclusions),
        "untold", untold(conclusions),
        "judgedOn", JudgingRows.of(analysis.study()).words(analysis.study()),
        "firstRows", FirstRows.of(analysis.study()));
  }

  private static List<Map<String, String>> patterns(List<Pattern> patterns) {
    return patterns.stream()
        .map(each -> Map.of("name", each.name(), "look", each.look(), "here", each.here()))
        .toList();
  }

  private static Map<String, String> remedies(List<Note> notes) {
    Map<String, String> remedies = new LinkedHashMap<>();
    notes.forEach(note -> remedies.put(note.name(), note.meaning()));
    return remedies;
  }

  private static Map<String, String> told(List<Conclusion> conclusions) {
    Map<String, String> told = new LinkedHashMap<>();
    conclusions.forEach(
        conclusion -> conclusion.here().ifPresent(here -> told.put(conclusion.claim(), here)));
    return told;
  }

  /** Joins the claims for which the study has no models; empty if it has models for all. */
  private static String untold(List<Conclusion> conclusions) {
    List<String> claims =
        conclusions.stream()
            .filter(conclusion -> conclusion.here().isEmpty())
            .map(Conclusion::claim)
            .toList();
    int last = claims.size() - 1;
    return last < 1
        ? String.join("", claims)
        : String.join(", ", claims.subList(0, last)) + " or " + claims.get(last);
  }
}
