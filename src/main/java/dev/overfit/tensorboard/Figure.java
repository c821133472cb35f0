package dev.overfit.tensorboard;

import dev.overfit.training.Metric;
import java.util.ArrayList;
import java.util.List;

/**
 * A metric that is a column of the HParams table.
 *
 * @param folder the folder of its curve inside the model's folder; empty for the model's folder
 *     itself
 * @param tag the tag of its curve
 * @param displayName a name for people
 */
record Figure(String folder, String tag, String displayName) {
  /**
   * The tag of the one metric for which Keras has no curve: the validation crossentropy of the best
   * epoch, at that epoch's step. Its prefix places it after the curves on TensorBoard's pages.
   */
  static final String BEST = "hparam/best_val_binary_crossentropy";

  /**
   * Returns all columns in the table's order: the best epoch's, those of the validation rows, the
   * rest.
   *
   * @param metrics the metrics of an epoch
   */
  static List<Figure> all(List<Metric> metrics) {
    List<Figure> all = new ArrayList<>();
    all.add(new Figure("", BEST, "validation crossentropy of the best epoch"));
    for (boolean ofValidation : new boolean[] {true, false}) {
      for (Metric metric : metrics) {
        if (metric.ofValidation() == ofValidation) {
          all.add(new Figure(Curves.folder(metric), Curves.tag(metric), metric.words()));
        }
      }
    }
    return all;
  }
}
