/**
 * Trains families of small classifiers in the native TensorFlow runtime, compares them, and exports
 * them as SavedModels. What the command adds (options, pictures, page) is in packages that are not
 * exported and in a separate jar, so a program that embeds the library needs neither the command's
 * libraries nor {@code java.desktop}.
 *
 * <p>A first training takes a {@link dev.overfit.data.Split} of rows, a {@link
 * dev.overfit.model.ModelSpec} and a {@link dev.overfit.training.Trainer}; {@link
 * dev.overfit.export.SavedModelExporter} writes the result, and {@link
 * dev.overfit.export.Predictor} predicts with it. No signature exposes <a
 * href="https://www.tensorflow.org/jvm">TensorFlow Java</a>, which does the work.
 *
 * <dl>
 *   <dt>Rows
 *   <dd>{@link dev.overfit.data}, {@link dev.overfit.data.csv}, {@link dev.overfit.data.remote},
 *       {@link dev.overfit.data.cache}, {@link dev.overfit.table}
 *   <dt>Models
 *   <dd>{@link dev.overfit.model}, {@link dev.overfit.optimizer}, {@link dev.overfit.augmentation},
 *       {@link dev.overfit.choice}
 *   <dt>Training and figures
 *   <dd>{@link dev.overfit.training}, {@link dev.overfit.grid}, {@link dev.overfit.evaluation},
 *       {@link dev.overfit.statistics}
 *   <dt>Serving
 *   <dd>{@link dev.overfit.export}, {@link dev.overfit.keras}, {@link dev.overfit.jackson}
 *   <dt>Studies
 *   <dd>{@link dev.overfit.suite}, {@link dev.overfit.suitefile}, {@link dev.overfit.study}
 * </dl>
 */
module dev.overfit {
  requires ch.randelshofer.fastdoubleparser;
  requires transitive com.fasterxml.jackson.databind;
  requires com.google.protobuf;
  requires static com.sun.jna; // without it, the process's environment stays as it is
  requires io.jhdf;
  requires java.management;
  requires java.net.http;
  requires jdk.management;
  requires transitive org.apache.commons.csv;
  requires org.apache.commons.statistics.distribution;
  requires org.bytedeco.javacpp;
  requires static transitive org.jspecify;
  requires org.slf4j;
  requires org.snakeyaml.engine;
  requires tensorflow;
  requires tensorflow.framework;

  exports dev.overfit.augmentation;
  exports dev.overfit.choice;
  exports dev.overfit.data;
  exports dev.overfit.data.cache;
  exports dev.overfit.data.csv;
  exports dev.overfit.data.remote;
  exports dev.overfit.evaluation;
  exports dev.overfit.export;
  exports dev.overfit.grid;
  exports dev.overfit.jackson;
  exports dev.overfit.keras;
  exports dev.overfit.model;
  exports dev.overfit.optimizer;
  exports dev.overfit.statistics;
  exports dev.overfit.study;
  exports dev.overfit.suite;
  exports dev.overfit.suitefile;
  exports dev.overfit.table;
  exports dev.overfit.training;

  // For the command: overfit-command.jar, which runs on the class path.
  requires static freemarker;
  requires static info.picocli;
  requires static java.desktop;
  requires static org.apache.xmlgraphics.batik.svggen;
  requires static org.jfree.jfreechart;
}
