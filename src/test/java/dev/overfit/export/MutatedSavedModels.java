package dev.overfit.export;

import dev.overfit.graph.InitialWeights;
import dev.overfit.model.Activation;
import dev.overfit.model.ColumnEncoding;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.Encoding;
import dev.overfit.model.LabelEncoding;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Normalization;
import dev.overfit.model.Regularizer;
import dev.overfit.model.TableLayout;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Mutates SavedModels and checks what loading and predicting make of them. {@code
 * MutatedSavedModels COUNT SEED} runs it as a program in its own JVM, so that a crash is noticed.
 */
final class MutatedSavedModels implements AutoCloseable {
  private static final int SECONDS = 60;
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  /** How much a model still has of its card before it is mutated. */
  enum Card {
    /** The card as exported. */
    WHOLE,
    /** The card as exported before there were digests. */
    WITHOUT_DIGESTS,
    /** No card, as after Python has saved the model again. */
    NONE
  }

  /** What came of loading a folder and using what was loaded. */
  enum Outcome {
    /** An IOException that names the folder. */
    REFUSED,
    /** The answers of the model before it was mutated. */
    SAME,
    /** Other answers, which are at least probabilities. */
    OTHER,
    /** Anything else: another exception, a message without the folder, no end. */
    WRONG
  }

  /** A model and its answers. */
  private record Original(Path folder, List<Float> probabilities, TrainableModel trainable) {}

  private final Path folder;
  private final Random random;
  private final Card left;
  private final float[] rows = new float[NAMES.size() * 20];
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> notSame = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  MutatedSavedModels(Path folder, long seed, Card left) {
    this.folder = folder;
    this.random = new Random(seed);
    this.left = left;
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) random.nextGaussian();
    }
  }

  /** Runs the given number of mutations from the given seed. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("mutated");
    for (Card left : Card.values()) {
      try (MutatedSavedModels run =
          new MutatedSavedModels(folder.resolve(left.name()), Long.parseLong(args[1]), left)) {
        run.run(Integer.parseInt(args[0]));
        System.out.println(left + ": " + run.counts());
        run.wrong().forEach(System.out::println);
        if (left == Card.WHOLE) {
          run.notSame().forEach(System.out::println);
        }
      }
    }
    System.exit(0); // even if a thread never ends
  }

  /** Returns how often each mutation had each outcome. */
  Map<String, Integer> counts() {
    return counts;
  }

  /** Returns the mutations that led to other answers. */
  List<String> notSame() {
    return notSame;
  }

  /** Returns the mutations that led to {@link Outcome#WRONG}. */
  List<String> wrong() {
    return wrong;
  }

  /** Runs the given number of mutations, each of a model drawn at random. */
  void run(int count) throws Exception {
    List<Original> originals = originals();
    for (int i = 0; i < count; i++) {
      Original original = originals.get(random.nextInt(originals.size()));
      Original other = originals.get(random.nextInt(originals.size()));
      Path mutated = EditedSavedModel.copy(original.folder(), folder.resolve("mutated"));
      Mutation mutation = mutation();
      String said = i + ": " + mutation.apply(mutated, other.folder(), random);
      look(mutation, said + ", predicts", () -> predict(mutated, original));
      look(mutation, said + ", trains", () -> trainOn(mutated, original));
    }
  }

  private Mutation mutation() {
    List<Mutation> all =
        Arrays.stream(Mutation.values())
            .filter(mutation -> left != Card.NONE || !mutation.isOfTheCard())
            .toList();
    return all.get(random.nextInt(all.size()));
  }

  private void look(Mutation mutation, String said, Callable<Outcome> reader)
      throws InterruptedException {
    Outcome outcome = Outcome.WRONG;
    Future<Outcome> future = thread.submit(reader);
    try {
      outcome = future.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      wrong.add(said + ": " + cause + Arrays.toString(cause.getStackTrace()));
    } catch (TimeoutException e) {
      wrong.add(said + ": no end in " + SECONDS + " seconds");
    }
    if (outcome == Outcome.OTHER) {
      notSame.add(said);
    }
    counts.merge(mutation + " " + outcome, 1, Integer::sum);
  }

  private Outcome predict(Path mutated, Original original) {
    try (Predictor predictor = Predictor.load(mutated, 1)) {
      boolean same = probabilities(predictor).equals(original.probabilities());
      Optional<ModelCard> card = predictor.card();
      boolean sameCard = card.isEmpty() || card.get().equals(original.trainable().card());
      return same && sameCard ? Outcome.SAME : Outcome.OTHER;
    } catch (IOException e) {
      return refused(mutated, e);
    }
  }

  private static Outcome trainOn(Path mutated, Original original) {
    try {
      boolean same = TrainableModel.load(mutated).equals(original.trainable());
      return same ? Outcome.SAME : Outcome.OTHER;
    } catch (IOException e) {
      return refused(mutated, e);
    }
  }

  private static Outcome refused(Path mutated, IOException e) {
    if (!String.valueOf(e.getMessage()).contains(mutated.toString())) {
      throw new AssertionError("expected a message that names the folder", e);
    }
    return Outcome.REFUSED;
  }

  private List<Original> originals() throws IOException {
    return List.of(
        original("One", new Dense(5, Activation.ELU)),
        original("Likewise", new Dense(5, Activation.ELU)),
        original("Two", new Dense(5, Activation.ELU), new Dense(5, Activation.RELU)),
        original(
            "Three",
            new Normalization(List.of(0.1, 0.2, 0.3, 0.4), List.of(1.0, 2.0, 3.0, 4.0)),
            new Dense(4, Activation.TANH, new Regularizer.L2(0.001)),
            new Dropout(0.5)),
        ofColumns());
  }

  /** Returns a model with as many features as the others, made from the columns of a table. */
  private Original ofColumns() throws IOException {
    Encoding encoding =
        new Encoding(
            List.of(
                new ColumnEncoding.Numeric("a", 0.1, 0.2, 0.5, true, true),
                new ColumnEncoding.Categorical("b", List.of("x", "y"), false, false)),
            List.of("", "NA"),
            new LabelEncoding("c", "no", "yes"),
            new TableLayout(List.of("a", "b", "c"), true));
    ModelSpec model =
        ModelSpec.binaryClassifier("Columns", encoding.width(), new Dense(5, Activation.ELU));
    return original(ModelCard.of(model, encoding.features()).withEncoding(encoding));
  }

  private Original original(String name, LayerSpec... layers) throws IOException {
    return original(ModelCard.of(ModelSpec.binaryClassifier(name, NAMES.size(), layers), NAMES));
  }

  private Original original(ModelCard card) throws IOException {
    TrainableModel trainable =
        TrainableModel.fresh(
            card.withMetrics(Map.of("val_auc", 0.75)).withProvenance(Map.of("data", "drawn")),
            new Adam(new InverseTimeDecay(0.001, 1, 100, false)),
            10,
            7,
            InitialWeights.draw(card.model(), card.model().name().length()));
    Path version = new SavedModelExporter(folder).export(trainable);
    if (left != Card.WHOLE) {
      EditedSavedModel.withoutDigests(version);
    }
    if (left == Card.NONE) {
      Files.delete(version.resolve(EditedSavedModel.CARD));
    }
    try (Predictor predictor = Predictor.load(version, 1)) {
      return new Original(version, probabilities(predictor), TrainableModel.load(version));
    }
  }

  private List<Float> probabilities(Predictor predictor) throws IOException {
    List<Float> probabilities = new ArrayList<>();
    for (float probability : predictor.probabilities(rows)) {
      probabilities.add(probability);
    }
    return probabilities;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
