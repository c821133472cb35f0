package dev.overfit.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table that describes a model, as {@code keras.Model.summary()} of Keras 3 prints it on a
 * terminal of 80 columns: one row per layer with its output shape and parameters, then the totals
 * with their size in float32. No layer that fits into memory exceeds the columns.
 */
public final class ModelSummary {
  /** The headers of the table's columns. */
  public static final List<String> COLUMNS = List.of("Layer (type)", "Output Shape", "Param #");

  private static final int[] WIDTHS = {31, 22, 13};
  private static final int BYTES_A_PARAMETER = 4;

  private ModelSummary() {}

  /** Returns the table of a model, each line ended by a line feed. */
  public static String of(ModelSpec model) {
    List<List<String>> rows = rows(model);
    StringBuilder table = new StringBuilder();
    table.append("Model: \"").append(model.name()).append("\"\n");
    rule(table, "┏━┳┓");
    row(table, COLUMNS, "┃");
    rule(table, "┡━╇┩");
    for (int i = 0; i < rows.size(); i++) {
      row(table, rows.get(i), "│");
      rule(table, i < rows.size() - 1 ? "├─┼┤" : "└─┴┘");
    }
    totals(model).forEach(total -> table.append(' ').append(total).append('\n'));
    return table.toString();
  }

  /**
   * Returns the rows of the table, one per layer.
   *
   * @return each with three cells: name and type, output shape, parameters
   */
  public static List<List<String>> rows(ModelSpec model) {
    List<List<String>> rows = new ArrayList<>();
    for (PlacedLayer layer : model.stack()) {
      long parameters =
          layer.variables().stream().mapToLong(variable -> variable.spec().size()).sum();
      rows.add(
          List.of(
              layer.name() + " (" + layer.type() + ")",
              "(None, " + layer.outputs() + ")",
              grouped("%,d", parameters)));
    }
    return rows;
  }

  /** Returns the totals below the table: all, trainable and other parameters, with their sizes. */
  public static List<String> totals(ModelSpec model) {
    return List.of(
        total("Total", model.parameters()),
        total("Trainable", model.trainableParameters()),
        total("Non-trainable", model.parameters() - model.trainableParameters()));
  }

  /** Appends a line of the table's frame; {@code parts} are its start, filling, joint and end. */
  private static void rule(StringBuilder table, String parts) {
    for (int i = 0; i < WIDTHS.length; i++) {
      table.append(parts.charAt(i == 0 ? 0 : 2));
      table.append(String.valueOf(parts.charAt(1)).repeat(WIDTHS[i] + 2));
    }
    table.append(parts.charAt(3)).append('\n');
  }

  /** Appends a row, on two lines if the name and the type of a layer do not fit on one. */
  static void row(StringBuilder table, List<String> cells, String bar) {
    String layer = cells.get(0);
    int type = layer.length() > WIDTHS[0] ? layer.indexOf(" (") : -1;
    if (type < 0) {
      line(table, cells, bar);
    } else {
      line(table, List.of(layer.substring(0, type), cells.get(1), cells.get(2)), bar);
      line(table, List.of(layer.substring(type + 1), "", ""), bar);
    }
  }

  private static void line(StringBuilder table, List<String> cells, String bar) {
    String format =
        String.format(
            Locale.ROOT,
            "%1$s %%-%2$ds %1$s %%-%3$ds %1$s %%%4$ds %1$s%n",
            bar,
            WIDTHS[0],
            WIDTHS[1],
            WIDTHS[2]);
    table.append(
        String.format(Locale.ROOT, format, cells.toArray()).replace(System.lineSeparator(), "\n"));
  }

  private static String total(String what, long parameters) {
    return grouped("%s params: %,d (%s)", what, parameters, size(parameters));
  }

  /** Returns the size as Keras writes it: in units of 1,024 with two decimals. */
  private static String size(long parameters) {
    double size = (double) parameters * BYTES_A_PARAMETER;
    String[] units = {"B", "KB", "MB", "GB", "TB"};
    int unit = 0;
    while (size >= 1024 && unit < units.length - 1) {
      size /= 1024;
      unit++;
    }
    return grouped("%.2f %s", size, units[unit]);
  }

  private static String grouped(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
