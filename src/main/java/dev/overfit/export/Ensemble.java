package dev.overfit.export;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The members of an ensemble: networks of the same layers, whose probabilities are averaged.
 *
 * @param members at least two, with numbers of their own
 */
public record Ensemble(List<Member> members) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there are fewer than two, or two have the same number
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
   * @param replicate which of the model's replicates it is, from 0
   * @param seed the seed that it was trained with
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

    /** Its name in the graph, with which the names of its variables begin: {@code replicate_3}. */
    public String name() {
      return "replicate_" + replicate;
    }
  }

  /** The names of the members in the graph. */
  List<String> names() {
    return members.stream().map(Member::name).toList();
  }
}
