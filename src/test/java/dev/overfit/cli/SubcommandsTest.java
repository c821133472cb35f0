package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.suite.Suites;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class SubcommandsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sizes                                    | --suite=sizes
          sizes --epochs 3 rows.csv --seed=7       | --suite=sizes --data=rows.csv --epochs 3 --seed=7
          sizes - --label last                     | --suite=sizes --data=- --label last
          my/study.yaml --replicates 8             | --suite=my/study.yaml --replicates 8
          check                                    | --check
          check customers.csv --label churned      | --check --data=customers.csv --label churned
          check remedies                           | --check --suite=remedies
          check study.yml customers.csv            | --check --suite=study.yml --data=customers.csv
          check --stacktrace customers.csv         | --check --data=customers.csv --stacktrace
          check --stacktrace true customers.csv    | --check --data=customers.csv --stacktrace true
          predict graphs/Tiny rows.csv --output -  | --predict=graphs/Tiny --data=rows.csv --output -
          predict --data rows.csv graphs/Tiny      | --predict=graphs/Tiny --data rows.csv
          predict --allow-any-operations true a b  | --predict=a --data=b --allow-any-operations true
          compare results/a results/b results/c    | --compare=results/a,results/b,results/c
          suites                                   | --suite=help
          help                                     | --help
          help predict                             | --help
          predict --help                           | --help
          --suite sizes --epochs 3                 | --suite sizes --epochs 3
          --epochs 3 sizes                         | --epochs 3 sizes
          """)
  void aLeadingWordStandsForOptions(String line, String options) throws UsageException {
    assertThat(read(line).options()).containsExactly(options.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      textBlock =
          """
          predict                ~ predict: expected <folder> <file|->, received none
          predict a b c          ~ predict: expected <folder> <file|->, received 'a' 'b' 'c'
          compare                ~ compare: expected <folder>, received none
          sizes a.csv b.csv      ~ sizes: expected <file>, received 'a.csv' 'b.csv'
          suites sizes           ~ suites: expected options alone, received 'sizes'
          nonsense               ~ command: expected one of sizes, regularizers, normalization, augmentation, remedies, data, check, predict, compare, suites, help, or a file such as my.yaml, received 'nonsense'
          size                   ~ command: expected one of sizes, regularizers, normalization, augmentation, remedies, data, check, predict, compare, suites, help, or a file such as my.yaml, received 'size'; did you mean 'sizes'?
          help predikt           ~ command: expected one of sizes, regularizers, normalization, augmentation, remedies, data, check, predict, compare, suites, help, or a file such as my.yaml, received 'predikt'; did you mean 'predict'?
          """)
  void whatMakesNoSenseIsRefused(String line, String message) {
    assertThatThrownBy(() -> read(line)).isInstanceOf(UsageException.class).hasMessage(message);
  }

  @Test
  void everySuiteIsASubcommandAndNoneHasTheNameOfAnother() {
    List<String> names = Subcommands.all().stream().map(Subcommand::name).toList();
    assertThat(names)
        .doesNotHaveDuplicates()
        .containsAll(Suites.all().stream().map(suite -> suite.name()).toList());
  }

  /** The help of a subcommand shows just the options that it takes. */
  @Test
  void helpOfASubcommandShowsTheOptionsThatItTakes() {
    for (Subcommand subcommand : Subcommands.all()) {
      CommandLine help = CommandTree.of(subcommand, new Properties());
      assertThat(help.getUsageMessage(CommandLine.Help.Ansi.OFF))
          .startsWith("Usage: overfit " + subcommand.name());
      assertThat(help.getCommandSpec().optionsMap()).containsKey("--help");
    }
    assertThat(labels("predict")).contains("output", "id", "threads").doesNotContain("epochs");
    assertThat(labels("compare")).containsExactlyInAnyOrder("results", "stacktrace", "help");
    assertThat(labels("sizes")).contains("epochs", "write").doesNotContain("suite", "output");
  }

  private static List<String> labels(String name) {
    Optional<Subcommand> found =
        Subcommands.all().stream().filter(word -> word.name().equals(name)).findFirst();
    return CommandTree.of(found.orElseThrow(), new Properties()).getCommandSpec().options().stream()
        .map(Expectation::label)
        .toList();
  }

  private static Subcommands.Line read(String line) throws UsageException {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new Options());
    return Subcommands.read(spec, line.split(" "));
  }
}
