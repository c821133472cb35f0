package dev.overfit.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processor of this machine: its name, and those of its instruction sets by which the native
 * runtime chooses kernels, as Linux lists them in {@code /proc/cpuinfo}. On other systems it is the
 * architecture alone.
 */
final class Processor {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");
  private static final Pattern FIELD = Pattern.compile("\\s*:\\s*");
  private static final List<String> NAME = List.of("model name", "CPU part");
  private static final List<String> FEATURES = List.of("flags", "Features");
  private static final Pattern CHOSEN_BY =
      Pattern.compile("sse4_[12]|avx.*|fma|f16c|amx_.*|asimd.*|sve.*|bf16|i8mm");

  private Processor() {}

  /** Returns the processor that this JVM runs on, such as {@code Some CPU 3000; avx avx2 fma}. */
  static String present() {
    String architecture = System.getProperty("os.arch");
    try {
      return Files.exists(CPUINFO) ? of(Files.readString(CPUINFO), architecture) : architecture;
    } catch (IOException e) {
      return architecture;
    }
  }

  /**
   * Returns the first processor of a list.
   *
   * @param cpuinfo the list in Linux' format
   * @param architecture the name to use if the list has none
   */
  static String of(String cpuinfo, String architecture) {
    String name = field(cpuinfo, NAME).orElse(architecture);
    String features =
        field(cpuinfo, FEATURES).stream()
            .flatMap(all -> Arrays.stream(all.split(" ")))
            .filter(feature -> CHOSEN_BY.matcher(feature).matches())
            .sorted()
            .collect(Collectors.joining(" "));
    return Stream.of(name, features)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("; "));
  }

  private static Optional<String> field(String cpuinfo, List<String> names) {
    Set<String> wanted = Set.copyOf(names);
    return cpuinfo
        .lines()
        .map(line -> FIELD.split(line, 2))
        .filter(parts -> parts.length == 2 && wanted.contains(parts[0]))
        .map(parts -> parts[1].strip())
        .findFirst();
  }
}
