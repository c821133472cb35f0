package dev.overfit.augmentation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Rotates and mirrors a collision of HIGGS, which does not change its class: a rotation about the
 * beam by any angle, and optional reflections along the beam and across it. In a row, the angles
 * {@code phi} move together and the pseudorapidities {@code eta} change sign together; masses,
 * momenta and b-tags stay.
 *
 * <p>The file's {@code phi} are angles divided by {@value #PHI_SCALE}, so that a full turn is
 * {@value #PERIOD}; they are kept within half a turn to either side.
 */
public record HiggsSymmetries() implements Augmentation {
  /** The divisor of the file's angles: their standard deviation, pi / sqrt(3), rounded. */
  public static final double PHI_SCALE = 1.8028;

  /** A full turn in the file's angles: {@code 2 pi / PHI_SCALE}. */
  public static final double PERIOD = 3.48524;

  private static final List<String> PHI =
      List.of(
          "lepton_phi", "missing_energy_phi", "jet_1_phi", "jet_2_phi", "jet_3_phi", "jet_4_phi");
  private static final List<String> ETA =
      List.of("lepton_eta", "jet_1_eta", "jet_2_eta", "jet_3_eta", "jet_4_eta");

  /** Returns the indices of the columns that are angles about the beam, from 0. */
  public List<Integer> phi(List<String> columns) {
    return places(PHI, columns);
  }

  /** Returns the indices of the columns that are pseudorapidities, from 0. */
  public List<Integer> eta(List<String> columns) {
    return places(ETA, columns);
  }

  private static List<Integer> places(List<String> wanted, List<String> columns) {
    return IntStream.range(0, columns.size())
        .filter(i -> wanted.contains(columns.get(i)))
        .boxed()
        .toList();
  }

  /** Refuses rows that lack a column: rotated only in part, they would be a different collision. */
  @Override
  public void check(List<String> columns) {
    for (List<String> wanted : List.of(PHI, ETA)) {
      for (String column : wanted) {
        if (!columns.contains(column)) {
          throw new IllegalArgumentException(
              "HIGGS' symmetries: expected the columns of HIGGS, found none called '"
                  + column
                  + "' among "
                  + columns);
        }
      }
    }
  }

  /** A full turn is known only for the file's own angles. */
  @Override
  public boolean ofRawRows() {
    return true;
  }

  @Override
  public String words() {
    return "rotations and reflections";
  }

  @Override
  public String meaning() {
    return "Turns the collision of each training row about the beam by an angle drawn for each step, and"
        + " mirrors it along the beam and across it or not, none of which changes what it is;"
        + " validation and test rows stay as they are. So one row stands for all its copies, as if"
        + " there were many more rows.";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.higgsSymmetries(this);
  }
}
