package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import dev.overfit.data.DataOrigin;
import dev.overfit.data.LoadedData;
import dev.overfit.data.RowCount;
import dev.overfit.suite.GraphWriter;
import dev.overfit.suite.RowSources;
import dev.overfit.suite.RowsRead;
import dev.overfit.suite.ScriptedTraining;
import dev.overfit.suite.SuiteListener;
import dev.overfit.suite.SuiteRunner;
import dev.overfit.suite.TrialTraining;
import dev.overfit.table.TableSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

/**
 * Checks that the terminal receives only text, whatever files are called and servers and libraries
 * say.
 */
class ForeignTextTest {
  /** Red, a window title, the same in C1 codes, a line of its own, and right-to-left writing. */
  private static final String HOSTILE = "\u001b[31m\u001b]0;x\u0007\u009b1m\r\nall is well\u202e";

  /** The part of it that every file system accepts in a file name. */
  private static final String FILE = HOSTILE.replaceAll("[^\\x01-\\x7f]", "");

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private TrialTraining.Factory trainings = ScriptedTraining::new;

  @Test
  void namesAndRemarksOfRowsAreText() {
    for (String progress : List.of("dots", "bar", "none")) {
      assertThat(run("--data", "auto", "--epochs", "1", "--progress", progress))
          .as(text(err))
          .isEqualTo(ExitCode.DONE);
      assertThat(text(out)).contains("?[31m").contains("(nowhere?[31m");
      assertText();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.csv", "http://h/a.csv"})
  void aFailureOfReadingIsText(String data) {
    assertThat(run("--data", data, "--stacktrace")).isEqualTo(ExitCode.DATA);
    assertThat(text(err)).startsWith("overfit: ").contains("[31m");
    assertText();
  }

  @Test
  void wrongUsageIsText() {
    assertThat(run("--data", "ftp://" + HOSTILE.replaceAll("\\R", ""))).isEqualTo(ExitCode.USAGE);
    assertThat(run("--suite", HOSTILE)).isEqualTo(ExitCode.USAGE);
    assertThat(run("--" + HOSTILE)).isEqualTo(ExitCode.USAGE);
    assertThat(run("--seed", HOSTILE, "--stacktrace")).isEqualTo(ExitCode.USAGE);
    assertText();
  }

  @Test
  void whatALibrarySaysIsText() {
    trainings =
        (replicate, files, listeners) -> {
          IllegalStateException failure =
              new IllegalStateException(HOSTILE, new IOException(HOSTILE + "\tcause"));
          failure.addSuppressed(new IOException(HOSTILE));
          throw failure;
        };
    assertThat(run("--epochs", "1", "--progress", "none", "--stacktrace"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(text(err)).contains("overfit: also: ").contains("Caused by: ");
    assertText();
  }

  @Test
  void whatIsLoggedIsText() throws Exception {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    PrintStream before = System.err;
    System.setErr(stream(err));
    try {
      configurator.doConfigure(Main.class.getResource("logback.xml"));
      ConsoleAppender<ILoggingEvent> stderr =
          (ConsoleAppender<ILoggingEvent>)
              context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr");
      assertThat(stderr).isNotNull();
      context.getLogger("a.b.Cache").warn("{}: is not used", "slice" + HOSTILE);
      context.getLogger("a.b.Cache").warn("failed", new IOException(HOSTILE));
    } finally {
      System.setErr(before);
      context.stop();
    }
    assertThat(text(err))
        .contains("WARN  Cache: slice?[31m")
        .contains(": is not used\n")
        .contains("java.io.IOException: ")
        .contains("\tat " + ForeignTextTest.class.getName());
    assertText();
  }

  /** Asserts that control characters are only line ends, tabs and the bar's carriage returns. */
  private void assertText() {
    for (ByteArrayOutputStream stream : List.of(out, err)) {
      String told = text(stream);
      assertThat(told.lines().filter(line -> line.startsWith("all is well")))
          .as("a line of its own, but in a stack trace: %s", told)
          .matches(lines -> told.contains("\tat ") || lines.isEmpty());
      assertThat(told.codePoints().filter(ForeignTextTest::isObeyed)).isEmpty();
      stream.reset();
    }
  }

  private static boolean isObeyed(int c) {
    return (Character.isISOControl(c) && "\n\t\r".indexOf(c) < 0) || c == 0x202e;
  }

  private ExitCode run(String... args) {
    Properties properties = new Properties();
    properties.setProperty("results", folder.resolve("results").toString());
    properties.setProperty("graphs", folder.resolve("graphs").toString());
    GraphWriter writer =
        (graphs, exported, rows, settings) -> Files.createDirectories(graphs.resolve(FILE));
    Environment environment =
        new Environment(
            properties,
            Map.of(),
            InputStream.nullInputStream(),
            false,
            folder,
            new FakeProcessEnd(),
            axes ->
                new SuiteRunner(
                    new HostileSources(),
                    trainings,
                    (study, results) -> List.of(results.resolve(FILE)),
                    writer,
                    Clock.systemUTC()));
    return new Command(environment, stream(out), stream(err)).run(args);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private static final class HostileSources implements RowSources {
    @Override
    public LoadedData file(Path file, RowCount rows, Path cache, SuiteListener listener)
        throws IOException {
      throw new IOException(file + HOSTILE);
    }

    @Override
    public TableSource table(URI url) {
      throw new AssertionError();
    }

    @Override
    public TableSource standardInput() {
      throw new AssertionError();
    }

    @Override
    public LoadedData url(URI url, RowCount rows, Path cache, SuiteListener listener)
        throws IOException {
      throw new IOException("cannot be reached", new IOException(HOSTILE));
    }

    @Override
    public LoadedData higgs(RowCount rows, Path cache, SuiteListener listener) {
      listener.onRowsRead(new RowsRead("source" + HOSTILE, 1, rows.most()));
      listener.onRowsRemark("remark" + HOSTILE);
      listener.onSampleInstead("reason" + HOSTILE);
      return sample(rows.most(), listener);
    }

    @Override
    public LoadedData sample(int rows, SuiteListener listener) {
      LoadedData data = ScriptedTraining.rows("HIGGS", false, rows, 28);
      return new LoadedData(
          data.dataset(), new DataOrigin("rows" + HOSTILE, "nowhere" + HOSTILE, false, "0", rows));
    }

    @Override
    public LoadedData simulated(long seed, int rows, Path cache, SuiteListener listener) {
      throw new AssertionError();
    }
  }
}
