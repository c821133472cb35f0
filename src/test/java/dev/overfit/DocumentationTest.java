package dev.overfit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks that everything public is documented. The build fails on Javadoc that is wrong; this test
 * fails on a comment that is missing. It does not ask for a tag for each parameter, since a
 * sentence may say it all.
 */
class DocumentationTest {
  private static final String PACKAGES =
      "dev.overfit.data,dev.overfit.data.cache,dev.overfit.data.csv,dev.overfit.data.remote,dev.overfit.model,dev.overfit.keras,dev.overfit.optimizer,dev.overfit.training,dev.overfit.grid,"
          + "dev.overfit.evaluation,dev.overfit.statistics,dev.overfit.export,dev.overfit.jackson";

  @Test
  void everythingPublicIsDocumented(@TempDir Path classes) throws IOException {
    assertThat(problems(Path.of("src/main/java"), PACKAGES, classes)).isEmpty();
  }

  @Test
  void whatIsMissingIsFound(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("Bare.java"),
        """
        package bare;
        public class Bare {
          public void silent() {}
          /** Says it all. */
          public void fine(int value) {}
          protected int field;
          int inside;
        }
        """);
    assertThat(problems(folder, "bare", folder))
        .hasSize(3)
        .allMatch(problem -> problem.endsWith("no comment"));
  }

  private static List<String> problems(Path sources, String packages, Path classes)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-proc:none",
            "-Xmaxwarns",
            "10000",
            "-Xdoclint:all/protected",
            "-Xdoclint/package:" + packages,
            "-d",
            classes.toString());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null);
        Stream<Path> tree = Files.walk(sources)) {
      List<Path> java =
          tree.filter(path -> path.toString().endsWith(".java"))
              .filter(path -> !path.endsWith("module-info.java"))
              .toList();
      boolean compiled =
          compiler
              .getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(java))
              .call();
      assertThat(compiled).as("sources compile").isTrue();
    }
    return found.getDiagnostics().stream()
        .filter(DocumentationTest::counts)
        .map(problem -> problem.toString().lines().findFirst().orElseThrow())
        .toList();
  }

  private static boolean counts(Diagnostic<? extends JavaFileObject> problem) {
    String message = problem.getMessage(Locale.ROOT);
    return !message.startsWith("no @param") && !message.startsWith("no @return");
  }
}
