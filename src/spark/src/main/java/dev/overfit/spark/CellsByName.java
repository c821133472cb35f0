package dev.overfit.spark;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** A view of the cells of a row that a model takes, by column name and in the form it takes. */
final class CellsByName extends AbstractMap<String, @Nullable Object> {
  private final Map<String, RowSchema.Place> places;
  private final Row row;

  CellsByName(RowSchema schema, Row row) {
    this.places = schema.places();
    this.row = row;
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    RowSchema.Place place = places.get(name);
    return place == null ? null : cell(place);
  }

  private @Nullable Object cell(RowSchema.Place place) {
    Object cell = row.get(place.index());
    return cell instanceof Boolean said ? place.column().ofBoolean(said) : cell;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return places.containsKey(name);
  }

  @Override
  public Set<Entry<String, @Nullable Object>> entrySet() {
    Map<String, @Nullable Object> cells = new LinkedHashMap<>();
    places.forEach((name, place) -> cells.put(name, cell(place)));
    return cells.entrySet();
  }
}
