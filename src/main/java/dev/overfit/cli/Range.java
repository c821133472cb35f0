package dev.overfit.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The whole numbers that an option takes, both ends included; an option without it takes all. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Range {
  /** The least. */
  long from();

  /** The most. */
  long to() default Integer.MAX_VALUE;

  /** A word that may stand in place of a number; empty for none. */
  String or() default "";
}
