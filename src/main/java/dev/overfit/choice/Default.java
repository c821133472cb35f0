package dev.overfit.choice;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The value of an argument that a file leaves out; Keras' default if Keras has one. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Default {
  /** The value as written in a file. */
  String value();

  /**
   * Whether the argument may be left out only in a model written as one line, such as {@code
   * dense(16)}, since Keras has another default.
   */
  boolean inLine() default false;
}
