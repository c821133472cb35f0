package dev.overfit.spark;

import dev.overfit.data.DataException;
import dev.overfit.io.OneLine;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * The command for predictions by the million: predicts files of rows on Spark like the command's
 * {@code predict} does a single file, and writes them with a column {@code probability}. Started by
 * {@code spark-submit} with options, {@code --model graphs/sizes/Tiny --data rows.csv --output
 * predicted.csv}, or by Maven with properties.
 *
 * <p>Exit codes are the command's: 0 done, 1 failed, 2 wrong usage, 3 data unusable.
 */
public final class Predict {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int DATA = 3;

  /** The loggers that log a stack trace for each failed task; the reason is reported at the end. */
  private static final Map<String, Level> SAID_ELSEWHERE =
      Map.of(
          "org.apache.spark.scheduler.TaskSetManager", Level.ERROR,
          "org.apache.spark.executor.Executor", Level.OFF,
          "org.apache.spark.util.Utils", Level.OFF,
          "org.apache.spark.sql.execution.datasources.FileFormatWriter", Level.OFF);

  private final PrintStream out;
  private final PrintStream err;

  private Predict(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Runs the command, and ends the process if the command did not succeed.
   *
   * @param args the options, as {@code --help} lists them
   */
  public static void main(String[] args) {
    int code = new Predict(System.out, System.err).run(args);
    System.out.flush();
    if (code != DONE) {
      System.exit(code);
    }
  }

  private int run(String... args) {
    PredictOptions options = new PredictOptions();
    CommandLine line =
        new CommandLine(options)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setDefaultValueProvider(Predict::property);
    try {
      line.parseArgs(args);
      if (options.help) {
        line.usage(out);
        return DONE;
      }
      options.check(System.getProperties().stringPropertyNames(), names(line));
      return DriverProcess.isThisOne() ? predict(options) : DriverProcess.run(Predict.class, args);
    } catch (ParameterException | IllegalArgumentException e) {
      return report(e, e, USAGE, options);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    } catch (Exception e) { // Spark throws undeclared checked exceptions
      Optional<DataException> data = dataProblem(e);
      return data.isPresent()
          ? report(data.get(), e, DATA, options)
          : report(e, e, FAILED, options);
    }
  }

  private int predict(PredictOptions options) throws IOException, InterruptedException {
    Logs.warnings();
    if (!options.stacktrace) {
      SAID_ELSEWHERE.forEach(Configurator::setLevel);
    }
    SparkSession session = SparkSession.builder().config(PredictJob.settings()).getOrCreate();
    try {
      long begun = System.nanoTime();
      long rows = new PredictJob(options, session).run();
      double seconds = (System.nanoTime() - begun) / 1e9;
      String name = OneLine.of(options.output);
      out.printf(Locale.ROOT, "%s: probabilities of %,d rows in %.1f s%n", name, rows, seconds);
      return DONE;
    } finally {
      session.stop();
    }
  }

  /** Returns the property's value for an option missing on the command line. */
  private static @Nullable String property(ArgSpec option) {
    String value = option.isOption() ? System.getProperty(name((OptionSpec) option)) : null;
    return value == null ? null : value.strip();
  }

  private static Set<String> names(CommandLine line) {
    return line.getCommandSpec().options().stream().map(Predict::name).collect(Collectors.toSet());
  }

  /** Returns the first name, without its dashes. */
  private static String name(OptionSpec option) {
    return option.names()[0].substring(2);
  }

  /** Returns the failure caused by the rows themselves, wherever on the cluster it was found. */
  private static Optional<DataException> dataProblem(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof DataException data) {
        return Optional.of(data);
      }
    }
    return Optional.empty();
  }

  private int report(Throwable shown, Throwable failure, int code, PredictOptions options) {
    String message = shown.getMessage() == null ? shown.toString() : shown.getMessage();
    err.println("overfit: " + OneLine.of(message.strip().replaceAll("\\s*\\R\\s*", " ")));
    if (options.stacktrace) {
      failure.printStackTrace(err);
    }
    err.flush();
    return code;
  }
}
