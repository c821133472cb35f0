package dev.overfit.choice;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a number by which trainings are compared: tables of their settings have a column for it,
 * which is zero for a training of another kind.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Compared {
  /** The name of the column, such as {@code weight_decay}; arguments may share one. */
  String column();

  /** What the number means, for people. */
  String meaning();
}
