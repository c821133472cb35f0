package dev.overfit.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Explains how to read the curves of training and validation: what a model that fits, underfits,
 * stagnates or overfits looks like, each with an example from the study if there is one. The
 * figures are those of the smoothed curves, to which the definitions of {@link CourseState} apply.
 */
public final class CurveReading {
  /**
   * A pattern that curves may show.
   *
   * @param name the name of the pattern, such as {@code Overfitting}
   * @param look how to recognize the pattern in any study
   * @param here an example with its figures, or a note that there is none
   */
  public record Pattern(String name, String look, String here) {}

  private static final String NONE = "This run has no example.";

  private final Analysis analysis;
  private final List<Example> examples = new ArrayList<>();

  private CurveReading(Analysis analysis) {
    this.analysis = analysis;
    for (ModelOutcomes model : analysis.canBeJudged()) {
      for (ReplicateResult replicate : model.sound()) {
        replicate
            .outcome()
            .curves()
            .map(curves -> new Example(model, replicate, curves))
            .ifPresent(examples::add);
      }
    }
  }

  /** Returns the patterns in the order in which a training that is too long goes through them. */
  public static List<Pattern> of(Analysis analysis) {
    CurveReading reading = new CurveReading(analysis);
    return List.of(
        new Pattern(
            "Fitting",
            "Both lines fall together: what is learnt from the training rows holds on rows that the"
                + " model has not seen. A small gap between them is normal.",
            reading.fitting()),
        new Pattern(
            "Underfitting",
            "There was more to learn: the dashed line still falls where it ends, or all of it lies"
                + " above that of a larger or a less regularized model.",
            reading.underfitting()),
        new Pattern(
            "Stagnating",
            "The dashed line runs level while the solid one goes on falling, and the gap widens: what"
                + " is learnt now is of the training rows alone. The model is close to overfitting.",
            reading.stagnating()),
        new Pattern(
            "Overfitting",
            "The dashed line turns up while the solid one goes on falling: the model learns the"
                + " training rows by heart, with their noise. The epoch to keep is the one where the"
                + " dashed line is lowest.",
            reading.overfitting()));
  }

  /** A training that serves as an example. */
  private record Example(ModelOutcomes model, ReplicateResult replicate, SmoothedCurves curves) {
    boolean is(CourseState state) {
      return replicate.outcome().course().filter(course -> course.state() == state).isPresent();
    }

    CourseState state() {
      return replicate.outcome().course().orElseThrow().state();
    }

    /** 0 for the replicate that the pictures show, else 1. */
    int remoteness() {
      return MedianReplicate.of(model.replicates()).replicate().equals(replicate) ? 0 : 1;
    }

    /** The share of the model's replicates that are in the same state. */
    double share() {
      return (double) alike() / model.sound().size();
    }

    /** The stretch over which both curves fall together, up to where one begins to lag behind. */
    Stretch fitted() {
      return is(CourseState.OVERFITS) || is(CourseState.STAGNATES)
          ? curves.toNearTheLowest()
          : curves.toTheLowest();
    }

    int alike() {
      return Courses.of(model).counts().getOrDefault(state(), 0);
    }
  }

  /** Prefers replicates that the pictures show, then those whose state most others share. */
  private static final Comparator<Example> CLEAREST =
      Comparator.comparingInt(Example::remoteness)
          .thenComparing(Example::share, Comparator.reverseOrder());

  private Optional<Example> clearest(CourseState state) {
    return examples.stream().filter(example -> example.is(state)).min(CLEAREST);
  }

  private String fitting() {
    return examples.stream()
        .filter(example -> fits(example.fitted()))
        .min(
            Comparator.comparingInt(Example::remoteness)
                .thenComparing(example -> example.is(CourseState.OVERFITS)))
        .map(this::fitting)
        .orElse(NONE);
  }

  private static boolean fits(Stretch stretch) {
    return stretch.trainingFall() > 0 && stretch.validationRise() < 0;
  }

  private String fitting(Example example) {
    Stretch stretch = example.fitted();
    return Figures.format(
        "%s, %s: training crossentropy falls %s, validation crossentropy %s.",
        name(example), stretch.epochs(), stretch.training(), stretch.validation());
  }

  private String underfitting() {
    List<String> all =
        Stream.concat(
                clearest(CourseState.STILL_FALLING).map(this::stillFalling).stream(),
                Underfitting.proven(analysis).stream().limit(1))
            .toList();
    if (!all.isEmpty()) {
      return String.join(" ", all);
    }
    List<String> open = Underfitting.sentences(analysis);
    return open.isEmpty() ? NONE : open.get(0);
  }

  private String stillFalling(Example example) {
    Stretch stretch = example.curves.lastTenth();
    return Figures.format(
        "%s, %s, the last ones: validation crossentropy still falls %s.%s",
        name(example), stretch.epochs(), stretch.validation(), alike(example));
  }

  private String stagnating() {
    return clearest(CourseState.STAGNATES)
        .map(example -> stagnating(example) + "." + alike(example))
        .or(
            () ->
                examples.stream()
                    .filter(example -> example.is(CourseState.OVERFITS))
                    .filter(example -> isLevel(example.curves.nearTheLowest()))
                    .min(CLEAREST)
                    .map(example -> stagnating(example) + "; then it overfits."))
        .orElse(NONE);
  }

  /** Returns whether the gap between the curves widens while training crossentropy falls. */
  private static boolean isLevel(Stretch stretch) {
    return stretch.trainingFall() > Course.MARGIN
        && stretch.trainingFall() + stretch.validationRise() > Course.MARGIN;
  }

  private String stagnating(Example example) {
    Stretch stretch = example.curves.nearTheLowest();
    return Figures.format(
        "%s, %s: training crossentropy falls %s, validation crossentropy goes %s",
        name(example), stretch.epochs(), stretch.training(), stretch.validation());
  }

  private String overfitting() {
    return examples.stream()
        .filter(example -> example.is(CourseState.OVERFITS))
        .min(CLEAREST.thenComparing(CurveReading::rise, Comparator.reverseOrder()))
        .map(this::overfitting)
        .orElse(NONE);
  }

  private static double rise(Example example) {
    return example.curves.fromTheLowest().validationRise();
  }

  private String overfitting(Example example) {
    Stretch stretch = example.curves.fromTheLowest();
    return Figures.format(
        "%s, %s: training crossentropy falls %s, validation crossentropy rises %s. By the definition"
            + " above it overfits from epoch %s on.%s",
        name(example),
        stretch.epochs(),
        stretch.training(),
        stretch.validation(),
        Figures.count(example.curves.overfitFrom()),
        alike(example));
  }

  private String name(Example example) {
    return example.model.name()
        + (analysis.replicated() ? ", replicate " + example.replicate.number() : "");
  }

  /** Says in how many of its replicates the model behaves so; empty if it was trained once. */
  private String alike(Example example) {
    int all = example.model.sound().size();
    if (all == 1) {
      return "";
    }
    if (example.alike() == all) {
      return all == 2
          ? " So it is in both replicates."
          : " So it is in all " + all + " replicates.";
    }
    return Figures.format(" So it is in %d of %d replicates.", example.alike(), all);
  }
}
