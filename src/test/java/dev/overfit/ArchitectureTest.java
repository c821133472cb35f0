package dev.overfit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.overfit.MainClasses.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.ExecutionEnvironment;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/** Checks the dependencies between packages against the design's table. */
class ArchitectureTest {
  /** What every package may use: the JDK without the desktop, null marks, logging, atomic files. */
  private static final List<String> EVERYWHERE =
      List.of(
          "java.lang..",
          "java.util..",
          "java.io..",
          "java.nio..",
          "java.net..",
          "java.time..",
          "java.math..",
          "java.text..",
          "java.security..",
          "org.jspecify..",
          "org.slf4j..",
          "dev.overfit.io..");

  /** The example's tests are in the same folder as its classes. */
  private static final Pattern TEST_CLASS = Pattern.compile(".*Test(\\$.*)?\\.class.*");

  private static final String TENSORFLOW = "org.tensorflow..";
  private static final String PROTOS = "org.tensorflow.proto..";
  private static final String PROTOBUF = "com.google.protobuf..";
  private static final String BYTEDECO = "org.bytedeco..";

  static final List<Row> TABLE =
      List.of(
          new Row("io", 1, List.of(), List.of()),
          new Row("choice", 4, List.of(), List.of()),
          new Row("json", 2, List.of("choice"), List.of("com.fasterxml.jackson..")),
          new Row("model", 13, List.of("choice"), List.of()),
          new Row("optimizer", 5, List.of("choice"), List.of()),
          new Row("augmentation", 5, List.of("choice"), List.of("org.apache.commons.statistics..")),
          new Row(
              "keras",
              8,
              List.of("model", "choice", "json"),
              List.of("com.fasterxml.jackson..", "io.jhdf..")),
          new Row("evaluation", 4, List.of(), List.of()),
          new Row("statistics", 10, List.of(), List.of("org.apache.commons.statistics..")),
          new Row("data", 5, List.of(), List.of()),
          new Row(
              "data.csv",
              15,
              List.of("data"),
              List.of("org.apache.commons.csv..", "ch.randelshofer.fastdoubleparser..")),
          new Row("data.cache", 4, List.of("data", "data.csv"), List.of()),
          new Row(
              "data.remote", 8, List.of("data", "data.csv"), List.of("org.apache.commons.csv..")),
          new Row(
              "table",
              8,
              List.of("data", "data.csv", "model"),
              List.of("org.apache.commons.csv..", "ch.randelshofer.fastdoubleparser..")),
          new Row("simulation", 15, List.of("data"), List.of()),
          new Row(
              "graph.runtime",
              10,
              List.of(),
              List.of(TENSORFLOW, BYTEDECO, PROTOBUF, "com.sun.jna..")),
          new Row(
              "graph",
              15,
              List.of("graph.runtime", "model", "optimizer", "augmentation"),
              List.of(TENSORFLOW, BYTEDECO, PROTOBUF)),
          new Row(
              "training",
              15,
              List.of(
                  "graph",
                  "graph.runtime",
                  "data",
                  "evaluation",
                  "model",
                  "optimizer",
                  "augmentation",
                  "choice"),
              List.of(TENSORFLOW, BYTEDECO)),
          new Row("grid", 6, List.of("training", "graph.runtime", "data", "model"), List.of()),
          new Row(
              "export",
              10,
              List.of(
                  "graph",
                  "training",
                  "model",
                  "optimizer",
                  "augmentation",
                  "data",
                  "evaluation",
                  "json"),
              List.of(PROTOS, PROTOBUF, "com.fasterxml.jackson..")),
          new Row(
              "jackson",
              5,
              List.of(
                  "json",
                  "choice",
                  "data",
                  "model",
                  "optimizer",
                  "augmentation",
                  "training",
                  "evaluation",
                  "export"),
              List.of("com.fasterxml.jackson..")),
          new Row(
              "tensorboard",
              6,
              List.of(
                  "training",
                  "model",
                  "data",
                  "optimizer",
                  "augmentation",
                  "evaluation",
                  "choice",
                  "json",
                  "keras"),
              List.of(PROTOS, PROTOBUF, "com.fasterxml.jackson..")),
          new Row(
              "study",
              20,
              List.of(
                  "training",
                  "model",
                  "evaluation",
                  "data",
                  "table",
                  "optimizer",
                  "statistics",
                  "choice"),
              List.of()),
          new Row(
              "picture",
              15,
              List.of("study", "statistics", "training", "optimizer", "data", "choice"),
              List.of(
                  "java.awt..",
                  "javax.imageio..",
                  "javax.xml..",
                  "org.w3c.dom..",
                  "org.jfree..",
                  "org.apache.batik..")),
          new Row(
              "report",
              7,
              List.of(
                  "study",
                  "statistics",
                  "picture",
                  "training",
                  "model",
                  "evaluation",
                  "data",
                  "table",
                  "optimizer",
                  "augmentation",
                  "choice",
                  "json"),
              List.of("freemarker..", "org.apache.commons.csv..", "com.fasterxml.jackson..")),
          new Row(
              "suite",
              15,
              List.of(
                  "data",
                  "data.cache",
                  "data.csv",
                  "data.remote",
                  "table",
                  "simulation",
                  "model",
                  "optimizer",
                  "augmentation",
                  "graph.runtime",
                  "training",
                  "evaluation",
                  "export",
                  "tensorboard",
                  "study"),
              List.of("org.apache.commons.csv..", "com.sun.management..")),
          new Row(
              "suitefile",
              15,
              List.of("suite", "table", "training", "model", "optimizer", "augmentation", "choice"),
              List.of("org.snakeyaml.engine..", "com.fasterxml.jackson..")),
          new Row(
              "cli",
              15,
              List.of(
                  "suite",
                  "suitefile",
                  "study",
                  "picture",
                  "report",
                  "training",
                  "evaluation",
                  "export",
                  "model",
                  "data",
                  "data.csv",
                  "data.remote",
                  "table",
                  "optimizer",
                  "choice"),
              List.of("picocli..")));

  /**
   * A row of the table.
   *
   * @param name the package
   * @param least the least number of classes in it, so that a rule cannot pass on next to nothing
   * @param own the packages of this project that it may use
   * @param foreign the packages of libraries it may use, besides those that every package may use
   */
  record Row(String name, int least, List<String> own, List<String> foreign) {
    String pattern() {
      return packageOf(name);
    }

    String[] allowed() {
      Stream<String> ours = Stream.concat(Stream.of(name), own.stream()).map(Row::packageOf);
      return Stream.of(EVERYWHERE.stream(), ours, foreign.stream())
          .flatMap(patterns -> patterns)
          .toArray(String[]::new);
    }

    static String packageOf(String name) {
      return "dev.overfit." + name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Row> table() {
    return TABLE;
  }

  @ParameterizedTest
  @MethodSource("table")
  void packageUsesOnlyWhatTheTableAllows(Row row) {
    classes()
        .that()
        .resideInAPackage(row.pattern())
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(row.allowed()).or(primitive()))
        .allowEmptyShould(row.least == 0)
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("table")
  void packageHoldsEnoughClassesForARuleToMeanSomething(Row row) {
    long count =
        CLASSES.stream()
            .filter(resideInAPackage(row.pattern()))
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .count();
    assertThat(count).as("classes in %s", row.pattern()).isGreaterThanOrEqualTo(row.least);
  }

  @Test
  void everyPackageIsInTheTable() {
    Set<String> known = TABLE.stream().map(Row::pattern).collect(Collectors.toSet());
    Set<String> found = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    assertThat(known).containsAll(found);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.overfit.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void tensorFlowStaysInsideWhereItIsUsedInside() {
    codeUnits()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(Row.packageOf("training"), Row.packageOf("export"))
        .and(visibleOutside())
        .should(not(mentionNativeTypes()))
        .check(CLASSES);
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(Row.packageOf("training"), Row.packageOf("export"))
        .and()
        .arePublic()
        .should()
        .notHaveRawType(resideInAnyPackage(TENSORFLOW, BYTEDECO))
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandPrintsAndEndsTheProcess() {
    String cli = Row.packageOf("cli");
    noClasses().that().resideOutsideOfPackage(cli).should(ACCESS_STANDARD_STREAMS).check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage(cli)
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(CLASSES);
  }

  @Test
  void theLibraryChangesNothingThatIsTheProcesss() {
    noClasses()
        .that()
        .resideOutsideOfPackage(Row.packageOf("cli"))
        .should()
        .callMethodWhere(setsWhatIsTheProcesss())
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("sun.misc.Signal")
        .check(CLASSES);
  }

  @Test
  void operationsAreNamedInEveryLocale() {
    noClasses()
        .that()
        .resideInAPackage(Row.packageOf("graph"))
        .and()
        .haveSimpleNameNotStartingWith("NameScope")
        .should()
        .callMethod(Ops.class, "create", ExecutionEnvironment.class)
        .orShould()
        .callMethod(ConcreteFunction.class, "create", Function.class)
        .check(CLASSES);
  }

  @Test
  void everySessionIsToldItsDevices() {
    noClasses().should().callConstructor(Session.class, Graph.class).check(CLASSES);
  }

  @Test
  void theExampleUsesThePublicApiAlone() throws IOException {
    JavaClasses example =
        new ClassFileImporter()
            .withImportOption(location -> location.contains("/dev/overfit/example/"))
            .withImportOption(location -> !location.matches(TEST_CLASS))
            .importPackages("dev.overfit.example");
    assertThat(example).hasSizeGreaterThan(10);
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.overfit..")
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage(
                            Stream.concat(exported(), Stream.of(Row.packageOf("example")))
                                .toArray(String[]::new)))))
        .check(example);
    noClasses()
        .should()
        .dependOnClassesThat(resideInAnyPackage(TENSORFLOW, BYTEDECO))
        .check(example);
  }

  /** Returns the packages that the module exports, which are the ones other programs use. */
  private static Stream<String> exported() throws IOException {
    try (InputStream module = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
      return ModuleDescriptor.read(module).exports().stream().map(ModuleDescriptor.Exports::source);
    }
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?")
        .check(CLASSES);
  }

  @Test
  void nothingIsReadThatCouldBringObjectsOfAnyClass() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.io\\.Object(Input|Output).*|java\\.beans\\.XML.*|javax\\.script\\..*"
                + "|com\\.fasterxml\\.jackson\\.databind\\.jsontype\\..*")
        .check(CLASSES);
  }

  @Test
  void nothingStaticChanges() {
    fields().that().areStatic().should().beFinal().check(CLASSES);
  }

  private static DescribedPredicate<JavaMethodCall> setsWhatIsTheProcesss() {
    Set<String> names =
        Set.of(
            "java.lang.Thread.setDefaultUncaughtExceptionHandler",
            "java.lang.Runtime.addShutdownHook",
            "java.lang.System.setProperty",
            "java.lang.System.setProperties",
            "java.util.Locale.setDefault",
            "java.util.TimeZone.setDefault",
            "java.net.URL.setURLStreamHandlerFactory",
            "java.net.Authenticator.setDefault",
            "java.net.ProxySelector.setDefault",
            "java.net.CookieHandler.setDefault");
    return DescribedPredicate.describe(
        "sets what is the process's: default handlers, hooks, properties, locale",
        call -> names.contains(call.getTargetOwner().getName() + "." + call.getTarget().getName()));
  }

  private static DescribedPredicate<JavaClass> primitive() {
    return DescribedPredicate.describe(
        "primitive", type -> type.isPrimitive() || type.getBaseComponentType().isPrimitive());
  }

  private static DescribedPredicate<JavaCodeUnit> visibleOutside() {
    return DescribedPredicate.describe(
        "are visible outside of their package",
        unit ->
            unit.getOwner().getModifiers().contains(JavaModifier.PUBLIC)
                && (unit.getModifiers().contains(JavaModifier.PUBLIC)
                    || unit.getModifiers().contains(JavaModifier.PROTECTED)));
  }

  private static ArchCondition<JavaCodeUnit> mentionNativeTypes() {
    return new ArchCondition<>("mention types of TensorFlow") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        boolean mentioned =
            Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
                .anyMatch(resideInAnyPackage(TENSORFLOW, BYTEDECO));
        events.add(new SimpleConditionEvent(unit, mentioned, unit.getDescription()));
      }
    };
  }
}
