package dev.overfit.cli;

import dev.overfit.model.ModelSpec;
import dev.overfit.study.Study;
import java.util.List;

/** Models and studies in the words that people read. */
interface StudyText {
  /** The layers and parameters of a model, as Keras prints them. */
  String summary(ModelSpec model);

  /** A row a model, with its parameters, epochs and figures. */
  String table(Study study);

  /** The answer in sentences: which model did best, which overfit and from which epoch. */
  List<String> findings(Study study);
}
