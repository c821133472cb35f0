package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.suite.DataSelection;
import dev.overfit.suite.DataSettings;
import dev.overfit.suite.TableSettings;
import dev.overfit.table.TableFormat;
import dev.overfit.table.TableFormat.Header;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which rows, and how many.
 *
 * @param folder where relative paths of files start
 */
record DataForm(Path folder) implements Form<DataSettings> {
  /** How rows of a table are dealt out. */
  private enum Split {
    RANDOM,
    FIRST
  }

  private static final Set<String> OF_HIGGS =
      Set.of("training_rows", "validation_rows", "test_rows");
  private static final String SOURCE = "source";
  private static final ListForm<String> TEXTS = new ListForm<>(ScalarForm.text());
  private static final Keys KEYS =
      new Keys(
          List.of(
              Key.of(
                  SOURCE,
                  "the path or address of a .csv or .csv.gz, a path from this file's folder; or"
                      + " auto, higgs, sample or simulated",
                  ScalarForm.text()),
              Key.of(
                  "label",
                  "the column to predict in a table of your own: its name, place from 0, or last",
                  ScalarForm.text()),
              Key.of("positive", "which of the label's two texts counts as 1", ScalarForm.text()),
              Key.of("ignore", "columns that are not used, by name or by place from 0", TEXTS),
              Key.of("features", "the only columns that are used", TEXTS),
              Key.of(
                  "separator", "what stands between cells: a character or tab", ScalarForm.text()),
              Key.of("header", "whether the first line names the columns", ScalarForm.flag()),
              Key.of(
                  "decimal_comma", "whether numbers have a comma for a point", ScalarForm.flag()),
              Key.of("encoding", "how the text is encoded, such as UTF-8", ScalarForm.text()),
              Key.of("missing", "further texts for a missing cell, beside NA and the like", TEXTS),
              Key.of(
                  "split",
                  "how rows are dealt out: random, by the seed; first: the first validate, the next"
                      + " test",
                  ScalarForm.word(Split.class)),
              Key.of(
                  "validation",
                  "which share of the rows, or how many, validate",
                  ScalarForm.real()),
              Key.of(
                  "test",
                  "which share of the rows, or how many, test at the end; 0 for none",
                  ScalarForm.real()),
              Key.of("training_rows", "how many rows of HIGGS train", ScalarForm.integer()),
              Key.of("validation_rows", "how many rows of HIGGS validate", ScalarForm.integer()),
              Key.of(
                  "test_rows",
                  "how many rows of HIGGS test; as many as there are, at most 4,000, if not said",
                  ScalarForm.integer())));

  static Keys keys() {
    return KEYS;
  }

  @Override
  public Optional<DataSettings> read(Place place) {
    return KEYS.read(place)
        .filter(said -> isOfOneKind(said, place))
        .flatMap(said -> of(said, place));
  }

  private static boolean isOfOneKind(Map<String, Object> said, Place place) {
    Optional<String> table = said.keySet().stream().filter(DataForm::isOfTable).findFirst();
    Object source = said.getOrDefault(SOURCE, "auto");
    if (table.isPresent() && DataSelection.OF_HIGGS.contains(source)) {
      place
          .at(table.get())
          .problem("expected with a table of your own, received it with source " + source);
      return false;
    }
    for (String key : OF_HIGGS) {
      if (table.isPresent() && said.containsKey(key)) {
        place
            .at(key)
            .problem(
                "expected with rows of HIGGS, received it with "
                    + table.get()
                    + "; for a table of your own say validation and test");
        return false;
      }
    }
    return true;
  }

  private static boolean isOfTable(String key) {
    return !key.equals(SOURCE) && !OF_HIGGS.contains(key);
  }

  private Optional<DataSettings> of(Map<String, Object> said, Place place) {
    DataSettings usual = DataSettings.defaults();
    return Checked.get(
        () ->
            new DataSettings(
                said(said, SOURCE, String.class).map(this::selection).orElse(usual.selection()),
                said(said, "validation_rows", Integer.class).orElse(usual.validationRows()),
                said(said, "training_rows", Integer.class).orElse(usual.trainingRows()),
                said(said, "test_rows", Integer.class),
                said.keySet().stream().anyMatch(DataForm::isOfTable)
                    ? Optional.of(table(said))
                    : Optional.empty()),
        DataForm::key,
        place);
  }

  /** The key that messages call by the name of a setting. */
  private static Optional<String> key(String setting) {
    String key = setting.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    return key.equals("data")
        ? Optional.of(SOURCE)
        : Optional.of(key).filter(KEYS.names()::contains);
  }

  private DataSelection selection(String source) {
    DataSelection selection = DataSelection.parse(source);
    return selection
        .filePath()
        .<DataSelection>map(path -> new DataSelection.File(folder.resolve(path).normalize()))
        .orElse(selection);
  }

  private static TableSettings table(Map<String, Object> said) {
    TableSettings usual = TableSettings.ofLabel("");
    return new TableSettings(
        format(said),
        said(said, "label", String.class),
        said(said, "positive", String.class),
        texts(said, "ignore"),
        texts(said, "features"),
        said(said, "split", Split.class).orElse(Split.RANDOM) == Split.RANDOM,
        said(said, "validation", Double.class).orElse(usual.validation()),
        said(said, "test", Double.class).orElse(usual.test()));
  }

  private static TableFormat format(Map<String, Object> said) {
    TableFormat format =
        new TableFormat(
            said(said, "separator", String.class).map(TableFormat::separator),
            said(said, "header", Boolean.class)
                .map(header -> header ? Header.YES : Header.NO)
                .orElse(Header.AUTO),
            said(said, "decimal_comma", Boolean.class),
            said(said, "encoding", String.class)
                .map(DataForm::encoding)
                .orElse(StandardCharsets.UTF_8),
            TableFormat.MISSING);
    return format.withMissing(texts(said, "missing"));
  }

  private static Charset encoding(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "encoding: expected the name of a charset, such as ISO-8859-1, received '" + name + "'",
          e);
    }
  }

  private static <T> Optional<T> said(Map<String, Object> said, String key, Class<T> type) {
    return Optional.ofNullable(said.get(key)).map(type::cast);
  }

  private static List<String> texts(Map<String, Object> said, String key) {
    return ((List<?>) said.getOrDefault(key, List.of())).stream().map(String.class::cast).toList();
  }

  @Override
  public Node write(DataSettings data) {
    Map<String, Object> said = new HashMap<>();
    said.put(SOURCE, data.selection().filePath().map(this::shown).orElse(data.selection().text()));
    if (data.table().isPresent()) {
      say(data.table().get(), said);
    } else {
      said.put("training_rows", data.trainingRows());
      said.put("validation_rows", data.validationRows());
      data.testRows().ifPresent(rows -> said.put("test_rows", rows));
    }
    return KEYS.write(said);
  }

  private static void say(TableSettings table, Map<String, Object> said) {
    table.label().ifPresent(label -> said.put("label", label));
    table.positive().ifPresent(positive -> said.put("positive", positive));
    say("ignore", table.ignore(), said);
    say("features", table.features(), said);
    TableFormat format = table.format();
    format
        .separator()
        .ifPresent(sign -> said.put("separator", sign == '\t' ? "tab" : sign.toString()));
    if (format.header() != Header.AUTO) {
      said.put("header", format.header() == Header.YES);
    }
    format.decimalComma().ifPresent(comma -> said.put("decimal_comma", comma));
    if (!format.encoding().equals(StandardCharsets.UTF_8)) {
      said.put("encoding", format.encoding().name());
    }
    say(
        "missing",
        format.missing().stream().filter(text -> !TableFormat.MISSING.contains(text)).toList(),
        said);
    said.put("split", table.random() ? Split.RANDOM : Split.FIRST);
    said.put("validation", table.validation());
    said.put("test", table.test());
  }

  private static void say(String key, List<String> texts, Map<String, Object> said) {
    if (!texts.isEmpty()) {
      said.put(key, texts);
    }
  }

  /** A path from the folder, where there is a way; so that both may be moved together. */
  private String shown(Path file) {
    Path from = folder.toAbsolutePath().normalize();
    Path to = file.toAbsolutePath().normalize();
    boolean way = from.getRoot() != null && from.getRoot().equals(to.getRoot());
    return (way ? from.relativize(to) : to).toString().replace('\\', '/');
  }

  @Override
  public ObjectNode schema() {
    return KEYS.schema();
  }
}
