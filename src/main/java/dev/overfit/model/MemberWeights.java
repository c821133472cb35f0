package dev.overfit.model;

import java.io.IOException;

/** Provides the weights of an ensemble's members, one after another, since all may be too many. */
@FunctionalInterface
public interface MemberWeights {
  /**
   * Returns the weights of a member.
   *
   * @param member the index of the member, from 0
   * @throws IOException if they cannot be read
   */
  Weights of(int member) throws IOException;
}
