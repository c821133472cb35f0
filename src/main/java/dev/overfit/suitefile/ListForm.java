package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The form of a list of elements that all have one form. */
record ListForm<T>(Form<T> element) implements Form<List<T>> {
  @Override
  public Optional<List<T>> read(Place place) {
    Optional<Node.Listing> list = place.node().list();
    if (list.isEmpty()) {
      return place.expected("a list", "");
    }
    List<T> values = new ArrayList<>();
    List<Node> elements = list.get().elements();
    for (int i = 0; i < elements.size(); i++) {
      element.read(place.at(i, elements.get(i))).ifPresent(values::add);
    }
    return values.size() == elements.size() ? Optional.of(values) : Optional.empty();
  }

  @Override
  public Node write(List<T> values) {
    return new Node.Listing(0, values.stream().map(element::write).toList());
  }

  @Override
  public ObjectNode schema() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "array")
        .set("items", element.schema());
  }
}
