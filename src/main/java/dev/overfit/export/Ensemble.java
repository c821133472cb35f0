package dev.overfit.export;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The members of an ensemble: networks with the same layers, whose probabilities are averaged.
 *
 * @param members at least two, with distinct replicate numbers
 */
public record Ensemble(List<Member> members) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there are fewer than two members, or two have the same
   *     number
   */
  public Ensemble {
    members = List.copyOf(members);
    if (members.size() < 2) {
      throw new IllegalArgumentException(
          "members: expected at least 2, received " + members.size());
    }
    Set<Integer> seen = new HashSet<>();
    for (Member member : members) {
      if (!seen.add(member.replicate())) {
        throw new IllegalArgumentException(
            "members: expected each replicate once, received " + member.replicate() + " twice");
      }
    }
  }

  /**
   * A member.
   *
   * @param replicate the number of the model's replicate, from 0
   * @param seed the seed that the member was trained with
   */
  public record Member(int replicate, long seed) {
    /**
     * @throws IllegalArgumentException if the number is negative
     */
    public Member {
      if (replicate < 0) {
        throw new IllegalArgumentException("replicate: expected at least 0, received " + replicate);
      }
    }

    /**
     * Returns the name in the graph, which prefixes the names of the member's variables: {@code
     * replicate_3}.
     */
    public String name() {
      return "replicate_" + replicate;
    }
  }

  /** Returns the names of the members in the graph. */
  List<String> names() {
    return members.stream().map(Member::name).toList();
  }
}
