package dev.overfit.picture;

import dev.overfit.study.Analysis;
import dev.overfit.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws all pictures of a study, the most important first. */
public final class Pictures {
  private static final String REMEDY = "remedy-";

  private static final List<String> FIXED =
      List.of(
          "learning-curve",
          "comparison",
          "test-figures",
          "differences",
          "gains",
          "penalty",
          "accuracy",
          "learning-rate",
          "features",
          "features-by-class");

  private Pictures() {}

  /** Returns all pictures, with axes that each picture chooses itself. */
  public static List<Picture> of(Analysis analysis) {
    return of(analysis, Axes.AUTO);
  }

  /**
   * Returns all pictures.
   *
   * @param axes the settings for their axes
   */
  public static List<Picture> of(Analysis analysis, Axes axes) {
    Study study = analysis.study();
    List<Trained> models = Trained.competing(analysis);
    List<Picture> pictures = new ArrayList<>();
    LearningCurvePicture.of(analysis).ifPresent(pictures::add);
    pictures.add(CurvesPicture.comparison(study, models, "comparison", study.title(), axes));
    TestFiguresPicture.of(analysis).ifPresent(pictures::add);
    DifferencesPicture.of(analysis).ifPresent(pictures::add);
    GainsPicture.of(analysis).ifPresent(pictures::add);
    pictures.addAll(remedies(study, models, axes));
    PenaltyPicture.of(study, models, axes).ifPresent(pictures::add);
    pictures.add(CurvesPicture.accuracy(study, models, axes));
    pictures.add(LearningRatePicture.of(study, models, axes));
    pictures.add(FeatureValuesPicture.of(study));
    pictures.add(FeaturesByClassPicture.of(study));
    return List.copyOf(pictures);
  }

  /**
   * Returns the names that a study's pictures can have, before there is a study.
   *
   * @param models the names of the study's models
   */
  public static List<String> names(List<String> models) {
    List<String> names = new ArrayList<>(FIXED);
    models.forEach(model -> names.add(REMEDY + model));
    return List.copyOf(names);
  }

  /** Returns a picture of each model beside the baseline; none if there is no baseline. */
  private static List<Picture> remedies(Study study, List<Trained> models, Axes axes) {
    Optional<Trained> baseline =
        models.stream().filter(m -> study.baseline().equals(Optional.of(m.name()))).findFirst();
    return baseline.stream()
        .flatMap(
            b ->
                models.stream()
                    .filter(model -> !model.equals(b))
                    .map(model -> remedy(study, b, model, axes)))
        .toList();
  }

  private static Picture remedy(Study study, Trained baseline, Trained model, Axes axes) {
    String name = model.name();
    return CurvesPicture.pair(
        study,
        List.of(baseline, model),
        REMEDY + name,
        name + " beside the baseline " + baseline.name(),
        axes);
  }
}
