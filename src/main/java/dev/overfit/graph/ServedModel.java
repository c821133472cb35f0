package dev.overfit.graph;

import dev.overfit.model.Encoding;
import dev.overfit.model.ModelSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What a graph that leaves is of.
 *
 * @param model the network; of an ensemble, what each of its members is
 * @param encoding how the columns of a table become its features, if it is to take those, too
 * @param members the names of the members of an ensemble, which are scopes of its graph; none if
 *     there is one network alone
 */
public record ServedModel(ModelSpec model, Optional<Encoding> encoding, List<String> members) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if two members have the same name
   */
  public ServedModel {
    members = List.copyOf(members);
    if (new HashSet<>(members).size() < members.size()) {
      throw new IllegalArgumentException("members: expected distinct names, received " + members);
    }
  }

  /** One network, which may take the columns of a table, too. */
  public ServedModel(ModelSpec model, Optional<Encoding> encoding) {
    this(model, encoding, List.of());
  }

  /** A network that takes features alone. */
  public static ServedModel of(ModelSpec model) {
    return new ServedModel(model, Optional.empty());
  }
}
