package dev.overfit.graph;

import dev.overfit.graph.runtime.Devices;
import dev.overfit.graph.runtime.KernelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tensorflow.proto.KernelDef;
import org.tensorflow.proto.NodeDef;

/**
 * The answers of TensorFlow's natives for GPUs about each kind of operation in {@link AllGraphs},
 * recorded so that builds with other natives can look them up.
 *
 * @param version the version of TensorFlow that answered
 * @param answers the answers by {@link GpuKernels#kind}
 */
record GpuKernelRecord(String version, SortedMap<String, Answer> answers) {
  private static final Path FILE = Path.of("src/test/resources/dev/overfit/graph/gpu-kernels.txt");

  /** The beginning of the file's line that says which version answered. */
  private static final String VERSION = "# TensorFlow ";

  private static final String DEVICE = ": ";
  private static final String HOST_MEMORY = ", in host memory ";

  /**
   * An answer.
   *
   * @param device the device that the kernel is for, or {@link #NONE}
   * @param hostMemory the inputs and outputs that the kernel keeps in the host's memory
   */
  record Answer(String device, List<String> hostMemory) {
    /** The device if there is no kernel. */
    static final String NONE = "none";

    static Answer of(GpuKernels kernels, NodeDef node) {
      return kernels
          .kernel(node)
          .map(kernel -> new Answer(kernel.getDeviceType(), hostMemory(kernel)))
          .orElse(new Answer(NONE, List.of()));
    }

    private static List<String> hostMemory(KernelDef kernel) {
      return kernel.getHostMemoryArgList().stream().sorted().toList();
    }

    boolean onGpu() {
      return !device.equals(NONE);
    }

    private String text() {
      return device + (hostMemory.isEmpty() ? "" : HOST_MEMORY + String.join(" ", hostMemory));
    }

    private static Answer parse(String text) {
      String[] parts = text.split(HOST_MEMORY, -1);
      return new Answer(parts[0], parts.length == 1 ? List.of() : List.of(parts[1].split(" ", -1)));
    }
  }

  /** Asks the natives of this JVM. */
  static GpuKernelRecord ask(Map<String, NodeDef> kinds) {
    GpuKernels kernels = new GpuKernels(KernelRegistry::kernels);
    SortedMap<String, Answer> answers = new TreeMap<>();
    kinds.forEach((kind, node) -> answers.put(kind, Answer.of(kernels, node)));
    return new GpuKernelRecord(Devices.runtimeVersion(), answers);
  }

  /** Returns an operation of each kind in all graphs. */
  static SortedMap<String, NodeDef> kinds(Path folder) {
    SortedMap<String, NodeDef> kinds = new TreeMap<>();
    Stream.of(
            AllGraphs.kinds()
                .flatMap(
                    one ->
                        Stream.concat(
                            AllGraphs.trainings(one).stream(),
                            AllGraphs.others(one, folder).stream())),
            AllGraphs.suites().flatMap(one -> AllGraphs.trainings(one).stream()),
            Stream.of(AllGraphs.columns(folder), AllGraphs.copies(folder)))
        .flatMap(graphs -> graphs)
        .flatMap(GpuKernels::nodes)
        .forEach(node -> kinds.putIfAbsent(GpuKernels.kind(node), node));
    return kinds;
  }

  /** Reads the recorded answers. */
  static GpuKernelRecord read() {
    SortedMap<String, Answer> answers = new TreeMap<>();
    String version = "";
    for (String line : lines()) {
      if (line.startsWith(VERSION)) {
        version = line.substring(VERSION.length(), line.indexOf(','));
      } else if (!line.startsWith("#")) {
        int end = line.indexOf(DEVICE);
        answers.put(line.substring(0, end), Answer.parse(line.substring(end + DEVICE.length())));
      }
    }
    return new GpuKernelRecord(version, answers);
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(FILE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        VERSION + version + ", natives for GPUs: the kernels of all operations that are used");
    lines.add(
        "# here, which tells what runs on a GPU. Made by GpuKernelRecord; docs/gpu.md says how.");
    answers.forEach((kind, answer) -> lines.add(kind + DEVICE + answer.text()));
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  /**
   * Records the answers of the natives of this JVM.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws IOException {
    if (!KernelRegistry.knowsGpus()) {
      throw new IllegalStateException("natives: expected those for GPUs, received those for CPUs");
    }
    Path folder = Files.createTempDirectory("graphs");
    Files.createDirectories(FILE.getParent());
    Files.writeString(FILE, ask(kinds(folder)).text());
  }
}
