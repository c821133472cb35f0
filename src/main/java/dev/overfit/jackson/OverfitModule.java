package dev.overfit.jackson;

import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import dev.overfit.augmentation.Augmentation;
import dev.overfit.choice.Kind;
import dev.overfit.export.ModelCard;
import dev.overfit.model.ColumnEncoding;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.LearningRateSchedule;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Metric;
import dev.overfit.training.StopReason;
import dev.overfit.training.TestEvaluation;
import java.util.List;

/**
 * Lets Jackson write the library's records as in {@code model.json}, and read back settings and
 * figures: {@code new ObjectMapper().registerModule(new OverfitModule())}. Other types of a program
 * are not affected.
 *
 * <p>Names are in snake case. A value of a closed choice includes its kind: {@code {"type":
 * "Dropout", "rate": 0.5}}; the kind {@code None} is {@code null}. Constants are in lower case,
 * durations in seconds, instants in ISO 8601, an absent value is {@code null}. Numbers that are not
 * finite, which JSON lacks, are written and read as the texts {@code "NaN"}, {@code "Infinity"} and
 * {@code "-Infinity"}. A {@link ModelCard} is what {@code model.json} says of it. Weights and rows
 * are left out: export them as a SavedModel, or as plain arrays.
 */
public final class OverfitModule extends SimpleModule {
  private static final long serialVersionUID = 1;

  /** The closed choices that occur in public values. */
  static final List<Class<?>> CHOICES =
      List.of(
          LayerSpec.class,
          Regularizer.class,
          Optimizer.class,
          LearningRateSchedule.class,
          ClassWeight.class,
          Augmentation.class,
          StopReason.class,
          ColumnEncoding.class);

  /** Creates a module, ready to be registered. */
  public OverfitModule() {
    super("overfit");
    CHOICES.forEach(this::add);
    addSerializer(Metric.class, new MetricJson.Writer());
    addDeserializer(Metric.class, new MetricJson.Reader());
    addSerializer(EpochMetrics.class, new EpochMetricsJson.Writer());
    addDeserializer(EpochMetrics.class, new EpochMetricsJson.Reader());
    addSerializer(
        EpochEnd.class, new StdDelegatingSerializer(EpochEnd.class, new EpochEndJson.Writer()));
    addDeserializer(EpochEnd.class, new StdDelegatingDeserializer<>(new EpochEndJson.Reader()));
    addSerializer(TestEvaluation.class, new TestEvaluationWriter());
    addSerializer(ModelCard.class, new ModelCardJson.Writer());
    addDeserializer(ModelCard.class, new ModelCardJson.Reader());
  }

  private <T> void add(Class<T> choice) {
    addSerializer(choice, new ChoiceWriter<>(choice));
    if (choice != StopReason.class) { // its loss may not be a number
      addReaders(choice);
    }
  }

  private <T> void addReaders(Class<T> choice) {
    addDeserializer(choice, new ChoiceReader<>(choice, choice));
    for (Kind<T> kind : Kind.of(choice)) {
      add(choice, kind.type());
    }
  }

  private <T, K extends T> void add(Class<T> choice, Class<K> kind) {
    addDeserializer(kind, new ChoiceReader<>(choice, kind));
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.insertAnnotationIntrospector(new Dialect());
  }
}
