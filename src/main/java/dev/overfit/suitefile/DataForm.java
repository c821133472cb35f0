package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.suite.DataSelection;
import dev.overfit.suite.DataSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The form of the rows: which, and how many.
 *
 * @param folder the folder that relative paths of files start from
 */
record DataForm(Path folder) implements Form<DataSettings> {
  private static final String SOURCE = "source";
  private static final List<Key> HIGGS =
      List.of(
          Key.of("training_rows", "how many rows of HIGGS train", ScalarForm.integer()),
          Key.of("validation_rows", "how many rows of HIGGS validate", ScalarForm.integer()),
          Key.of(
              "test_rows",
              "how many rows of HIGGS test; as many as there are, at most 4,000, if not said",
              ScalarForm.integer()));
  private static final Keys KEYS =
      new Keys(
          Stream.of(
                  List.of(
                      Key.of(
                          SOURCE,
                          "the path or address of a .csv or .csv.gz, a path from this file's folder;"
                              + " or auto, higgs, sample or simulated",
                          ScalarForm.text())),
                  TableKeys.KEYS,
                  HIGGS)
              .flatMap(List::stream)
              .toList());

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
    for (String key : HIGGS.stream().map(Key::name).toList()) {
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
    return TableKeys.KEYS.stream().anyMatch(each -> each.name().equals(key));
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
                    ? Optional.of(TableKeys.settings(said))
                    : Optional.empty()),
        DataForm::key,
        place);
  }

  /** Returns the key of a setting that messages call by its Java name. */
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

  /** Returns the value of a key, if there is one. */
  static <T> Optional<T> said(Map<String, Object> said, String key, Class<T> type) {
    return Optional.ofNullable(said.get(key)).map(type::cast);
  }

  @Override
  public Node write(DataSettings data) {
    Map<String, Object> said = new HashMap<>();
    said.put(SOURCE, data.selection().filePath().map(this::shown).orElse(data.selection().text()));
    if (data.table().isPresent()) {
      said.putAll(TableKeys.said(data.table().get()));
    } else {
      said.put("training_rows", data.trainingRows());
      said.put("validation_rows", data.validationRows());
      data.testRows().ifPresent(rows -> said.put("test_rows", rows));
    }
    return KEYS.write(said);
  }

  /** Returns the path relative to the folder if there is one, so that both can move together. */
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
