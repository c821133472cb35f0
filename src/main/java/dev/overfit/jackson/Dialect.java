package dev.overfit.jackson;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.overfit.data.Dataset;
import dev.overfit.model.Weights;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers Jackson's questions about the types of this library, and of no others. */
final class Dialect extends NopAnnotationIntrospector {
  private static final long serialVersionUID = 1;
  private static final String OURS = "dev.overfit.";
  private static final Set<Class<?>> LEFT_OUT = Set.of(Weights.class, Dataset.class);

  /** Types that Jackson does not write by itself, or writes differently. */
  private static final Map<Class<?>, Class<?>> WRITERS =
      Map.of(
          Duration.class, Seconds.Writer.class,
          Instant.class, ToStringSerializer.class,
          Path.class, ToStringSerializer.class,
          Optional.class, OptionalJson.Writer.class);

  private static final Map<Class<?>, Class<?>> READERS =
      Map.of(
          Duration.class, Seconds.Reader.class,
          Instant.class, InstantReader.class,
          Optional.class, OptionalJson.Reader.class);

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith(OURS);
  }

  private static boolean isOurRecord(Class<?> type) {
    return type.isRecord() && isOurs(type);
  }

  @Override
  public @Nullable Object findNamingStrategy(AnnotatedClass type) {
    return isOurRecord(type.getRawType()) ? PropertyNamingStrategies.SnakeCaseStrategy.class : null;
  }

  @Override
  public String[] findEnumValues(
      MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
    if (isOurs(type.getRawType())) {
      Arrays.setAll(names, i -> constants[i].name().toLowerCase(Locale.ROOT));
    }
    return names;
  }

  /** Reduces a record to its components, without weights and rows, ignoring all other methods. */
  @Override
  public boolean hasIgnoreMarker(AnnotatedMember member) {
    Class<?> owner = member.getDeclaringClass();
    return isOurRecord(owner)
        && (LEFT_OUT.contains(member.getRawType())
            || (member instanceof AnnotatedMethod && !isComponent(owner, member.getName())));
  }

  /** Requires all components, so that an absent one is not read as 0 or null. */
  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    return isOurRecord(member.getDeclaringClass()) ? Boolean.TRUE : null;
  }

  private static boolean isComponent(Class<?> owner, String name) {
    return Arrays.stream(owner.getRecordComponents())
        .map(RecordComponent::getName)
        .anyMatch(name::equals);
  }

  @Override
  public @Nullable Object findSerializer(Annotated property) {
    return ofOurs(property) ? WRITERS.get(property.getRawType()) : null;
  }

  @Override
  public @Nullable Object findDeserializer(Annotated property) {
    return ofOurs(property) ? READERS.get(property.getRawType()) : null;
  }

  private static boolean ofOurs(Annotated property) {
    return property instanceof AnnotatedMember member && isOurRecord(member.getDeclaringClass());
  }
}
