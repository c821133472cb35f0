package dev.overfit.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.overfit.training.TestEvaluation;
import java.io.IOException;

/** Writes the figures of test rows without the logit of each row. */
final class TestEvaluationWriter extends StdSerializer<TestEvaluation> {
  private static final long serialVersionUID = 1;

  TestEvaluationWriter() {
    super(TestEvaluation.class);
  }

  @Override
  public void serialize(TestEvaluation test, JsonGenerator to, SerializerProvider provider)
      throws IOException {
    provider.defaultSerializeValue(test.figures(), to);
  }
}
