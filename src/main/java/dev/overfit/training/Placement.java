package dev.overfit.training;

import dev.overfit.graph.runtime.Determinism;
import dev.overfit.graph.runtime.Devices;
import java.util.List;
import java.util.Optional;

/**
 * The device that a training runs on, and the reason for it.
 *
 * @param asked the device that the settings ask for
 * @param device the device, {@code CPU} or {@code GPU:0}
 * @param reason why this device was chosen, in a few words such as {@code auto; no GPU visible}
 * @param deterministic whether the same inputs give the same bytes again on this device; on a GPU
 *     only if TensorFlow runs with {@code TF_DETERMINISTIC_OPS=1}
 * @param onCpu the operations, with their types, that run on the CPU even though the device is a
 *     GPU, because they have no GPU kernel; at each of them the GPU waits for its memory to be
 *     copied back and forth
 */
public record Placement(
    Device asked, String device, String reason, boolean deterministic, List<String> onCpu) {
  private static final String ASKED_FOR = "asked for";

  /** Copies the list. */
  public Placement {
    onCpu = List.copyOf(onCpu);
  }

  /**
   * Returns the placement for a device setting on this machine.
   *
   * @throws IllegalStateException if the settings ask for a GPU and the runtime can use none
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

  /** Returns whether the device is a GPU. */
  boolean gpu() {
    return !device.equals("CPU");
  }

  /** Returns this placement with the operations that run on the CPU nonetheless. */
  Placement withOnCpu(List<String> value) {
    return new Placement(asked, device, reason, deterministic, value);
  }

  /** Returns a description in one line, such as {@code CPU (auto; no GPU visible)}. */
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
