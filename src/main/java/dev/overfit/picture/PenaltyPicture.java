package dev.overfit.picture;

import dev.overfit.choice.Words;
import dev.overfit.study.Caption;
import dev.overfit.study.Outcome;
import dev.overfit.study.Study;
import dev.overfit.training.EpochMetrics;
import java.util.List;
import java.util.Optional;
import org.jfree.data.Range;

/**
 * Shows the two terms that the training step adds up, data loss (binary crossentropy) and penalty
 * of the regularizers, for each model with a penalty. {@code loss} is their sum.
 */
final class PenaltyPicture {
  private PenaltyPicture() {}

  /** Returns the picture; empty if no model has a penalty. */
  static Optional<Picture> of(Study study, List<Trained> models, Axes axes) {
    List<Trained> penalized = models.stream().filter(model -> model.median().penalized()).toList();
    List<List<Line>> groups = penalized.stream().map(PenaltyPicture::lines).toList();
    Optional<Range> range = Line.extent(groups.stream().flatMap(List::stream).toList(), 1);
    return range.map(r -> picture(study, penalized, groups, r, axes));
  }

  private static List<Line> lines(Trained model) {
    List<EpochMetrics> epochs = model.median().result().history().epochs();
    String name = model.median().label();
    double[] data = epochs.stream().mapToDouble(EpochMetrics::binaryCrossentropy).toArray();
    double[] penalty =
        epochs.stream().mapToDouble(epoch -> penalty(model.median(), epoch)).toArray();
    return List.of(
        Line.solid(name + " data loss", data, model.place()),
        Line.dashed(name + " penalty", penalty, model.place()));
  }

  /** Returns the penalty, or NaN if it is too small to be seen beside the loss. */
  private static double penalty(Outcome outcome, EpochMetrics epoch) {
    double penalty = outcome.penalty(epoch);
    return penalty > 0 ? penalty : Double.NaN;
  }

  private static Picture picture(
      Study study, List<Trained> models, List<List<Line>> groups, Range range, Axes axes) {
    String title = "Data loss and penalty";
    EpochAxis epochs =
        EpochAxis.of(axes.x(), Scale.LOG, groups.stream().flatMap(List::stream).toList());
    String description =
        "Line chart: data loss and penalty of "
            + Trained.names(models)
            + " over epochs, as means over the training rows, both on a logarithmic axis.";
    return Picture.of(
        "penalty",
        title,
        description,
        layout ->
            new LineChart(
                    Caption.title(title, study),
                    sum(models)
                        + " Means over the training rows."
                        + Caption.replicates(study, false),
                    "Loss, logarithmic",
                    axis(range),
                    epochs,
                    groups)
                .drawing(layout));
  }

  private static String sum(List<Trained> models) {
    return models.stream().allMatch(model -> model.median().result().classWeight().alike())
        ? "The loss that a step minimises is their sum."
        : "The loss that a step minimises is their sum, with each row's data loss times its class"
            + " weight.";
  }

  private static DecadeAxis axis(Range range) {
    DecadeAxis axis = new DecadeAxis(null, Words::number);
    axis.setRange(range.getLowerBound() / 1.1, range.getUpperBound() * 1.1);
    return axis;
  }
}
