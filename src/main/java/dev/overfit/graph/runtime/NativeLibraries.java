package dev.overfit.graph.runtime;

import dev.overfit.io.OneLine;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.ClassProperties;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;
import org.tensorflow.TensorFlow;
import org.tensorflow.internal.c_api.global.tensorflow;

/**
 * Loads TensorFlow's libraries into the process. JavaCPP takes them from folders of {@code
 * java.library.path} or unpacks them from the class path, but if that fails it reports only {@code
 * no jnitensorflow}. So they are unpacked here first, by JavaCPP itself, which then finds them
 * unpacked when it loads them.
 */
final class NativeLibraries {
  private static final String WHAT = "TensorFlow's natives: ";

  /** What JavaCPP says if a library is not found. */
  private static final String NOWHERE = "no jnitensorflow in java.library.path";

  /** What GNU's loader says if the file system forbids executing code. */
  private static final String NOT_MAPPED = "failed to map segment";

  private static final long MEGABYTE = 1_000_000;

  private boolean loaded;

  /** The first failure: a class that could not be initialized does not report the reason again. */
  private @Nullable LinkageError failure;

  /**
   * Loads the libraries, unless they are loaded.
   *
   * @throws IOException if they cannot be loaded; the message says why, and what to do
   */
  synchronized void load() throws IOException {
    if (loaded) {
      return;
    }
    ProcessEnvironment.prepare();
    List<URL> packed = packed();
    if (!packed.isEmpty()) {
      unpack(packed, new NativeFolder(System.getProperties()).choose());
    }
    link(packed.isEmpty());
    loaded = true;
  }

  /** Returns the libraries that JavaCPP would unpack. */
  private static List<URL> packed() {
    ClassProperties properties =
        Loader.loadProperties(tensorflow.class, Loader.loadProperties(), true);
    List<String> names = new ArrayList<>(properties.get("platform.link"));
    names.add(properties.getProperty("platform.library"));
    List<URL> packed = new ArrayList<>();
    for (String name : names) {
      URL[] places = Loader.findLibrary(tensorflow.class, properties, name);
      if (places.length > 0 && !places[0].getProtocol().equals("file")) {
        packed.add(places[0]);
      }
    }
    return packed;
  }

  private static void unpack(List<URL> packed, Path folder) throws IOException {
    for (URL library : packed) {
      try {
        Loader.cacheResource(library);
      } catch (IOException e) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s%s could not be unpacked into %s (all take %d MB, %d MB are free): %s%s",
                WHAT,
                library.getPath().replaceAll(".*/", ""),
                folder,
                size(packed) / MEGABYTE,
                Files.getFileStore(folder).getUsableSpace() / MEGABYTE,
                OneLine.reason(e),
                NativeFolder.REMEDY),
            e);
      }
    }
  }

  private static long size(List<URL> packed) throws IOException {
    long size = 0;
    for (URL library : packed) {
      size += library.openConnection().getContentLengthLong();
    }
    return size;
  }

  private void link(boolean nonePacked) throws IOException {
    try {
      TensorFlow.version();
    } catch (LinkageError e) {
      LinkageError first = failure == null ? e : failure;
      failure = first;
      boolean nowhere = nonePacked && reason(first, false).startsWith(NOWHERE);
      throw new IOException(
          WHAT + (nowhere ? missing() : unfit(reason(first, !nonePacked))), first);
    }
  }

  private static String reason(Throwable failure, boolean ofTheCause) {
    Throwable cause = failure.getCause();
    return ofTheCause && cause != null ? reason(cause, true) : OneLine.of(OneLine.first(failure));
  }

  private static String unfit(String reason) {
    return "they could not be loaded: "
        + reason
        + (reason.contains(NOT_MAPPED) ? ", as from a folder that is mounted noexec" : "");
  }

  private static String missing() throws IOException {
    String platform = Loader.getPlatform();
    return "expected those for "
        + platform
        + " on the class path, found none; add the dependency"
        + " org.tensorflow:tensorflow-core-native:"
        + Loader.getVersion("org.tensorflow", "tensorflow-core-native", tensorflow.class)
        + " with the classifier "
        + platform
        + " (there are linux-x86_64, linux-x86_64-gpu, linux-arm64, macosx-arm64 and"
        + " windows-x86_64), or say by -Djava.library.path=FOLDER where they lie";
  }
}
