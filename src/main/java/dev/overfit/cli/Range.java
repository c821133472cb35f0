package dev.overfit.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The whole numbers that an option accepts, both ends included; without this, it accepts all. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Range {
  /** The smallest number. */
  long from();

  /** The largest number. */
  long to() default Integer.MAX_VALUE;

  /** The word that is accepted in place of a number; empty for none. */
  String or() default "";
}
