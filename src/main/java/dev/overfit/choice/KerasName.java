package dev.overfit.choice;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name in Keras, if it differs from what the Java name suggests: the module of a closed choice
 * such as {@code keras.layers}, the class of a kind such as {@code SGD}, an argument such as {@code
 * beta_1}.
 */
@Documented
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface KerasName {
  /** The name. */
  String value();
}
