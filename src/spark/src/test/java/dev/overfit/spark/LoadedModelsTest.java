package dev.overfit.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.export.Predictor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedModelsTest {
  @TempDir Path graphs;

  @Test
  void aModelIsLoadedOnceForAllThatAskForItHoweverTheyCameByIt() throws Exception {
    Path folder = Models.numbers(graphs);
    LoadedModels models = new LoadedModels();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Predictor>> asked =
          IntStream.range(0, 8)
              .mapToObj(i -> threads.submit(() -> models.forTask(read(folder), Loading.defaults())))
              .toList();
      Predictor first = asked.get(0).get();
      for (Future<Predictor> each : asked) {
        assertThat(each.get()).isSameAs(first);
      }
      assertThat(models.forTask(read(folder), new Loading(2, false, 1))).isNotSameAs(first);
    } finally {
      threads.shutdown();
    }
  }

  private static ModelFiles read(Path folder) throws IOException {
    return ModelFiles.read(folder);
  }

  @Test
  void whatNoTaskUsesIsClosedWhereThereIsMuchOfIt() throws IOException {
    LoadedModels models = new LoadedModels();
    ModelFiles files = ModelFiles.read(Models.numbers(graphs));
    List<Predictor> loaded = new ArrayList<>();
    for (int threads = 1; threads <= 6; threads++) {
      loaded.add(models.forTask(files, new Loading(threads, false, 1)));
    }
    for (int threads = 2; threads <= 6; threads++) {
      models.giveBack(files, new Loading(threads, false, 1));
    }
    float[] row = {1, 2, 3};
    assertThat(IntStream.range(0, 6).filter(i -> isClosed(loaded.get(i), row)).toArray())
        .containsExactly(1); // the first is in use; of the other five, it was used longest ago
  }

  private static boolean isClosed(Predictor predictor, float[] row) {
    try {
      predictor.probabilities(row);
      return false;
    } catch (IllegalStateException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
