package dev.overfit.table;

import dev.overfit.data.DataException;
import dev.overfit.model.Encoding;
import dev.overfit.table.TableFormat.Header;
import dev.overfit.table.TableRecords.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The positions of a model's columns in a file, determined by its first line. */
final class InputColumns {
  private static final int SHOWN = 3;

  private final boolean header;
  private final int[] inputs;
  private final OptionalInt label;
  private final OptionalInt id;
  private final Optional<String> idName;

  private InputColumns(
      boolean header, int[] inputs, OptionalInt label, OptionalInt id, Optional<String> idName) {
    this.header = header;
    this.inputs = inputs;
    this.label = label;
    this.id = id;
    this.idName = idName;
  }

  /** Returns whether the first line is a header rather than a row. */
  boolean header() {
    return header;
  }

  /** Returns the position in the file of the model's column with the given index. */
  int input(int column) {
    return inputs[column];
  }

  /** The position of a label that was not specified, so that its cells have to look like labels. */
  OptionalInt guessedLabel() {
    return label;
  }

  /** The position of the column to output beside the probabilities. */
  OptionalInt id() {
    return id;
  }

  /** The name of the column to output beside the probabilities. */
  Optional<String> idName() {
    return idName;
  }

  /** Locates the columns. */
  static final class Search {
    private final String place;
    private final TableFormat format;
    private final ModelInputs model;
    private final SaidColumns said;
    private final NumberText numbers;

    Search(
        String place, TableFormat format, ModelInputs model, SaidColumns said, NumberText numbers) {
      this.place = place;
      this.format = format;
      this.model = model;
      this.said = said;
      this.numbers = numbers;
    }

    /**
     * Returns the columns of a file.
     *
     * @throws DataException if the first line lacks what the model needs
     */
    InputColumns in(Line first) throws DataException {
      List<String> cells = Arrays.asList(first.cells());
      boolean namesAll = new TreeSet<>(cells).containsAll(model.columns());
      boolean header =
          switch (format.header()) {
            case YES -> true;
            case NO -> false;
            case AUTO -> namesAll || looksLikeHeader(cells);
          };
      if (header && (namesAll || model.named())) {
        return named(cells);
      }
      checkHeaderIsNotNeeded(header, cells);
      return placed(header, cells.size());
    }

    /**
     * Returns whether no cell is a number or missing, for a model whose columns are all numbers.
     */
    private boolean looksLikeHeader(List<String> cells) {
      return model.encoding().isEmpty()
          && cells.stream()
              .allMatch(
                  cell ->
                      Double.isNaN(numbers.parse(cell))
                          && (cells.size() > 1 || !cell.isEmpty())
                          && !cell.equalsIgnoreCase("nan"));
    }

    private void checkHeaderIsNotNeeded(boolean header, List<String> cells) throws DataException {
      if (!header
          && model.encoding().isPresent()
          && model.named()
          && format.header() == Header.AUTO) {
        throw new DataException(
            place
                + ", line 1: expected a header with the columns that the model was trained on, found"
                + " none for "
                + shown(absent(cells))
                + "; for rows in the order of that table say header=false");
      }
    }

    private InputColumns named(List<String> cells) throws DataException {
      String where = place + ", header";
      List<String> absent = absent(cells);
      if (!absent.isEmpty()) {
        throw new DataException(
            where + ": expected a column for each feature, found none for " + shown(absent));
      }
      int[] inputs = new int[model.columns().size()];
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = only(where, cells, model.columns().get(i));
      }
      OptionalInt id = OptionalInt.empty();
      if (said.id().isPresent()) {
        id = OptionalInt.of(said(where, "id", said.id().get(), cells));
      }
      Optional<String> idName =
          id.isPresent() ? Optional.of(cells.get(id.getAsInt())) : Optional.empty();
      return new InputColumns(true, inputs, OptionalInt.empty(), id, idName);
    }

    private List<String> absent(List<String> cells) {
      List<String> absent = new ArrayList<>(model.columns());
      absent.removeAll(cells);
      return absent;
    }

    private static int only(String where, List<String> cells, String name) throws DataException {
      int index = cells.indexOf(name);
      if (index != cells.lastIndexOf(name)) {
        throw new DataException(where + ": expected one column " + name + ", found several");
      }
      return index;
    }

    /** Returns the position of a column specified by name or else by index. */
    private static int said(String where, String option, String column, List<String> cells)
        throws DataException {
      return cells.contains(column)
          ? only(where, cells, column)
          : said(where, option, column, cells.size());
    }

    private static int said(String where, String option, String column, int count)
        throws DataException {
      if (column.equals(TableFormat.LAST)) {
        return count - 1;
      }
      if (!TableFormat.isPlace(column) || Integer.parseInt(column) >= count) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s: expected a column %s (%s), found %s",
                where,
                DataException.quote(column),
                option,
                DataException.count(count) + (count == 1 ? " column" : " columns")));
      }
      return Integer.parseInt(column);
    }

    private InputColumns placed(boolean header, int count) throws DataException {
      String where = place + (header ? ", header" : ", line 1");
      OptionalInt id = place(where, "id", said.id(), count);
      OptionalInt label = place(where, "label", said.label(), count);
      return model.encoding().isPresent()
          ? byTable(where, header, count, model.encoding().get(), label, id)
          : byOrder(where, header, count, label, id);
    }

    private static OptionalInt place(
        String where, String option, Optional<String> column, int count) throws DataException {
      return column.isPresent()
          ? OptionalInt.of(said(where, option, column.get(), count))
          : OptionalInt.empty();
    }

    /**
     * Locates the columns as in the training table, or the same without its label, or with the
     * label at a specified position.
     */
    private InputColumns byTable(
        String where,
        boolean header,
        int count,
        Encoding encoding,
        OptionalInt label,
        OptionalInt id)
        throws DataException {
      List<String> names = new ArrayList<>(encoding.table().columns());
      int trained = names.indexOf(encoding.label().name());
      String name = names.remove(trained);
      if (count == names.size() + 1) {
        names.add(label.orElse(trained), name);
      }
      if (count != names.size() || (label.isPresent() && !names.contains(name))) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s: expected %,d columns, as the table had that the model was trained on, or %,d,"
                    + " without its label%s, found %,d",
                where,
                encoding.table().columns().size(),
                encoding.table().columns().size() - 1,
                label.isPresent() ? ", of which none is said" : "",
                count));
      }
      int[] inputs = model.columns().stream().mapToInt(names::indexOf).toArray();
      return new InputColumns(header, inputs, OptionalInt.empty(), id, said.id());
    }

    /**
     * Locates the features in order, skipping the specified label and the column beside the
     * probabilities.
     */
    private InputColumns byOrder(
        String where, boolean header, int count, OptionalInt label, OptionalInt id)
        throws DataException {
      List<Integer> left = new ArrayList<>(IntStream.range(0, count).boxed().toList());
      label.ifPresent(index -> left.remove((Integer) index));
      id.ifPresent(index -> left.remove((Integer) index));
      int features = model.columns().size();
      OptionalInt guessed = OptionalInt.empty();
      if (label.isEmpty() && left.size() == features + 1) {
        guessed = OptionalInt.of(left.remove(0));
      }
      if (left.size() != features) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s: expected %d columns, the features, or %d, a label before them, found %,d",
                where,
                features,
                features + 1,
                left.size() + (label.isPresent() ? 1 : 0)));
      }
      int[] inputs = left.stream().mapToInt(Integer::intValue).toArray();
      return new InputColumns(header, inputs, guessed, id, said.id());
    }

    private static String shown(List<String> names) {
      String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
      return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " others" : first;
    }
  }
}
