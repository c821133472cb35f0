package dev.overfit.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.augmentation.SymmetricCopies.Copy;
import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import dev.overfit.data.csv.HiggsSample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests copies of real HIGGS rows. */
class SymmetricCopiesTest {
  private static final int ROWS = 500;
  private static final int WIDTH = Higgs.COLUMNS.size();
  private static final SymmetricCopies SIXTEEN = new SymmetricCopies(16, Higgs.COLUMNS);
  private static final List<Integer> PHI = SIXTEEN.phi();
  private static final List<Integer> ETA = SIXTEEN.eta();

  private static float[] rows;

  @BeforeAll
  static void read() throws IOException {
    Dataset sample = HiggsSample.read().dataset();
    rows = sample.slice(0, ROWS).features();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16, 64})
  void theFirstIsTheRowItself(int count) {
    SymmetricCopies copies = new SymmetricCopies(count, Higgs.COLUMNS);
    assertThat(copies.copies()).hasSize(count).doesNotHaveDuplicates();
    Copy first = copies.copies().get(0);
    assertThat(first.itself()).isTrue();
    assertThat(copies.copies().stream().filter(Copy::itself)).hasSize(1);
    float[] same = copies.of(first, rows);
    assertThat(same).isEqualTo(rows).isNotSameAs(rows);
    float[] beyond = new float[WIDTH];
    beyond[2] = 2; // more than half a turn, 1.74262, yet left as it is
    assertThat(copies.of(first, beyond)).isEqualTo(beyond);
  }

  /**
   * The four copies are the row itself; a quarter turn, 0.87131, mirrored along the beam; a half
   * turn, mirrored across the beam; and a quarter turn the other way, mirrored both ways.
   */
  @Test
  void fourAreWorkedOutByHand() {
    List<Copy> four = new SymmetricCopies(4, Higgs.COLUMNS).copies();
    assertThat(four)
        .containsExactly(
            new Copy(0, 1, 1),
            new Copy(0.87131f, -1, 1),
            new Copy(1.74262f, 1, -1),
            new Copy(-0.87131f, -1, -1));
    SymmetricCopies copies = new SymmetricCopies(4, Higgs.COLUMNS);
    float[] row = new float[WIDTH];
    row[1] = 0.5f; // lepton_eta
    row[2] = 1; // lepton_phi
    row[21] = 0.9f; // m_jj
    float[] second = copies.of(four.get(1), row);
    assertThat(second[1]).isEqualTo(-0.5f);
    assertThat(second[2]).isCloseTo(1.87131f - 3.48524f, within(1e-6f)); // wraps around
    assertThat(second[4]).isEqualTo(0.87131f); // missing_energy_phi, which is 0 in the row
    assertThat(second[21]).isEqualTo(0.9f);
    float[] third = copies.of(four.get(2), row);
    assertThat(third[1]).isEqualTo(0.5f);
    assertThat(third[2]).isCloseTo(0.74262f, within(1e-6f));
    float[] fourth = copies.of(four.get(3), row);
    assertThat(fourth[1]).isEqualTo(-0.5f);
    assertThat(fourth[2]).isCloseTo(-1.87131f + 3.48524f, within(1e-6f));
  }

  @Test
  void allButAnglesAndPseudorapiditiesKeepTheirBits() {
    Set<Integer> changed = new HashSet<>(PHI);
    changed.addAll(ETA);
    assertThat(changed).hasSize(11);
    for (Copy copy : SIXTEEN.copies()) {
      float[] copied = SIXTEEN.of(copy, rows);
      for (int i = 0; i < rows.length; i++) {
        if (!changed.contains(i % WIDTH)) {
          assertThat(Float.floatToRawIntBits(copied[i]))
              .isEqualTo(Float.floatToRawIntBits(rows[i]));
        }
      }
    }
  }

  /** Differences between angles stay the same except for the sign; all angles stay in range. */
  @Test
  void anglesTurnTogetherAndPseudorapiditiesChangeSignTogether() {
    for (Copy copy : SIXTEEN.copies()) {
      float[] copied = SIXTEEN.of(copy, rows);
      for (int row = 0; row < rows.length; row += WIDTH) {
        int lepton = row + PHI.get(0);
        for (int column : PHI) {
          assertThat(Math.abs(copied[row + column])).isLessThanOrEqualTo(1.7441f); // as in the file
          double before = (double) rows[row + column] - rows[lepton];
          double after = (double) copied[row + column] - copied[lepton];
          double more = (after - copy.phi() * before) / HiggsSymmetries.PERIOD;
          assertThat(more).isCloseTo(Math.rint(more), within(1e-6));
        }
        for (int column : ETA) {
          assertThat(copied[row + column]).isEqualTo(copy.eta() * rows[row + column]);
        }
      }
    }
  }

  /** Of 16 copies, each pair of signs has four, which are a quarter turn apart. */
  @Test
  void turnsAndReflectionsAreSpreadEvenly() {
    for (int eta : new int[] {1, -1}) {
      for (int phi : new int[] {1, -1}) {
        double[] turns =
            SIXTEEN.copies().stream()
                .filter(copy -> copy.eta() == eta && copy.phi() == phi)
                .mapToDouble(Copy::turn)
                .sorted()
                .toArray();
        assertThat(turns).hasSize(4);
        for (int i = 1; i < 4; i++) {
          assertThat(turns[i] - turns[i - 1]).isCloseTo(HiggsSymmetries.PERIOD / 4, within(1e-6));
        }
      }
    }
  }

  @Test
  void columnsAreFoundByTheirNames() {
    List<String> others = new ArrayList<>(Higgs.COLUMNS);
    Collections.shuffle(others, new Random(1));
    others.add(0, "mine");
    SymmetricCopies shuffled = new SymmetricCopies(16, others);
    float[] row = new float[others.size()];
    for (int i = 1; i < row.length; i++) {
      row[i] = rows[Higgs.COLUMNS.indexOf(others.get(i))];
    }
    row[0] = 7;
    Copy copy = SIXTEEN.copies().get(7);
    float[] expected = SIXTEEN.of(copy, rows);
    float[] found = shuffled.of(copy, row);
    assertThat(found[0]).isEqualTo(7);
    for (int i = 1; i < row.length; i++) {
      assertThat(found[i]).isEqualTo(expected[Higgs.COLUMNS.indexOf(others.get(i))]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65, 1000})
  void thereAreOneToSixtyFour(int count) {
    assertThatThrownBy(() -> new SymmetricCopies(count, Higgs.COLUMNS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "symmetricCopies: expected a number from 1 to 64, received "
                + (count == 1000 ? "1,000" : count));
  }

  @Test
  void rowsOfSomethingElseAreRefused() {
    List<String> others = new ArrayList<>(Higgs.COLUMNS);
    others.set(2, "phi");
    assertThatThrownBy(() -> new SymmetricCopies(4, others))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "HIGGS' symmetries: expected the columns of HIGGS, found none called 'lepton_phi'");
  }
}
