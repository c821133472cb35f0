package dev.overfit.suite;

import static java.util.Objects.requireNonNull;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.tensorboard.TensorBoard;
import dev.overfit.training.Checkpoint;
import dev.overfit.training.CheckpointPolicy;
import dev.overfit.training.History;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Trains a replicate with a {@link Trainer}, with event files and checkpoints. */
final class TensorFlowTraining implements TrialTraining {
  private final Trainer trainer;
  private final TensorBoard events;
  private final Path checkpoint;
  private final int epochsBefore;
  private @Nullable Dataset training;
  private boolean saved;
  private volatile boolean cancelled;

  /** Returns a factory of such trainings. */
  static Factory factory() {
    return new Factory() {
      @Override
      public TrialTraining of(
          Replicate replicate, TrialFiles files, List<TrainingListener> listeners)
          throws IOException {
        return new TensorFlowTraining(replicate, files, listeners);
      }

      @Override
      public int threads(Replicate replicate) {
        return Trainer.builder(replicate.model()).config(replicate.config()).build().threads();
      }
    };
  }

  private TensorFlowTraining(
      Replicate replicate, TrialFiles files, List<TrainingListener> listeners) throws IOException {
    Trainer.Builder builder =
        Trainer.builder(replicate.model())
            .config(replicate.config())
            .checkpoint(CheckpointPolicy.of(files.checkpoint()));
    listeners.forEach(builder::listener);
    events = new TensorBoard(files.logs(), this::stepGraph);
    History past = new History(List.of());
    if (files.resumeFrom().isPresent()) {
      Path from = files.resumeFrom().get();
      past = Checkpoint.read(from).history();
      builder.resumeFrom(from);
    }
    checkpoint = files.checkpoint();
    epochsBefore = past.size();
    trainer = builder.listener(new FromTheStart(events, past)).build();
  }

  private byte[] stepGraph() {
    return trainer.stepGraph(requireNonNull(training));
  }

  @Override
  public TrainingResult train(Split split) {
    training = split.training();
    try (events) {
      TrainingResult result = trainer.train(split, () -> cancelled);
      saved = result.history().size() > epochsBefore;
      return result;
    }
  }

  @Override
  public List<Path> files() {
    return Stream.concat(events.files().stream(), saved ? Stream.of(checkpoint) : Stream.of())
        .toList();
  }

  @Override
  public void cancel() {
    cancelled = true;
  }
}
