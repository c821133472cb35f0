package dev.overfit.training;

import dev.overfit.graph.runtime.Determinism;
import dev.overfit.graph.runtime.Devices;
import java.util.List;
import java.util.Optional;

/**
 * The device that a training runs on, and why that one.
 *
 * @param asked what the settings ask for
 * @param device the device, {@code CPU} or {@code GPU:0}
 * @param reason why that one, in a few words such as {@code auto; no GPU visible}
 * @param deterministic whether the same inputs give the same bytes there again; on a GPU only where
 *     TensorFlow runs with {@code TF_DETERMINISTIC_OPS=1}
 * @param onCpu the operations, with their types, that the CPU runs though the device is a GPU, for
 *     want of a kernel: at each of them the GPU waits for its memory to come and go
 */
public record Placement(
    Device asked, String device, String reason, boolean deterministic, List<String> onCpu) {
  private static final String ASKED_FOR = "asked for";

  /** Copies the list. */
  public Placement {
    onCpu = List.copyOf(onCpu);
  }

  /**
   * What the settings ask for, on this machine.
   *
   * @throws IllegalStateException where that is a GPU and the runtime can use none
   */
  static Placement of(Device asked) {
    if (asked == Device.CPU) {
      return cpu(asked, ASKED_FOR);
    }
    Optional<String> whyNoGpu = Devices.whyNoGpu();
    return whyNoGpu.isEmpty() ? firstGpu(asked) : withoutGpu(asked, whyNoGpu.get());
  }

  private static Placement withoutGpu(Device asked, String why) {
    if (asked == Device.GPU) {
      throw new IllegalStateException("device: expected auto or cpu, received gpu: " + why);
    }
    return cpu(asked, "auto; " + why);
  }

  private static Placement cpu(Device asked, String reason) {
    return new Placement(asked, "CPU", reason, true, List.of());
  }

  private static Placement firstGpu(Device asked) {
    String reason = asked == Device.GPU ? ASKED_FOR : "auto; a GPU is visible";
    return new Placement(asked, "GPU:0", reason, Determinism.isRequired(), List.of());
  }

  /** Whether the device is a GPU. */
  boolean gpu() {
    return !device.equals("CPU");
  }

  /** The same with what the CPU runs nonetheless. */
  Placement withOnCpu(List<String> value) {
    return new Placement(asked, device, reason, deterministic, value);
  }

  /** All of it in one line, such as {@code CPU (auto; no GPU visible)}. */
  public String words() {
    StringBuilder words = new StringBuilder(device).append(" (").append(reason).append(')');
    if (!deterministic) {
      words.append("; figures may differ in their last digits from run to run, since TensorFlow");
      words.append(" runs without TF_DETERMINISTIC_OPS=1");
    }
    if (!onCpu.isEmpty()) {
      words.append("; on the CPU for want of a kernel: ").append(String.join(", ", onCpu));
    }
    return words.toString();
  }
}
