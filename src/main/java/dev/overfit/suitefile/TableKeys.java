package dev.overfit.suitefile;

import dev.overfit.suite.TableSettings;
import dev.overfit.table.TableFormat;
import dev.overfit.table.TableFormat.Header;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The keys of a user-supplied table. */
final class TableKeys {
  private enum Split {
    RANDOM,
    FIRST
  }

  private static final ListForm<String> TEXTS = new ListForm<>(ScalarForm.text());

  static final List<Key> KEYS =
      List.of(
          Key.of(
              "label",
              "the column to predict in a table of your own: its name, place from 0, or last",
              ScalarForm.text()),
          Key.of("positive", "which of the label's two texts counts as 1", ScalarForm.text()),
          Key.of("ignore", "columns that are not used, by name or by place from 0", TEXTS),
          Key.of("features", "the only columns that are used", TEXTS),
          Key.of("separator", "what stands between cells: a character or tab", ScalarForm.text()),
          Key.of("header", "whether the first line names the columns", ScalarForm.flag()),
          Key.of("decimal_comma", "whether numbers have a comma for a point", ScalarForm.flag()),
          Key.of("encoding", "how the text is encoded, such as UTF-8", ScalarForm.text()),
          Key.of("missing", "further texts for a missing cell, beside NA and the like", TEXTS),
          Key.of(
              "split",
              "how rows are dealt out: random, by the seed; first: the first validate, the next"
                  + " test",
              ScalarForm.word(Split.class)),
          Key.of("validation", "which share of the rows, or how many, validate", ScalarForm.real()),
          Key.of(
              "test",
              "which share of the rows, or how many, test at the end; 0 for none",
              ScalarForm.real()));

  private TableKeys() {}

  /** Returns the settings that the values of keys describe. */
  static TableSettings settings(Map<String, Object> said) {
    TableSettings usual = TableSettings.ofLabel("");
    return new TableSettings(
        format(said),
        DataForm.said(said, "label", String.class),
        DataForm.said(said, "positive", String.class),
        texts(said, "ignore"),
        texts(said, "features"),
        DataForm.said(said, "split", Split.class).orElse(Split.RANDOM) == Split.RANDOM,
        DataForm.said(said, "validation", Double.class).orElse(usual.validation()),
        DataForm.said(said, "test", Double.class).orElse(usual.test()));
  }

  private static TableFormat format(Map<String, Object> said) {
    TableFormat format =
        new TableFormat(
            DataForm.said(said, "separator", String.class).map(TableFormat::separator),
            DataForm.said(said, "header", Boolean.class)
                .map(header -> header ? Header.YES : Header.NO)
                .orElse(Header.AUTO),
            DataForm.said(said, "decimal_comma", Boolean.class),
            DataForm.said(said, "encoding", String.class)
                .map(TableKeys::encoding)
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

  private static List<String> texts(Map<String, Object> said, String key) {
    return ((List<?>) said.getOrDefault(key, List.of())).stream().map(String.class::cast).toList();
  }

  /** Returns the values of keys that describe settings. */
  static Map<String, Object> said(TableSettings table) {
    Map<String, Object> said = new HashMap<>();
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
    return said;
  }

  private static void say(String key, List<String> texts, Map<String, Object> said) {
    if (!texts.isEmpty()) {
      said.put(key, texts);
    }
  }
}
