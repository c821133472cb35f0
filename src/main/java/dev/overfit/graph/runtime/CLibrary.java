package dev.overfit.graph.runtime;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Functions of the C library of this process, called through JNA. A program may leave JNA out, and
 * JNA may be unable to unpack its own library, for example if the folder for temporary files is
 * mounted noexec. In that case nothing is called, and what is lost is logged once.
 */
final class CLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(CLibrary.class);
  private static final String SYSTEM = System.getProperty("os.name");
  private static final boolean WINDOWS = SYSTEM.startsWith("Windows");
  private static final boolean LINUX = SYSTEM.startsWith("Linux");
  private static final boolean CALLABLE = isCallable();

  private CLibrary() {}

  private static boolean isCallable() {
    try {
      return Native.POINTER_SIZE > 0; // makes JNA load its library
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Error e) { // a plain Error if another version of JNA was first
      LOG.debug(
          "without JNA no environment variables are set for TensorFlow, so that small models may"
              + " train slower, and freed memory is not given back to the system",
          e);
      return false;
    }
  }

  /** Sets a variable of the process's environment, whatever its value was. */
  static void setVariable(String name, String value) {
    if (WINDOWS) {
      call("msvcrt", "_putenv_s", name, value);
    } else {
      call("c", "setenv", name, value, 1);
    }
  }

  /** Returns freed memory to the system; only on Linux with GNU's C library. */
  static void trimMemory() {
    if (LINUX) {
      call("c", "malloc_trim", 0L);
    }
  }

  private static void call(String library, String function, Object... arguments) {
    if (!CALLABLE) {
      return;
    }
    try {
      NativeLibrary.getInstance(library).getFunction(function).invokeInt(arguments);
    } catch (UnsatisfiedLinkError | RuntimeException e) {
      LOG.debug("{} cannot be called", function, e);
    }
  }
}
