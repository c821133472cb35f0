package dev.overfit.export;

import dev.overfit.data.Split;
import dev.overfit.graph.EpochSums;
import dev.overfit.graph.InitialWeights;
import dev.overfit.graph.LabelledRows;
import dev.overfit.graph.StepSettings;
import dev.overfit.graph.TrainingSession;
import dev.overfit.graph.runtime.Execution;
import dev.overfit.model.Weights;
import dev.overfit.training.RowOrder;
import java.util.ArrayList;
import java.util.List;

/** A training that can be saved after any epoch with everything it keeps, and continued. */
final class Continued implements AutoCloseable {
  private final ModelCard card;
  private final StepSettings settings;
  private final int rows;
  private final RowOrder rowOrder;
  private final TrainingSession session;
  private long step;

  private Continued(ModelCard card, StepSettings settings, Split split, Weights state, long step) {
    this.card = card;
    this.settings = settings;
    this.rows = split.training().rows();
    this.rowOrder = RowOrder.shuffled(settings.seed());
    this.session =
        new TrainingSession(
            card.model(),
            settings,
            new Execution(false, 1),
            new LabelledRows(split.training().features(), split.training().labels()),
            new LabelledRows(split.validation().features(), split.validation().labels()));
    this.step = step;
    session.assign(state);
  }

  static Continued begin(ExportCase one, int batchSize, Split split) {
    long seed = 7;
    return new Continued(
        ModelCard.of(one.model(), split.training().columns()),
        new StepSettings(one.optimizer(), batchSize, seed, 0, one.classWeight()),
        split,
        InitialWeights.draw(one.model(), seed),
        0);
  }

  static Continued from(TrainableModel saved, Split split) {
    return new Continued(saved.card(), saved.settings(), split, saved.state(), saved.step());
  }

  TrainableModel save() {
    return new TrainableModel(
        card,
        settings.optimizer(),
        settings.batchSize(),
        settings.seed(),
        session.state(),
        step,
        settings.classWeight());
  }

  /** Returns the rows of the next epoch, batch after batch. */
  int[] nextOrder() {
    int[] order = new int[rows];
    rowOrder.fill(order, (int) (step / stepsPerEpoch()) + 1);
    return order;
  }

  int stepsPerEpoch() {
    return (rows - 1) / settings.batchSize() + 1;
  }

  void trainEpochs(int epochs) {
    for (int i = 0; i < epochs; i++) {
      session.order(nextOrder());
      session.run(0, stepsPerEpoch(), step, EpochSums.ZERO, false);
      step += stepsPerEpoch();
    }
  }

  /** Trains an epoch and returns each step's figures before its update. */
  List<Figures> trainEpochByStep() {
    session.order(nextOrder());
    List<Figures> all = new ArrayList<>();
    for (int batch = 0; batch < stepsPerEpoch(); batch++) {
      EpochSums sums = session.run(batch, batch + 1, step++, EpochSums.ZERO, false).training();
      int size = Math.min(settings.batchSize(), rows - batch * settings.batchSize());
      all.add(Figures.of(sums, size));
    }
    return all;
  }

  float[] logits(float[] features) {
    return session.logits(features);
  }

  /** The figures that the signatures {@code train} and {@code evaluate} return. */
  record Figures(float binaryCrossentropy, float regularizationLoss, float loss, float accuracy) {
    private static Figures of(EpochSums sums, int rows) {
      float crossentropy = sums.binaryCrossentropy() / rows;
      float penalty = sums.regularizationLoss() / rows;
      float loss = sums.weightedCrossentropy() / rows + penalty;
      return new Figures(crossentropy, penalty, loss, sums.correct() / rows);
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
