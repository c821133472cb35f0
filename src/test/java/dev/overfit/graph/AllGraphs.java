package dev.overfit.graph;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.overfit.augmentation.Augmentation;
import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.choice.Examples;
import dev.overfit.data.Higgs;
import dev.overfit.graph.runtime.Execution;
import dev.overfit.graph.runtime.NativeRuntime;
import dev.overfit.model.Activation;
import dev.overfit.model.ColumnEncoding;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.Encoding;
import dev.overfit.model.LabelEncoding;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.model.TableLayout;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.ClassWeight.PerClass;
import dev.overfit.optimizer.LearningRateSchedule;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.suite.Suites;
import dev.overfit.training.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.tensorflow.Graph;
import org.tensorflow.proto.GraphDef;

/**
 * All graphs that are built here: a model for each kind of each closed choice, and each model of
 * the suites. A new kind is included by itself; if {@link Examples} has none of it, that is an
 * error.
 *
 * <p>Graphs of initial weights are left out, since those are drawn on the CPU everywhere, and so
 * are graphs of a training whose rows several CPUs share.
 */
final class AllGraphs {
  private static final Execution ON_GPU = new Execution(true, 1);
  private static final Dense HIDDEN = new Dense(6, Activation.ELU);
  private static final Optimizer ADAM = new Adam(new Constant(0.01));
  private static final int BATCH = 20;

  /**
   * Training rows that make only full batches or also one that is not full, and validation rows
   * that make one partial block or a full and a partial one.
   */
  private static final int[][] ROWS = {{2 * BATCH, 10}, {2 * BATCH + 1, ValidationLoop.BLOCK + 1}};

  /** The graphs of trainings that were built, since several tests look at them. */
  private static final Map<Case, List<GraphDef>> TRAININGS = new ConcurrentHashMap<>();

  private AllGraphs() {}

  /** A model, its optimizer, class weights and augmentations, and the kind that it is there for. */
  record Case(
      String kind,
      ModelSpec model,
      Optimizer optimizer,
      PerClass classWeight,
      List<Augmentation> augmentations) {
    Case(String kind, ModelSpec model, Optimizer optimizer) {
      this(kind, model, optimizer, PerClass.ALIKE, List.of());
    }

    @Override
    public String toString() {
      return kind;
    }

    private StepSettings settings() {
      return new StepSettings(optimizer, BATCH, 1, 0, classWeight)
          .withAugmentations(augmentations, Higgs.COLUMNS);
    }
  }

  /** Returns models that each contain one kind of something. */
  static Stream<Case> kinds() {
    return Stream.of(
            Examples.of(LayerSpec.class).stream().map(layer -> of(layer, layer, HIDDEN)),
            Stream.of(of("odd width", new Dense(7, Activation.ELU), new Dropout(0.3), HIDDEN)),
            Arrays.stream(Activation.values()).map(a -> of(a, new Dense(6, a))),
            Examples.of(Regularizer.class).stream()
                .map(penalty -> of(penalty, new Dense(6, Activation.ELU, penalty))),
            Examples.of(Optimizer.class).stream().map(AllGraphs::trainedBy),
            Examples.of(LearningRateSchedule.class).stream().map(rate -> trainedBy(new Adam(rate))),
            Examples.of(ClassWeight.class).stream().map(AllGraphs::weighted),
            Examples.of(Augmentation.class).stream().map(AllGraphs::augmented))
        .flatMap(cases -> cases);
  }

  private static Case of(Object kind, LayerSpec... hidden) {
    return new Case(kind.toString(), model(hidden), ADAM);
  }

  private static Case trainedBy(Optimizer optimizer) {
    return new Case(optimizer.toString(), model(HIDDEN), optimizer);
  }

  private static Case weighted(ClassWeight weight) {
    PerClass ofRows = weight.on(new float[] {0, 0, 0, 1});
    return new Case(weight.toString(), model(HIDDEN), ADAM, ofRows, List.of());
  }

  private static Case augmented(Augmentation augmentation) {
    return new Case(
        augmentation.toString(), model(HIDDEN), ADAM, PerClass.ALIKE, List.of(augmentation));
  }

  private static ModelSpec model(LayerSpec... hidden) {
    return ModelSpec.binaryClassifier("Kind", Examples.FEATURES, hidden);
  }

  /** Returns a case for each model of the suites. */
  static Stream<Case> suites() {
    return models()
        .map(model -> new Case(model.name(), model, TrainingConfig.defaults().optimizer()));
  }

  /** Returns the models of the suites, each once. */
  static Stream<ModelSpec> models() {
    return Suites.all().stream()
        .flatMap(suite -> suite.trials().stream())
        .map(trial -> trial.model(Higgs.COLUMNS))
        .distinct();
  }

  /** Returns the graphs of trainings, including logits, validation and assignments of weights. */
  static List<GraphDef> trainings(Case one) {
    return TRAININGS.computeIfAbsent(
        one, unused -> Arrays.stream(ROWS).map(rows -> training(one, rows[0], rows[1])).toList());
  }

  /** Drops the graphs that were built. */
  static void forget() {
    TRAININGS.clear();
  }

  private static GraphDef training(Case one, int rows, int validationRows) {
    NativeRuntime.prepare();
    List<VariableSpec> variables = TrainingSession.variables(one.model(), one.settings());
    try (Graph graph = new Graph()) {
      new TrainingGraph(
          graph, one.model(), one.settings(), ON_GPU, variables, rows, rows, validationRows, true);
      return graph.toGraphDef();
    }
  }

  /**
   * Returns the graphs for other uses: to look at, to predict, to serve, and to train on.
   *
   * @param folder the folder that the variables of exported graphs are written to
   */
  static List<GraphDef> others(Case one, Path folder) {
    Path prefix = folder.resolve("variables");
    return List.of(
        step(one),
        prediction(one),
        serving(ServedModel.of(one.model()), prefix),
        trainable(one, prefix));
  }

  /**
   * Returns the graph that serves the columns of a table, with each kind of column in it.
   *
   * @param folder the folder that its variables are written to
   */
  static GraphDef columns(Path folder) {
    List<ColumnEncoding> columns = new ArrayList<>(Examples.of(ColumnEncoding.class));
    columns.add(new ColumnEncoding.Numeric("narrow", 0, 0, 1, false, false));
    columns.add(new ColumnEncoding.Numeric("wide", 0, 0, 1, false, true));
    List<String> names = columns.stream().map(ColumnEncoding::name).toList();
    Encoding encoding =
        new Encoding(
            columns,
            List.of("", "NA"),
            new LabelEncoding("y", "no", "yes"),
            new TableLayout(Stream.concat(names.stream(), Stream.of("y")).toList(), true));
    ModelSpec model = ModelSpec.binaryClassifier("Columns", encoding.width(), HIDDEN);
    return serving(new ServedModel(model, Optional.of(encoding)), folder.resolve("variables"));
  }

  /**
   * Returns the graph that serves the mean over symmetric copies of a row.
   *
   * @param folder the folder that its variables are written to
   */
  static GraphDef copies(Path folder) {
    ModelSpec model = ModelSpec.binaryClassifier("Copies", Higgs.COLUMNS.size(), HIDDEN);
    SymmetricCopies four = new SymmetricCopies(4, Higgs.COLUMNS);
    return serving(
        new ServedModel(model, Optional.empty(), List.of(), Optional.of(four)),
        folder.resolve("variables"));
  }

  private static GraphDef step(Case one) {
    try {
      return GraphDef.parseFrom(StepGraph.of(one.model(), one.settings()));
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static GraphDef prediction(Case one) {
    try (Graph graph = new Graph()) {
      ServingGraph.build(
          NameScope.operations(graph), ServedModel.of(one.model()), zeros(one.model().variables()));
      return graph.toGraphDef();
    }
  }

  private static GraphDef serving(ServedModel served, Path prefix) {
    try {
      return ExportGraph.writeServing(served, 0, zeros(served.model().variables()), prefix)
          .getGraphDef();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static GraphDef trainable(Case one, Path prefix) {
    Weights state = zeros(TrainingSession.variables(one.model(), one.settings()));
    try {
      return ExportGraph.writeTrainable(
              ServedModel.of(one.model()), one.settings(), state, 0, "{}", prefix)
          .getGraphDef();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Weights zeros(List<VariableSpec> variables) {
    return Weights.of(
        variables, variables.stream().map(variable -> new float[variable.size()]).toList());
  }
}
