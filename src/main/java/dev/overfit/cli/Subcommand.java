package dev.overfit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A leading word of the command line that stands for options: {@code overfit sizes} is {@code
 * overfit --suite=sizes}.
 *
 * @param name the word
 * @param about what it does, in a sentence, for help
 * @param operands the operands that may follow it, in order
 * @param options returns the options that it stands for with the given operands
 * @param takes whether an option, by its label, may be given with it
 */
record Subcommand(
    String name,
    String about,
    List<Operand> operands,
    Function<List<String>, List<String>> options,
    Predicate<String> takes) {
  private static final Operand ROWS =
      new Operand("<file>", "0..1", "rows of HIGGS or a table of your own: what --data says");

  /** Returns the subcommand that runs a suite. */
  static Subcommand ofSuite(String suite, String about) {
    return new Subcommand(
        suite,
        about,
        List.of(ROWS),
        rows -> join(List.of("--suite=" + suite), each("data", rows)),
        label -> runs(label) && !label.equals("suite"));
  }

  /** Returns the subcommand that checks a run beforehand. */
  static Subcommand ofCheck() {
    return new Subcommand(
        "check",
        "looks at a run beforehand: columns, models, time and memory; trains and writes nothing",
        List.of(
            new Operand("<suite|file>", "0..1", "a suite or a suite file, or the rows"),
            new Operand("<file>", "0..1", "the rows, if a suite comes first")),
        Subcommand::checked,
        label -> runs(label) && !label.equals("write"));
  }

  /** Returns the subcommand that predicts rows. */
  static Subcommand ofPredict() {
    return new Subcommand(
        "predict",
        "predicts the rows of a file with a SavedModel",
        List.of(
            new Operand("<folder>", "1", "the SavedModel: the folder of a version or of a model"),
            new Operand("<file|->", "0..1", "the rows to predict; - for the standard input")),
        words -> join(List.of("--predict=" + words.get(0)), each("data", rest(words))),
        label -> PredictOptions.isTaken(label) && !label.equals("predict"));
  }

  /** Returns the subcommand that compares runs. */
  static Subcommand ofCompare() {
    return new Subcommand(
        "compare",
        "holds runs side by side by what they have left",
        List.of(new Operand("<folder>", "2..*", "folders of runs, such as results/sizes")),
        folders -> List.of("--compare=" + String.join(",", folders)),
        label -> CompareOptions.isTaken(label) && !label.equals("compare"));
  }

  /** Returns the subcommand that lists the suites. */
  static Subcommand ofSuites() {
    return new Subcommand(
        "suites",
        "lists the suites and their models",
        List.of(),
        none -> List.of("--suite=help"),
        label -> false);
  }

  /**
   * Returns the options that the subcommand stands for.
   *
   * @param words its operands
   * @throws UsageException if there are too few or too many operands
   */
  List<String> options(List<String> words) throws UsageException {
    long least = operands.stream().filter(Operand::required).count();
    boolean many = operands.stream().anyMatch(Operand::many);
    if (words.size() < least || (words.size() > operands.size() && !many)) {
      String allowed = operands.stream().map(Operand::label).collect(Collectors.joining(" "));
      throw new UsageException(
          String.format(
              "%s: expected %s, received %s",
              name,
              operands.isEmpty() ? "options alone" : allowed,
              words.isEmpty() ? "none" : "'" + String.join("' '", words) + "'"));
    }
    return options.apply(words);
  }

  private static List<String> checked(List<String> words) {
    boolean suite = !words.isEmpty() && isSuite(words.get(0));
    return join(
        List.of("--check"),
        suite
            ? join(each("suite", words.subList(0, 1)), each("data", rest(words)))
            : each("data", words));
  }

  private static boolean isSuite(String word) {
    return SuiteOptions.isFile(word) || SuiteOptions.names().contains(word);
  }

  private static boolean runs(String label) {
    return !PredictOptions.isOnlyHere(label) && !List.of("compare", "check").contains(label);
  }

  private static List<String> rest(List<String> words) {
    return words.subList(1, words.size());
  }

  private static List<String> each(String label, List<String> values) {
    return values.stream().map(value -> "--" + label + "=" + value).toList();
  }

  private static List<String> join(List<String> first, List<String> second) {
    List<String> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }
}
