package dev.overfit.cli;

import dev.overfit.choice.Kind;
import dev.overfit.choice.Remedy;
import dev.overfit.model.LayerSpec;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.study.Verdict;
import dev.overfit.suite.FitChoice;
import dev.overfit.suite.ModelPlan;
import dev.overfit.suite.PlannedMemory;
import dev.overfit.suite.PlannedTime;
import dev.overfit.suite.PlannedTraining.Start;
import dev.overfit.suite.SuitePlan;
import dev.overfit.suite.SuiteSettings;
import dev.overfit.suite.TrainingSpeed;
import dev.overfit.suitefile.ModelLine;
import dev.overfit.training.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Describes what a run would do: its models, its trainings, and the time and memory they take. */
final class PlanText {
  private static final double NANOS_A_MILLISECOND = 1e6;
  private static final double BYTES_A_MEGABYTE = 1e6;
  private static final double BYTES_A_GIGABYTE = 1e9;

  private static final String ELSEWHERE =
      "Time: all of this is measured on this machine; the trainings run elsewhere, and how long they"
          + " take there in all depends on what is there";

  private final SuitePlan plan;
  private final List<String> lines = new ArrayList<>();
  private String device = "";

  private PlanText(SuitePlan plan) {
    this.plan = plan;
  }

  /**
   * Returns the description, in lines.
   *
   * @param settings the settings of the run
   */
  static List<String> of(SuitePlan plan, SuiteSettings settings) {
    PlanText text = new PlanText(plan);
    plan.models().forEach(text::add);
    text.lines.add("");
    text.lines.add(text.trainings());
    if (!settings.resample()) {
      text.tooFewReplicates().ifPresent(text.lines::add);
    }
    if (plan.toTrain() > 0) {
      text.lines.add(plan.time().map(text::time).orElse(ELSEWHERE));
      text.lines.add(memory(plan.memory()));
    }
    Optional<FitChoice> fit = settings.export().fit();
    fit.ifPresent(
        choice ->
            text.lines.add(
                "Fit: one training more at the end, fit=" + choice.text() + ", not counted here"));
    text.lines.add("Nothing was written. To run it: the same without 'check'.");
    return text.lines;
  }

  private void add(ModelPlan model) {
    model.speed().map(speed -> speed.placement().words()).ifPresent(this::device);
    lines.add("");
    lines.add(
        format(
            "%s%s: %s, %,d parameters",
            model.trial().name(),
            isBaseline(model) ? " (baseline)" : "",
            network(model.trial().hidden()),
            model.first().model().parameters()));
    lines.add("  " + settings(model));
    model.speed().ifPresent(speed -> lines.add("  " + speed(model, speed)));
  }

  private boolean isBaseline(ModelPlan model) {
    return plan.suite().baseline().filter(model.trial().name()::equals).isPresent();
  }

  /** Adds the device, only once if it is the same for all models. */
  private void device(String words) {
    if (!words.equals(device)) {
      device = words;
      lines.add("device: " + words);
    }
  }

  private static String network(List<LayerSpec> hidden) {
    return hidden.isEmpty()
        ? "no hidden layer"
        : ModelLine.of(hidden)
            .orElseGet(
                () -> hidden.stream().map(LayerSpec::words).collect(Collectors.joining(", ")));
  }

  private static String settings(ModelPlan model) {
    TrainingConfig config = model.trial().config();
    return Stream.of(
            Stream.of(
                format("batches of %,d", model.batchSize()),
                count(model.stepsPerEpoch(), "step") + " an epoch",
                "at most " + count(config.epochs(), "epoch")),
            config.earlyStopping().map(rule -> format("patience %,d", rule.patience())).stream(),
            Stream.of(optimizer(config.optimizer())),
            config.remedies().stream().map(Remedy::words),
            Stream.of(config.classWeight())
                .filter(weight -> !weight.equals(ClassWeight.NONE))
                .map(weight -> "class weights " + weight.words()),
            config.partOfRows().stream())
        .flatMap(words -> words)
        .collect(Collectors.joining(", "));
  }

  private static String optimizer(Optimizer optimizer) {
    return Kind.of(optimizer).name() + " at " + optimizer.learningRate().words();
  }

  private static String speed(ModelPlan model, TrainingSpeed speed) {
    double epoch = speed.epoch().toNanos() / NANOS_A_MILLISECOND;
    String device = speed.placement().device();
    return format(
        "%,.1f ms an epoch on %s: a training takes %s",
        epoch,
        device.equals("CPU") ? count(model.threads(), "thread") : device,
        model.time().map(PlanText::bounds).orElse(""));
  }

  private static String bounds(PlannedTime time) {
    double least = time.least().toNanos();
    double most = time.most().toNanos();
    return least == most
        ? "at most " + DurationWords.atMost(most)
        : DurationWords.between(least, most);
  }

  private String trainings() {
    int replicates = plan.trainings() / plan.models().size();
    String all =
        format(
            "%s: %s%s",
            count(plan.trainings(), "training"),
            count(plan.models().size(), "model"),
            replicates == 1 ? "" : format(", %,d replicates each", replicates));
    String there =
        Stream.of(
                starting(Start.END, "at their end already"),
                starting(Start.OTHER_SUITE, "taken from other suites"),
                starting(Start.CHECKPOINT, "going on from checkpoints"))
            .flatMap(Optional::stream)
            .map(words -> "; " + words)
            .collect(Collectors.joining());
    if (plan.toTrain() == 0) {
      return all + there + "; nothing is left to train";
    }
    return all + there + (plan.atOnce() > 1 ? format("; up to %,d at once", plan.atOnce()) : "");
  }

  /** Says so if no difference between models can be real, however large it turns out. */
  private Optional<String> tooFewReplicates() {
    int models = plan.models().size();
    boolean parts =
        plan.models().stream().anyMatch(model -> model.trial().config().trainingShare() < 1);
    if (models == 1 || parts || plan.rows().split().test().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> baseline = plan.suite().baseline();
    int pairs = smallestTable(models);
    int replicates = plan.trainings() / models;
    int enough = Verdict.enoughReplicates(pairs);
    return replicates >= enough
        ? Optional.empty()
        : Optional.of(
            format(
                "Verdicts: with %s no difference between models can be real; over %s%s that takes"
                    + " replicates=%d",
                replicates == 1 ? "one training of each" : format("%,d replicates", replicates),
                count(pairs, "pair"),
                baseline
                    .filter(name -> pairs == models - 1)
                    .map(name -> " with " + name)
                    .orElse(""),
                enough));
  }

  /** Returns the pairs in the smallest table: those with a baseline have one of their own. */
  private int smallestTable(int models) {
    boolean baseline = plan.suite().baseline().isPresent();
    int others = baseline ? models - 1 : models;
    return IntStream.of(baseline ? others : 0, others * (others - 1) / 2)
        .filter(pairs -> pairs > 0)
        .min()
        .orElseThrow();
  }

  private Optional<String> starting(Start start, String words) {
    int many = plan.models().stream().mapToInt(model -> model.count(start)).sum();
    return many == 0 ? Optional.empty() : Optional.of(format("%,d %s", many, words));
  }

  /** Describes the time, with what early stopping leaves open and what comes on top. */
  private String time(PlannedTime time) {
    boolean open = plan.models().stream().anyMatch(PlanText::stopsEarly);
    return "Time: "
        + bounds(time)
        + " for the trainings"
        + (open ? ", by when early stopping ends them, which nobody knows before" : "")
        + "; reading the rows, pictures and SavedModels come on top";
  }

  private static boolean stopsEarly(ModelPlan model) {
    return model.trial().config().earlyStopping().isPresent();
  }

  private static String memory(PlannedMemory memory) {
    return format(
        "Memory: about %.1f GB at most, %s of it for rows on the heap, %s for trainings at once; this"
            + " machine has %s, and this JVM takes at most %s of it for its heap",
        memory.total() / BYTES_A_GIGABYTE,
        size(memory.rows()),
        size(memory.trainings()),
        size(memory.physical()),
        size(memory.heap()));
  }

  private static String size(long bytes) {
    return bytes < BYTES_A_GIGABYTE
        ? format(bytes < 10 * BYTES_A_MEGABYTE ? "%.1f MB" : "%.0f MB", bytes / BYTES_A_MEGABYTE)
        : format("%,.1f GB", bytes / BYTES_A_GIGABYTE);
  }

  private static String count(int many, String what) {
    return format("%,d %s%s", many, what, many == 1 ? "" : "s");
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
