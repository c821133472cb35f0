package dev.overfit.graph;

import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.model.Encoding;
import dev.overfit.model.ModelSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.tensorflow.op.Ops;

/**
 * What a graph that leaves is of.
 *
 * @param model the network; of an ensemble, what each of its members is
 * @param encoding how the columns of a table become its features, if it is to take those, too
 * @param members the names of the members of an ensemble, which are scopes of its graph; none if
 *     there is one network alone
 * @param copies of a row, whose probabilities are averaged; empty if the row alone is asked for
 */
public record ServedModel(
    ModelSpec model,
    Optional<Encoding> encoding,
    List<String> members,
    Optional<SymmetricCopies> copies) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if two members have the same name, or rows that are to be
   *     copied have other columns than the features or are coded
   */
  public ServedModel {
    members = List.copyOf(members);
    if (new HashSet<>(members).size() < members.size()) {
      throw new IllegalArgumentException("members: expected distinct names, received " + members);
    }
    copies.ifPresent(each -> checkCopied(each, model, encoding));
  }

  private static void checkCopied(
      SymmetricCopies copies, ModelSpec model, Optional<Encoding> encoding) {
    if (copies.columns().size() != model.features() || encoding.isPresent()) {
      throw new IllegalArgumentException(
          "copies: expected those of rows of "
              + model.features()
              + " features that are not coded, received those of "
              + copies.columns().size()
              + (encoding.isPresent() ? ", coded" : ""));
    }
  }

  /** One network, which may take the columns of a table, too. */
  public ServedModel(ModelSpec model, Optional<Encoding> encoding) {
    this(model, encoding, List.of(), Optional.empty());
  }

  /** A network that takes features alone. */
  public static ServedModel of(ModelSpec model) {
    return new ServedModel(model, Optional.empty());
  }

  /**
   * Makes sure that it is one network.
   *
   * @throws IllegalArgumentException if it is an ensemble
   */
  void checkAlone() {
    if (!members.isEmpty()) {
      throw new IllegalArgumentException("model: expected one network, received an ensemble");
    }
  }

  /** What answers, given the network or the ensemble: that, or its mean over the copies. */
  ServedNetwork over(Ops tf, ServedNetwork network) {
    return copies.<ServedNetwork>map(each -> new CopiesNetwork(tf, network, each)).orElse(network);
  }
}
