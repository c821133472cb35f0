package dev.overfit.study;

import dev.overfit.choice.Remedy;
import dev.overfit.model.LayerSpec;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.TrainingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds what differs between models of the same name in several runs: networks, settings, machines.
 */
final class RunDifferences {
  private static final Map<String, Function<RunModel, String>> ASPECTS = aspects();

  private final RunsAnalysis analysis;

  RunDifferences(RunsAnalysis analysis) {
    this.analysis = analysis;
  }

  private static Map<String, Function<RunModel, String>> aspects() {
    Map<String, Function<RunModel, String>> aspects = new LinkedHashMap<>();
    aspects.put("network", of(RunDifferences::network));
    aspects.put("seed", of(result -> Long.toString(result.config().seed())));
    aspects.put("epochs at most", of(result -> Figures.count(result.config().epochs())));
    aspects.put("an epoch", of(result -> result.config().epochInWords().orElse("all rows")));
    aspects.put("batch size", of(result -> Figures.count(result.config().batchSize())));
    aspects.put("optimizer", of(result -> result.config().optimizer().words()));
    aspects.put("learning rate", of(result -> result.config().optimizer().learningRate().words()));
    aspects.put("early stopping", of(RunDifferences::earlyStopping));
    aspects.put(
        "logit threshold of accuracy",
        of(result -> Double.toString(result.config().logitThreshold())));
    aspects.put("class weights", of(result -> result.config().classWeight().words()));
    aspects.put("remedies outside the network", of(RunDifferences::remedies));
    aspects.put("trained on", of(result -> result.config().partOfRows().orElse("all")));
    aspects.put("replicates", model -> Figures.count(model.outcomes().replicates().size()));
    aspects.put("Overfit", of(result -> result.provenance().overfitVersion()));
    aspects.put("TensorFlow", of(result -> result.provenance().tensorflowVersion()));
    aspects.put("device", of(result -> result.provenance().device()));
    aspects.put("threads", of(result -> Integer.toString(result.provenance().threads())));
    return aspects;
  }

  private static Function<RunModel, String> of(Function<TrainingResult, String> aspect) {
    return model -> aspect.apply(model.outcomes().first().result());
  }

  private static String network(TrainingResult result) {
    return result.model().features()
        + " features, "
        + result.model().layers().stream().map(LayerSpec::words).collect(Collectors.joining(", "));
  }

  private static String earlyStopping(TrainingResult result) {
    return result.config().earlyStopping().map(RunDifferences::words).orElse("never");
  }

  private static String words(EarlyStopping rule) {
    return Figures.format(
        "after %s epochs without a better %s%s%s",
        Figures.count(rule.patience()),
        rule.monitor().label(),
        rule.minDelta() > 0 ? " by more than " + rule.minDelta() : "",
        rule.restoreBestWeights() ? ", best weights restored" : "");
  }

  private static String remedies(TrainingResult result) {
    List<String> remedies = result.config().remedies().stream().map(Remedy::words).toList();
    return remedies.isEmpty() ? "none" : Figures.list(remedies);
  }

  /** Returns each aspect in which the models differ, with its value in each of their runs. */
  private static Map<String, List<String>> differing(List<RunModel> models) {
    Map<String, List<String>> differing = new LinkedHashMap<>();
    ASPECTS.forEach(
        (name, aspect) -> {
          List<String> values = models.stream().map(aspect).toList();
          if (values.stream().distinct().count() > 1) {
            differing.put(name, values);
          }
        });
    return differing;
  }

  /** Returns one sentence for each group of models that differ in the same way. */
  List<String> sentences() {
    Map<String, List<String>> alike = new LinkedHashMap<>();
    for (String name : analysis.shared()) {
      alike.computeIfAbsent(words(analysis.namesakes(name)), unused -> new ArrayList<>()).add(name);
    }
    List<String> sentences = new ArrayList<>();
    alike.forEach((words, names) -> sentences.add(Figures.list(names) + words));
    return sentences;
  }

  private static String words(List<RunModel> models) {
    List<String> runs = models.stream().map(model -> model.run().name()).toList();
    Map<String, List<String>> differing = differing(models);
    return differing.isEmpty()
        ? Figures.format(": the same network and settings in %s.", Figures.list(runs))
        : Figures.format(
            ", what differs: %s.",
            differing.entrySet().stream()
                .map(entry -> entry.getKey() + " " + byRun(runs, entry.getValue()))
                .collect(Collectors.joining("; ")));
  }

  /** Joins values with their runs, such as {@code 500 in a and 64 in b}. */
  private static String byRun(List<String> runs, List<String> values) {
    return Figures.list(
        IntStream.range(0, runs.size())
            .mapToObj(i -> values.get(i) + " in " + runs.get(i))
            .toList());
  }

  /**
   * Returns a table with a row for each model and aspect that differs, and a column for each run.
   */
  ResultTable table() {
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(new ResultTable.Column("Model", false));
    columns.add(new ResultTable.Column("What", false));
    analysis.runs().forEach(run -> columns.add(new ResultTable.Column(run.name(), false)));
    List<List<String>> rows = new ArrayList<>();
    for (String name : analysis.shared()) {
      List<RunModel> models = analysis.namesakes(name);
      differing(models).forEach((what, values) -> rows.add(row(name, what, models, values)));
    }
    return new ResultTable(
        "What differs between models of the same name",
        columns,
        rows,
        List.of("What is not named here is the same: network, settings, versions, device."));
  }

  private List<String> row(String name, String what, List<RunModel> models, List<String> values) {
    List<String> row = new ArrayList<>(List.of(name, what));
    for (PastRun run : analysis.runs()) {
      int place = models.stream().map(RunModel::run).toList().indexOf(run);
      row.add(place < 0 ? Figures.NONE : values.get(place));
    }
    return row;
  }
}
