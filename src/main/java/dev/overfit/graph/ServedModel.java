package dev.overfit.graph;

import dev.overfit.model.Encoding;
import dev.overfit.model.ModelSpec;
import java.util.Optional;

/**
 * What a graph that leaves is of.
 *
 * @param model the network
 * @param encoding how the columns of a table become its features, if it is to take those, too
 */
public record ServedModel(ModelSpec model, Optional<Encoding> encoding) {
  /** A network that takes features alone. */
  public static ServedModel of(ModelSpec model) {
    return new ServedModel(model, Optional.empty());
  }
}
