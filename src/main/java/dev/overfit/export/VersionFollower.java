package dev.overfit.export;

import dev.overfit.graph.SavedGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the newest version in a model's folder whenever the folder has changed and then stayed the
 * same for two checks, so that versions being copied or removed are left alone meanwhile. Loading a
 * version that failed is also retried after a pause that doubles, since the machine may have been
 * at fault. Not thread-safe.
 */
final class VersionFollower {
  private static final Logger LOG = LoggerFactory.getLogger(VersionFollower.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  /**
   * A loaded version.
   *
   * @param loading how long the version took to load
   */
  record Loaded(Path version, Predictor predictor, Duration loading) {}

  /** A version, and its files when it was loaded as the newest. */
  private record Source(Path version, List<String> files) {}

  /** Versions that could not be loaded, the newest first, and when to retry them. */
  private record Failed(List<Path> versions, Duration pause, long since) {
    static final Failed NONE = new Failed(List.of(), Duration.ZERO, 0);

    boolean isTimeToTryAgain() {
      return !versions.isEmpty() && System.nanoTime() - since > pause.toNanos();
    }
  }

  private final Path model;
  private final FollowOptions options;
  private @Nullable FolderState looked;
  private @Nullable FolderState seen;
  private @Nullable Source source;
  private @Nullable String fault;
  private Failed failed = Failed.NONE;

  VersionFollower(Path model, FollowOptions options) {
    this.model = model;
    this.options = options;
  }

  /**
   * Returns the newest version that can be loaded.
   *
   * @throws IOException if there is none; with several versions, the reasons of the others are
   *     suppressed exceptions
   */
  Loaded first() throws IOException {
    if (SavedGraph.isIn(model)) {
      throw new IOException(
          model + ": expected the folder of a model with its versions 1, 2, …, found a SavedModel");
    }
    FolderState now = state();
    List<IOException> reasons = new ArrayList<>();
    Optional<Loaded> loaded = newest(now, now.versions(), Optional.empty(), reasons);
    return loaded.orElseThrow(() -> all(reasons));
  }

  private static IOException all(List<IOException> reasons) {
    IOException first = reasons.get(0);
    reasons.stream().skip(1).forEach(first::addSuppressed);
    return first;
  }

  /**
   * Returns the newest version that can be loaded; empty if nothing has changed, or if that version
   * already answers.
   */
  Optional<Loaded> next(Optional<Path> answering) {
    try {
      FolderState now = state();
      fault = null;
      boolean settled = now.equals(looked);
      looked = now;
      if (!now.equals(seen)) {
        return settled ? afterChange(now, answering) : Optional.empty();
      }
      return failed.isTimeToTryAgain()
          ? newest(now, failed.versions(), answering, new ArrayList<>())
          : Optional.empty();
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).equals(fault)) { // once, not at each check
        fault = e.getMessage();
        tellFailure(e, answering);
      }
      return Optional.empty();
    }
  }

  private Optional<Loaded> afterChange(FolderState now, Optional<Path> answering) {
    failed = Failed.NONE;
    return newest(now, now.versions(), answering, new ArrayList<>());
  }

  private FolderState state() throws IOException {
    FolderState state = FolderState.of(model);
    if (state.versions().isEmpty()) {
      throw new IOException(
          model + ": expected the folder of a model with its versions 1, 2, …, found none in it");
    }
    return state;
  }

  private Optional<Loaded> newest(
      FolderState now, List<Path> candidates, Optional<Path> answering, List<IOException> reasons) {
    seen = now;
    List<Path> bad = new ArrayList<>();
    Optional<Loaded> loaded = Optional.empty();
    for (Path version : candidates) {
      if (answers(version, answering, now)) {
        break;
      }
      try {
        loaded = Optional.of(load(version, now));
        break;
      } catch (IOException e) {
        bad.add(version);
        reasons.add(e);
        tellFailure(e, answering);
      }
    }
    failed = bad.isEmpty() ? Failed.NONE : new Failed(bad, nextPause(), System.nanoTime());
    return loaded;
  }

  private Duration nextPause() {
    Duration pause = failed.pause().isZero() ? options.interval() : failed.pause().multipliedBy(2);
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  /**
   * Returns whether {@code version} is the version that answers, with the files that it was loaded
   * from.
   */
  private boolean answers(Path version, Optional<Path> answering, FolderState now) {
    boolean changed =
        source != null && source.version().equals(version) && !source.files().equals(now.newest());
    return answering.equals(Optional.of(version)) && !(changed && version.equals(now.first()));
  }

  private Loaded load(Path version, FolderState now) throws IOException {
    long begun = System.nanoTime();
    Predictor predictor = warm(version);
    if (version.equals(now.first())) {
      source = new Source(version, now.newest());
    }
    return new Loaded(version, predictor, Duration.ofNanos(System.nanoTime() - begun));
  }

  private Predictor warm(Path version) throws IOException {
    try {
      Predictor predictor = Predictor.load(version, options.load());
      try {
        predictor.warmUp();
        return predictor;
      } catch (IOException | RuntimeException | Error e) {
        predictor.close();
        throw e;
      }
    } catch (RuntimeException | Error e) { // such as out of memory
      throw new IOException(version + ": could not be loaded: " + e, e);
    }
  }

  /** Reports that a version answers. */
  void tell(Loaded loaded) {
    LOG.info(
        "{}: version {} answers, loaded in {} ms",
        model,
        loaded.version().getFileName(),
        loaded.loading().toMillis());
    listen(() -> options.listener().onVersion(loaded.version(), loaded.loading()));
  }

  private void tellFailure(IOException reason, Optional<Path> answering) {
    LOG.warn(
        "{}{}",
        reason.getMessage(),
        answering.map(version -> "; version " + version.getFileName() + " goes on").orElse(""));
    listen(() -> options.listener().onFailure(reason, answering));
  }

  private static void listen(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) { // must not keep the next version from being loaded
      LOG.error("live listener", e);
    }
  }
}
