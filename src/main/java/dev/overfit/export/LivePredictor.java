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
 * The version of a model that answers, where others take over while it is called. A call ends with
 * the version that it began with, which is closed after the last of its calls; so no call is lost,
 * and none meets a closed predictor.
 *
 * <p>{@link #follow(Path)} loads the newest version in a model's folder, and each newer one that
 * appears there, as {@link SavedModelExporter} lets them, in a thread of its own; one that cannot
 * be loaded keeps nobody from answering. {@link #of} and {@link #swap} do the same by hand, {@code
 * swap} also for a while beside {@code follow}.
 *
 * <p>May be called by several threads at once. Nobody waits for anybody: neither calls for a swap,
 * however many wait, nor a swap for calls, however long they take, so that a call may call again,
 * swap and close. Owns the native memory of the version that answers until it is closed, which may
 * happen twice and from any thread.
 */
public final class LivePredictor implements AutoCloseable {
  /**
   * What is asked of a version.
   *
   * @param <T> what it gives
   * @param <E> what it throws, such as the {@link IOException} of {@link Predictor#probabilities}
   */
  @FunctionalInterface
  public interface Call<T extends @Nullable Object, E extends Exception> {
    /**
     * Asks the version. It is open until this returns, is not to be kept, nor to be closed.
     *
     * @throws E where it cannot answer
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

  /** Lets a predictor answer until another is swapped in, and owns it from now on. */
  public static LivePredictor of(Predictor first) {
    return new LivePredictor(first, () -> {});
  }

  /**
   * Follows the versions in a model's folder with {@link FollowOptions#defaults()}.
   *
   * @param model such as {@code graphs/sizes/Tiny}, with its versions 1, 2, …
   * @throws IOException as {@link #follow(Path, FollowOptions)}
   */
  public static LivePredictor follow(Path model) throws IOException {
    return follow(model, FollowOptions.defaults());
  }

  /**
   * Follows the versions in a model's folder: loads the newest that can be loaded, and looks for a
   * newer one from time to time until it is closed, in a daemon thread. As for TensorFlow Serving,
   * the folder decides: where the newest version is removed, the one before takes over; where all
   * are removed, the last goes on from memory. Between two changes of the folder, what was swapped
   * in by hand stays.
   *
   * <p>A change counts once it was seen at two looks, so that a version that is being copied there
   * is left alone until its files stay as they are. One that cannot be loaded is passed over, said
   * to the listener and logged as a warning; it is tried again when the folder changes, and after a
   * time that doubles to ten minutes.
   *
   * @param model such as {@code graphs/sizes/Tiny}, with its versions 1, 2, …
   * @throws IOException where there is no version in it, or none that can be loaded, as {@link
   *     Predictor#load(Path, LoadOptions)} says of the newest
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

  /** A failure of one look is not to be the end of all. */
  private void look(VersionFollower follower) {
    try {
      HeldPredictor before = latest.get();
      if (before != null) {
        follower
            .next(before.predictor().folder())
            .ifPresent(loaded -> take(loaded, before, follower));
      }
    } catch (RuntimeException | Error e) { // such as too little memory
      LOG.error("live predictor: looking for versions", e);
    }
  }

  /** Unless another was swapped in, or this was closed, while it was loaded. */
  private void take(VersionFollower.Loaded loaded, HeldPredictor before, VersionFollower follower) {
    if (latest.compareAndSet(before, new HeldPredictor(loaded.predictor()))) {
      before.release();
      follower.tell(loaded);
    } else {
      loaded.predictor().close();
    }
  }

  /**
   * Asks the version that answers now; all that the call asks is answered by this one, even if
   * another takes over meanwhile: {@code live.call(version -> version.probabilities(rows))}.
   *
   * @return what the call gives
   * @throws E what the call throws
   * @throws IllegalStateException where this is closed
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
      if (held.hold()) { // else another has taken over just now
        return held;
      }
    }
  }

  /**
   * Lets another version answer from now on, and owns it; the one before is closed after the calls
   * that run. Takes no time, since a predictor is loaded and tried out before there is one.
   *
   * @throws IllegalArgumentException where it is the one that answers
   * @throws IllegalStateException where this is closed; then {@code next} is closed, too
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
   * Refuses later calls and looks for no more versions. Waits for nobody: calls that run end with
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
