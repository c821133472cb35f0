package dev.overfit.suitefile;

import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The template of the models of a grid.
 *
 * @param place the place of the grid
 * @param mapping the grid
 * @param layers its layers in full
 */
record GridTemplate(Place place, Node.Mapping mapping, Node layers) {
  private static final LayerSpec NO_DROPOUT = new Dropout(0);

  Optional<Map<String, ModelForm.Model>> models(List<GridAxis> axes) {
    int before = place.problems().count();
    Map<String, ModelForm.Model> models = new LinkedHashMap<>();
    for (Map<String, Node.Scalar> values : GridAxis.choices(axes)) {
      String name = name(values);
      ModelsForm.checkName(name, mapping.line(), place);
      model(values)
          .ifPresent(
              model -> {
                if (models.put(name, model) != null) {
                  place.problem("expected names that differ, received '" + name + "' twice");
                }
              });
    }
    checkUsed(axes);
    return place.problems().count() == before ? Optional.of(models) : Optional.empty();
  }

  private Optional<ModelForm.Model> model(Map<String, Node.Scalar> values) {
    Optional<List<LayerSpec>> hidden =
        new LayersForm().read(at(ModelForm.LAYERS, GridAxis.put(values, layers)));
    Optional<TrainingForm.Said> training =
        mapping
            .get(ModelForm.TRAINING)
            .map(
                entry ->
                    new TrainingForm()
                        .read(at(ModelForm.TRAINING, GridAxis.put(values, entry.value()))))
            .orElseGet(() -> Optional.of(TrainingForm.Said.NOTHING));
    return hidden.flatMap(
        all ->
            training.map(
                said ->
                    new ModelForm.Model(
                        all.stream().filter(layer -> !layer.equals(NO_DROPOUT)).toList(), said)));
  }

  private Place at(String key, Node node) {
    return new Place(place.problems(), place.path(key), node);
  }

  /** Returns a model's name, such as {@code units16-dropout0.5}, or as the file specifies it. */
  private String name(Map<String, Node.Scalar> values) {
    String name =
        mapping
            .get(GridForm.NAME)
            .flatMap(entry -> entry.value().scalar())
            .map(Node.Scalar::text)
            .orElseGet(
                () ->
                    values.keySet().stream()
                        .map(each -> each + "{" + each + "}")
                        .collect(Collectors.joining("-")));
    for (Map.Entry<String, Node.Scalar> value : values.entrySet()) {
      name = name.replace("{" + value.getKey() + "}", value.getValue().text());
    }
    return name;
  }

  private void checkUsed(List<GridAxis> axes) {
    for (GridAxis axis : axes) {
      boolean used =
          GridAxis.says(layers, axis.name())
              || mapping
                  .get(ModelForm.TRAINING)
                  .filter(entry -> GridAxis.says(entry.value(), axis.name()))
                  .isPresent();
      if (!used) {
        place
            .problems()
            .add(
                axis.line(),
                place.path(axis.name()),
                "expected its name in layers or training, such as dense("
                    + axis.name()
                    + "), found nowhere");
      }
    }
  }
}
