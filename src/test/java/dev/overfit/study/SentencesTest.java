package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that each number and each claim of each sentence agrees with the tables printed beside it,
 * whatever the study. Only the tables and the rows are consulted, no other code. {@code
 * -Dsentences.studies=5000} sets the number of studies.
 */
class SentencesTest {
  private static final int STUDIES = Integer.getInteger("sentences.studies", 150);

  /** The results so far, shared by all tests. */
  private static final Map<Long, Told> TOLD = new HashMap<>();

  /** What is printed about a study. */
  private record Told(PrintedTables tables, List<String> sentences) {
    static Told of(long seed) {
      Study study = RandomStudies.of(seed);
      Analysis analysis = Analysis.of(study);
      return new Told(new PrintedTables(study, ResultTable.of(analysis)), Findings.of(analysis));
    }
  }

  private static Told told(long seed) {
    return TOLD.computeIfAbsent(seed, Told::of);
  }

  static LongStream seeds() {
    return LongStream.range(0, STUDIES);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eachSentenceIsTrueOfTheTables(long seed) {
    Told told = told(seed);
    for (String sentence : told.sentences()) {
      new Claims(told.tables(), told.sentences()).check(sentence);
    }
  }

  /** A kind of sentence that is never made would never be checked. */
  @Test
  void everyKindOfSentenceIsMade() {
    Map<String, Integer> made = new TreeMap<>();
    Claims.KINDS.forEach(kind -> made.put(kind, 0));
    for (long seed = 0; seed < STUDIES; seed++) {
      for (String sentence : told(seed).sentences()) {
        made.merge(Claims.kind(sentence), 1, Integer::sum);
      }
    }
    assertThat(TOLD.values().stream().flatMap(told -> told.sentences().stream()))
        .anyMatch(sentence -> sentence.contains("; in the widest of them, "))
        .anyMatch(sentence -> sentence.contains(" from each of the others may be chance."));
    assertThat(made).allSatisfy((kind, count) -> assertThat(count).as(kind).isPositive());
  }

  /** The checks can fail: a changed digit is noticed. */
  @Test
  void aWrongDigitIsSeen() {
    int seen = 0;
    for (long seed = 0; seed < 40; seed++) {
      Told told = told(seed);
      for (String sentence : told.sentences()) {
        String wrong = Pattern.compile("0\\.(\\d)(\\d{3})").matcher(sentence).replaceFirst("0.9$2");
        if (!wrong.equals(sentence)) {
          assertThat(holds(new Claims(told.tables(), told.sentences()), wrong)).as(wrong).isFalse();
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(40);
  }

  private static boolean holds(Claims claims, String sentence) {
    try {
      claims.check(sentence);
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }
}
