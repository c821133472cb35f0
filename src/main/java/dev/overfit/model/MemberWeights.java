package dev.overfit.model;

import java.io.IOException;

/** Gives the weights of the members of an ensemble, one after another: all may be too many. */
@FunctionalInterface
public interface MemberWeights {
  /**
   * Those of one.
   *
   * @param member its place among the members, from 0
   * @throws IOException if they cannot be read
   */
  Weights of(int member) throws IOException;
}
