///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//DEPS dev.overfit:overfit:${overfit.version:0.2.0}
//DEPS dev.overfit:overfit:${overfit.version:0.2.0}:command
//DEPS org.jfree:jfreechart:1.5.6 org.apache.xmlgraphics:batik-svggen:1.19
//DEPS org.freemarker:freemarker:2.3.35 info.picocli:picocli:4.7.7 ch.qos.logback:logback-classic:1.5.38

import dev.overfit.cli.Main;
import dev.overfit.suite.TrialTraining;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Trains two sizes of network on a table, eight times each, and leaves page and pictures.
 *
 * <p>{@code jbang Study.java table.csv label results}, or without JBang {@code java -cp CLASSPATH
 * Study.java table.csv label results}.
 */
class Study {
  public static void main(String[] args) throws Exception {
    if (args.length != 3) {
      System.err.println(
          "Study: expected a table, its label's column and a folder, received "
              + args.length
              + " words");
      System.exit(2);
    }
    System.setProperty("logback.configurationFile", "dev/overfit/cli/logback.xml");
    Path results = Path.of(args[2]);
    int code =
        Main.run(
            TrialTraining.Factory.ofTensorFlow(),
            new Properties(),
            "--suite=sizes",
            "--models=Tiny,Small",
            "--replicates=8",
            "--epochs=60",
            "--progress=none",
            "--data=" + args[0],
            "--label=" + args[1],
            "--results=" + results,
            "--graphs=" + results.resolve("graphs"));
    if (code != 0) {
      System.exit(code);
    }
    try (Stream<Path> plots = Files.list(results.resolve("sizes/plots"))) {
      plots.filter(file -> file.toString().endsWith(".png")).sorted().forEach(System.out::println);
    }
  }
}
