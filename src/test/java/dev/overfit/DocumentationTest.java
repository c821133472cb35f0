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
 * Everything public is documented. The build itself fails on Javadoc that is wrong; here on what is
 * missing: a comment, or a word on a component of a record. A tag for each parameter of a method is
 * not asked for where its sentence says it all.
 */
class DocumentationTest {
  private static final String PACKAGES =
      "dev.overfit.data,dev.overfit.model,dev.overfit.optimizer,dev.overfit.training,"
          + "dev.overfit.evaluation,dev.overfit.export";

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
        /** A record. */
        public record Bare(int undocumented) {
          public void silent() {}
          /** Says it all. */
          public void fine(int value) {}
        }
        """);
    assertThat(problems(folder, "bare", folder))
        .hasSize(2)
        .anyMatch(problem -> problem.endsWith("no @param for undocumented"))
        .anyMatch(problem -> problem.endsWith("no comment"));
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
      List<Path> java = tree.filter(path -> path.toString().endsWith(".java")).toList();
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
    boolean tag = message.startsWith("no @param") || message.startsWith("no @return");
    return !tag || (message.startsWith("no @param") && isRecord(problem));
  }

  private static boolean isRecord(Diagnostic<? extends JavaFileObject> problem) {
    try {
      CharSequence source = problem.getSource().getCharContent(true);
      int start = (int) problem.getPosition();
      String line = source.subSequence(start, source.length()).toString().lines().findFirst().get();
      return line.matches(".*\\brecord .*");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
