package dev.overfit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.io.AtomicFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FollowedVersionsTest {
  private static final Duration NEVER = Duration.ofDays(1);

  @TempDir Path models;
  private final TwoAnswers answers;
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  FollowedVersionsTest() throws IOException {
    answers = new TwoAnswers();
  }

  private Path model() {
    return models.resolve("Two");
  }

  private FollowOptions options(Duration interval) {
    LiveListener listener =
        new LiveListener() {
          @Override
          public void onVersion(Path version, Duration loading) {
            assertThat(loading).isPositive();
            events.add("took " + version.getFileName());
          }

          @Override
          public void onFailure(IOException reason, Optional<Path> answering) {
            events.add(
                answering.map(Path::getFileName).map(Path::toString).orElse("none")
                    + " goes on: "
                    + String.valueOf(reason.getMessage()).replace(models.toString(), ""));
          }
        };
    LoadOptions load = LoadOptions.defaults().withThreads(1);
    return FollowOptions.defaults().withLoad(load).withInterval(interval).withListener(listener);
  }

  private String event() throws InterruptedException {
    return String.valueOf(events.poll(30, TimeUnit.SECONDS));
  }

  @Test
  void versionsThatAppearTakeOverAndThoseThatAreRemovedGiveBack() throws Exception {
    Path first = TwoAnswers.export(models, 0);
    try (LivePredictor live = LivePredictor.follow(model(), options(Duration.ofMillis(5)))) {
      assertThat(event()).isEqualTo("took 1");
      assertThat(live.call(answers::of)).isZero();

      Path second = TwoAnswers.export(models, 1);
      assertThat(event()).isEqualTo("took 2");
      assertThat(live.call(answers::of)).isEqualTo(1);

      AtomicFolder.delete(second);
      assertThat(event()).isEqualTo("took 1");
      assertThat(live.call(answers::of)).isZero();

      AtomicFolder.delete(first);
      assertThat(event())
          .isEqualTo(
              "1 goes on: /Two: expected the folder of a model with its versions 1, 2, …, found"
                  + " none in it");
      assertThat(live.call(answers::of)).isZero();

      assertThat(TwoAnswers.export(models, 1)).isEqualTo(first);
      assertThat(event()).isEqualTo("took 1");
      assertThat(live.call(answers::of)).isEqualTo(1);
    }
    assertThat(events).isEmpty();
  }

  @Test
  void itsThreadEndsWithIt() throws Exception {
    TwoAnswers.export(models, 0);
    LivePredictor live = LivePredictor.follow(model(), options(Duration.ofMillis(1)));
    List<Thread> threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("overfit-follow-Two"))
            .toList();
    assertThat(threads).hasSize(1).allMatch(Thread::isDaemon);
    live.close();
    threads.get(0).join(30_000);
    assertThat(threads.get(0).isAlive()).isFalse();
  }

  @Test
  void whatAListenerThrowsEndsNothing() throws Exception {
    TwoAnswers.export(models, 0);
    LiveListener thrower =
        new LiveListener() {
          @Override
          public void onVersion(Path version, Duration loading) {
            events.add("took " + version.getFileName());
            throw new IllegalStateException("mine");
          }
        };
    FollowOptions options = options(Duration.ofMillis(5)).withListener(thrower);
    try (LivePredictor live = LivePredictor.follow(model(), options)) {
      TwoAnswers.export(models, 1);
      assertThat(List.of(event(), event())).containsExactly("took 1", "took 2");
      TwoAnswers.export(models, 0);
      assertThat(event()).isEqualTo("took 3");
      assertThat(live.call(answers::of)).isZero();
    }
  }

  @Test
  void theNewestThatLoadsIsTheFirstToAnswer() throws Exception {
    TwoAnswers.export(models, 1);
    Path foreign = Files.createDirectories(model().resolve("2"));
    Files.writeString(foreign.resolve("saved_model.pb"), "no protocol buffer");
    Files.createDirectories(model().resolve("3"));
    try (LivePredictor live = LivePredictor.follow(model(), options(NEVER))) {
      assertThat(event())
          .startsWith("none goes on: /Two/3: expected the folder of a SavedModel, or of a model");
      assertThat(event()).startsWith("none goes on: /Two/2: no SavedModel that can be loaded");
      assertThat(event()).isEqualTo("took 1");
      assertThat(live.call(answers::of)).isEqualTo(1);
    }
  }

  @Test
  void whereNothingCanAnswerItIsSaid() throws Exception {
    assertThatThrownBy(() -> LivePredictor.follow(model()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            model()
                + ": expected the folder of a model with its versions 1, 2, …, found none in it");
    Path version = TwoAnswers.export(models, 0);
    assertThatThrownBy(() -> LivePredictor.follow(version))
        .hasMessage(
            version
                + ": expected the folder of a model with its versions 1, 2, …, found a SavedModel");
    Files.delete(version.resolve("variables/variables.index"));
    Files.createDirectories(model().resolve("2"));
    assertThatThrownBy(() -> LivePredictor.follow(model()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(model().resolve("2") + ": expected the folder of a SavedModel")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .hasSize(1)
                    .allMatch(other -> String.valueOf(other).contains(version.toString())));
  }

  @Test
  void aVersionIsLeftAloneWhileItsFilesChange() throws Exception {
    Path first = TwoAnswers.export(models, 0);
    List<Path> files = copied(TwoAnswers.export(models.resolve("elsewhere"), 1));
    VersionFollower follower = follower(NEVER);
    for (Path file : files) {
      copy(file);
      assertThat(follower.next(Optional.of(first))).isEmpty();
    }
    try (Predictor predictor = follower.next(Optional.of(first)).orElseThrow().predictor()) {
      assertThat(answers.of(predictor)).isEqualTo(1);
      assertThat(predictor.card()).isPresent();
    }
    for (int file = files.size() - 1; file >= 0; file--) {
      Files.delete(copyOf(files.get(file)));
      assertThat(follower.next(Optional.of(copyOf(files.get(0))))).isEmpty();
    }
    assertThat(
            follower.next(Optional.of(copyOf(files.get(0)))).map(VersionFollower.Loaded::version))
        .contains(first);
    assertThat(events).isEmpty();
  }

  @Test
  void aVersionThatIsCopiedSlowlyAnswersOnceItIsWhole() throws Exception {
    Path first = TwoAnswers.export(models, 0);
    VersionFollower follower = follower(NEVER);
    int answer = 0;
    for (Path file : copied(TwoAnswers.export(models.resolve("elsewhere"), 1))) {
      copy(file);
      Optional<VersionFollower.Loaded> loaded = settled(follower, Optional.of(first));
      if (loaded.isPresent()) {
        try (Predictor predictor = loaded.get().predictor()) {
          answer = answers.of(predictor);
        }
      }
    }
    assertThat(answer).isEqualTo(1);
    assertThat(events).isNotEmpty().allMatch(event -> event.startsWith("1 goes on: /Two/2"));
  }

  /** Returns a follower that has loaded the current version. */
  private VersionFollower follower(Duration interval) throws IOException {
    VersionFollower follower = new VersionFollower(model(), options(interval));
    follower.first().predictor().close();
    return follower;
  }

  private static Optional<VersionFollower.Loaded> settled(
      VersionFollower follower, Optional<Path> answering) {
    Optional<VersionFollower.Loaded> loaded = follower.next(answering);
    return loaded.isPresent() ? loaded : follower.next(answering);
  }

  /** Returns the paths of a version in the order to copy them, the graph before its variables. */
  private static List<Path> copied(Path version) throws IOException {
    try (Stream<Path> tree = Files.walk(version)) {
      return tree.sorted().toList();
    }
  }

  private void copy(Path file) throws IOException {
    Files.copy(file, copyOf(file));
  }

  private Path copyOf(Path file) {
    Path version = models.resolve("elsewhere/Two/1");
    return model().resolve("2").resolve(version.relativize(file).toString());
  }

  @Test
  void whatCannotBeLoadedIsSaidOnceAndNotAtEachLook() throws Exception {
    Path first = TwoAnswers.export(models, 0);
    Files.createDirectories(model().resolve("2"));
    VersionFollower follower = follower(NEVER);
    assertThat(event()).startsWith("none goes on: /Two/2: ");
    for (int look = 0; look < 20; look++) {
      assertThat(follower.next(Optional.of(first))).isEmpty();
    }
    assertThat(events).isEmpty();
    Files.writeString(model().resolve("2/saved_model.pb"), "no protocol buffer");
    for (int look = 0; look < 20; look++) {
      assertThat(follower.next(Optional.of(first))).isEmpty();
    }
    assertThat(event()).startsWith("1 goes on: /Two/2: no SavedModel that can be loaded");
    assertThat(events).isEmpty();
  }

  @Test
  void whatCouldNotBeLoadedIsTriedAgainLater() throws Exception {
    Path first = TwoAnswers.export(models, 0);
    Path second = TwoAnswers.export(models, 1);
    Path index = second.resolve("variables/variables.index");
    byte[] good = Files.readAllBytes(index);
    Files.write(index, new byte[10]);
    Files.createDirectories(model().resolve("3")); // lower versions' files are then not watched
    VersionFollower follower = follower(Duration.ofMillis(1));
    Files.write(index, good);
    Optional<VersionFollower.Loaded> again = Optional.empty();
    while (again.isEmpty()) {
      again = follower.next(Optional.of(first));
    }
    assertThat(again.get().version()).isEqualTo(second);
    again.get().predictor().close();
  }

  @Test
  void whatWasSwappedInByHandStaysUntilTheFolderChanges() throws Exception {
    TwoAnswers.export(models, 0);
    VersionFollower follower = follower(Duration.ofNanos(1));
    assertThat(follower.next(Optional.empty())).isEmpty();
    Path second = TwoAnswers.export(models, 1);
    assertThat(settled(follower, Optional.of(second))).as("it was swapped in").isEmpty();
    Path third = TwoAnswers.export(models, 0);
    VersionFollower.Loaded loaded = settled(follower, Optional.empty()).orElseThrow();
    loaded.predictor().close();
    assertThat(loaded.version()).isEqualTo(third);
  }

  @Test
  void aVersionWhoseFilesAreReplacedIsLoadedAgain() throws Exception {
    Path first = TwoAnswers.export(models, 0);
    Path other = TwoAnswers.export(models.resolve("elsewhere"), 1);
    VersionFollower follower = follower(NEVER);
    AtomicFolder.delete(first);
    Files.move(other, first);
    VersionFollower.Loaded loaded = settled(follower, Optional.of(first)).orElseThrow();
    try (Predictor predictor = loaded.predictor()) {
      assertThat(answers.of(predictor)).isEqualTo(1);
    }
    assertThat(follower.next(Optional.of(first))).isEmpty();
  }
}
