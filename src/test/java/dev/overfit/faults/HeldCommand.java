package dev.overfit.faults;

import dev.overfit.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The command, held once its output reaches a certain place. The thread that trains also prints, so
 * training makes no progress until the command is released, however fast the machine is.
 */
final class HeldCommand {
  /** The environment variable with the regular expression that the output must match. */
  static final String PLACE = "OVERFIT_HELD_AT";

  /** The environment variable with the file that exists while the command is held. */
  static final String FILE = "OVERFIT_HELD_WHILE";

  private HeldCommand() {}

  /**
   * Runs the command.
   *
   * @param arguments the command's arguments
   */
  public static void main(String[] arguments) {
    Pattern place = Pattern.compile(System.getenv(PLACE));
    OutputStream held = new Held(System.out, place, Path.of(System.getenv(FILE)));
    System.setOut(new PrintStream(held, true));
    Main.main(arguments);
  }

  /** A standard output whose writers do not return while it is held. */
  private static final class Held extends OutputStream {
    private final PrintStream target;
    private final Pattern place;
    private final Path file;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private boolean passed;

    Held(PrintStream target, Pattern place, Path file) {
      this.target = target;
      this.place = place;
      this.file = file;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      target.write(bytes, offset, length);
      target.flush();
      written.write(bytes, offset, length);
      if (!passed && place.matcher(written.toString(StandardCharsets.UTF_8)).find()) {
        passed = true;
        Files.createFile(file);
        awaitRelease();
      }
    }

    private void awaitRelease() {
      boolean interrupted = false;
      while (Files.exists(file)) {
        try {
          Thread.sleep(5);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
