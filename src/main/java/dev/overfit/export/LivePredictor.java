package dev.overfit.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current version of a model, which may be replaced while it is being called. A call ends with
 * the version that it began with, which is closed after the last of its calls; so no call is lost,
 * and none meets a closed predictor.
 *
 * <p>{@link #follow(Path)} loads the newest version in a model's folder, and each newer one that
 * appears there, as {@link SavedModelExporter} writes them, in a separate thread; a version that
 * cannot be loaded does not interrupt the answers. {@link #of} and {@link #swap} do the same by
 * hand; {@code swap} can also temporarily override {@code follow}.
 *
 * <p>Thread-safe. Nobody waits for anybody: calls do not wait for a swap, and a swap does not wait
 * for calls, however long they take, so that a call may itself call, swap and close. Owns the
 * native memory of the current version until it is closed, which may happen twice and from any
 * thread.
 */
public final class LivePredictor implements AutoCloseable {
  /**
   * A call of a version.
   *
   * @param <T> the type of the result
   * @param <E> the type of the exception, such as the {@link IOException} of {@link
   *     Predictor#probabilities}
   */
  @FunctionalInterface
  public interface Call<T extends @Nullable Object, E extends Exception> {
    /**
     * Calls the version. It is open until this method returns, and must be neither kept nor closed.
     *
     * @throws E if the version cannot answer
     */
    T on(Predictor version) throws E;
  }

  private static final Logger LOG = LoggerFactory.getLogger(LivePredictor.class);

  private final AtomicReference<@Nullable HeldPredictor> latest;
  private final Runnable onClose;

  private LivePredictor(Predictor first, Runnable onClose) {
    this.latest = new AtomicReference<>(new HeldPredictor(first));
    this.onClose = onClose;
  }

  /**
   * Returns a live predictor that answers with {@code first} until another is swapped in, and owns
   * it from now on.
   */
  public static LivePredictor of(Predictor first) {
    return new LivePredictor(first, () -> {});
  }

  /**
   * Follows the versions in a model's folder with {@link FollowOptions#defaults()}.
   *
   * @param model the model's folder, such as {@code graphs/sizes/Tiny}, with its versions 1, 2, …
   * @throws IOException as {@link #follow(Path, FollowOptions)}
   */
  public static LivePredictor follow(Path model) throws IOException {
    return follow(model, FollowOptions.defaults());
  }

  /**
   * Follows the versions in a model's folder: loads the newest that can be loaded, and checks for a
   * newer one at intervals until it is closed, in a daemon thread. As for TensorFlow Serving, the
   * folder decides: if the newest version is removed, the previous one takes over; if all are
   * removed, the last one continues from memory. A version that was swapped in by hand stays until
   * the folder next changes.
   *
   * <p>A change counts once two checks have seen it, so that a version that is being copied is left
   * alone until its files no longer change. A version that cannot be loaded is skipped, reported to
   * the listener and logged as a warning; loading is retried when the folder changes, and after a
   * pause that doubles up to ten minutes.
   *
   * @param model the model's folder, such as {@code graphs/sizes/Tiny}, with its versions 1, 2, …
   * @throws IOException if the folder has no version, or none that can be loaded, as {@link
   *     Predictor#load(Path, LoadOptions)} reports for the newest
   */
  public static LivePredictor follow(Path model, FollowOptions options) throws IOException {
    VersionFollower follower = new VersionFollower(model, options);
    VersionFollower.Loaded first = follower.first();
    ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(daemon(model));
    LivePredictor live = new LivePredictor(first.predictor(), looks::shutdown);
    follower.tell(first);
    long nanos = options.interval().toNanos();
    Future<?> unused =
        looks.scheduleWithFixedDelay(() -> live.look(follower), nanos, nanos, TimeUnit.NANOSECONDS);
    return live;
  }

  private static ThreadFactory daemon(Path model) {
    return task -> {
      Thread thread = new Thread(task, "overfit-follow-" + model.getFileName());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Checks the folder; a failure of one check must not end all later ones. */
  private void look(VersionFollower follower) {
    try {
      HeldPredictor before = latest.get();
      if (before != null) {
        follower
            .next(before.predictor().folder())
            .ifPresent(loaded -> take(loaded, before, follower));
      }
    } catch (RuntimeException | Error e) { // such as out of memory
      LOG.error("live predictor: looking for versions", e);
    }
  }

  /** Switches to a loaded version unless another was swapped in, or this was closed, meanwhile. */
  private void take(VersionFollower.Loaded loaded, HeldPredictor before, VersionFollower follower) {
    if (latest.compareAndSet(before, new HeldPredictor(loaded.predictor()))) {
      before.release();
      follower.tell(loaded);
    } else {
      loaded.predictor().close();
    }
  }

  /**
   * Calls the version that answers now. The whole call is answered by this version, even if another
   * takes over meanwhile: {@code live.call(version -> version.probabilities(rows))}.
   *
   * @return the result of the call
   * @throws E what the call throws
   * @throws IllegalStateException if this predictor is closed
   */
  public <T extends @Nullable Object, E extends Exception> T call(Call<T, E> call) throws E {
    HeldPredictor held = hold();
    try {
      return call.on(held.predictor());
    } finally {
      held.release();
    }
  }

  private HeldPredictor hold() {
    while (true) {
      HeldPredictor held = latest.get();
      if (held == null) {
        throw closed();
      }
      if (held.hold()) { // else another version has just taken over
        return held;
      }
    }
  }

  /**
   * Makes another version answer from now on and owns it; the previous one is closed after its
   * running calls. Takes no time, since a predictor is already loaded and tried out.
   *
   * @throws IllegalArgumentException if {@code next} is the version that answers
   * @throws IllegalStateException if this predictor is closed; {@code next} is then closed, too
   */
  public void swap(Predictor next) {
    HeldPredictor fresh = new HeldPredictor(next);
    HeldPredictor before = latest.getAndUpdate(held -> after(held, fresh));
    if (before == null) {
      next.close();
      throw closed();
    }
    before.release();
  }

  private static @Nullable HeldPredictor after(
      @Nullable HeldPredictor before, HeldPredictor fresh) {
    if (before == null) {
      return null;
    }
    if (before.predictor() == fresh.predictor()) {
      throw new IllegalArgumentException("next: expected another version, received what answers");
    }
    return fresh;
  }

  private static IllegalStateException closed() {
    return new IllegalStateException("live predictor: is closed");
  }

  /**
   * Refuses later calls and stops checking for versions. Waits for nobody: running calls end with
   * their version, and the last of them frees it.
   */
  @Override
  public void close() {
    onClose.run();
    HeldPredictor last = latest.getAndSet(null);
    if (last != null) {
      last.release();
    }
  }
}
