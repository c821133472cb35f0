package dev.overfit.spark;

import dev.overfit.data.Split;
import dev.overfit.graph.runtime.NativeMemory;
import dev.overfit.io.AtomicFolder;
import dev.overfit.suite.Replicate;
import dev.overfit.suite.TrialFiles;
import dev.overfit.suite.TrialTraining;
import dev.overfit.training.TrainingBegin;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.apache.spark.SparkFiles;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work sent to an executor: a replicate, which trains there in the native runtime as it
 * would in the command, in a temporary folder of its own.
 *
 * @param replicate the replicate to train, with its number of threads set
 * @param checkpoint the checkpoint to resume from; null to begin anew
 * @param rows the rows of the replicate
 */
record Unit(Plain<Replicate> replicate, @Nullable FileBytes checkpoint, Broadcast<SentRows> rows)
    implements Serializable {
  private static final String FROM = "from.checkpoint";
  private static final String TO = "to.checkpoint";

  /**
   * Trains the replicate.
   *
   * @throws CancellationException if the training was cut short: by Spark, which knows about it, or
   *     otherwise, so that Spark repeats it
   */
  UnitEnd train() throws IOException {
    Path folder = Files.createTempDirectory(Path.of(SparkFiles.getRootDirectory()), "unit-");
    try {
      return train(folder);
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      String message = e.getMessage();
      return new UnitEnd.Failed(message == null ? e.toString() : message, host());
    } finally {
      AtomicFolder.delete(folder);
      NativeMemory.giveBack();
    }
  }

  private UnitEnd train(Path folder) throws IOException {
    Split split = rows.value().split();
    Path logs = folder.resolve("logs");
    Path end = folder.resolve(TO);
    TrialFiles files = new TrialFiles(logs, end, start(folder));
    List<TrainingBegin> begun = new ArrayList<>();
    Replicate sent = replicate.value();
    TrainingResult result =
        TrialTraining.Factory.ofTensorFlow().of(sent, files, List.of(begins(begun))).train(split);
    if (!result.stopReason().ends(sent.config().epochs())) {
      throw new CancellationException(sent.name() + ": cut short");
    }
    return new UnitEnd.Trained(
        Plain.of(begun.get(0)),
        Plain.of(result.provenance()),
        FileBytes.read(end),
        events(logs),
        host());
  }

  private Optional<Path> start(Path folder) throws IOException {
    return checkpoint == null
        ? Optional.empty()
        : Optional.of(checkpoint.write(folder.resolve(FROM)));
  }

  private static TrainingListener begins(List<TrainingBegin> begun) {
    return new TrainingListener() {
      @Override
      public void onTrainingBegin(TrainingBegin begin) {
        begun.add(begin);
      }
    };
  }

  private static List<FileBytes> events(Path logs) throws IOException {
    List<FileBytes> events = new ArrayList<>();
    try (Stream<Path> files = Files.walk(logs)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        events.add(FileBytes.read(logs, file));
      }
    }
    return events;
  }

  private static String host() throws IOException {
    return InetAddress.getLocalHost().getHostName();
  }
}
