package dev.overfit.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** SciPy's results for the same numbers, from {@code src/test/python/reference_statistics.py}. */
final class SciPy {
  private SciPy() {}

  /** Returns the cases of a kind. */
  static List<JsonNode> cases(String kind) {
    try (InputStream in = SciPy.class.getResourceAsStream("/dev/overfit/statistics/scipy.json")) {
      JsonNode cases = new ObjectMapper().readTree(in).get(kind);
      return StreamSupport.stream(cases.spliterator(), false).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double[] array(JsonNode numbers) {
    return StreamSupport.stream(numbers.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }
}
