package dev.overfit.choice;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an argument is if a file leaves it out; Keras' default if Keras has one. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Default {
  /** The value as a file says it. */
  String value();

  /**
   * Whether it may be left out only of a model that is said in a line, such as {@code dense(16)},
   * since Keras' default is another.
   */
  boolean inLine() default false;
}
