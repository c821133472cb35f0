package dev.overfit.choice;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A number in which trainings are compared, so that tables of their settings have a column for it;
 * a training of other kinds has zero there.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Compared {
  /** The name of the column, such as {@code weight_decay}; arguments may share one. */
  String column();

  /** What the number is, for people. */
  String meaning();
}
