package dev.overfit.graph;

import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.model.Encoding;
import dev.overfit.model.ModelSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.tensorflow.op.Ops;

/**
 * The model that an exported graph is made of.
 *
 * @param model the network; of an ensemble, that of each member
 * @param encoding how the columns of a table become its features, if the graph is to take columns,
 *     too
 * @param members the names of an ensemble's members, which are scopes of its graph; empty for a
 *     single network
 * @param copies the copies of a row whose probabilities are averaged; empty to predict the row
 *     alone
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
   *     copied have more or fewer columns than there are features, or are encoded
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

  /** Creates a single network, which may take the columns of a table, too. */
  public ServedModel(ModelSpec model, Optional<Encoding> encoding) {
    this(model, encoding, List.of(), Optional.empty());
  }

  /** Returns a network that takes only features. */
  public static ServedModel of(ModelSpec model) {
    return new ServedModel(model, Optional.empty());
  }

  /**
   * Checks that this is a single network.
   *
   * @throws IllegalArgumentException if it is an ensemble
   */
  void checkAlone() {
    if (!members.isEmpty()) {
      throw new IllegalArgumentException("model: expected one network, received an ensemble");
    }
  }

  /** Returns the given network or ensemble, or its mean over the copies if there are any. */
  ServedNetwork over(Ops tf, ServedNetwork network) {
    return copies.<ServedNetwork>map(each -> new CopiesNetwork(tf, network, each)).orElse(network);
  }
}
