package dev.overfit.table;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a column of unknown length while it is read: as float32 as long as that
 * distinguishes all of them, otherwise as float64.
 *
 * <p>Float32 distinguishes numbers that it holds exactly, and it distinguishes numbers of few
 * digits. A column of only one of these kinds can be restored exactly from float32; a mixed one
 * cannot.
 */
final class NumberStore {
  private static final int CHUNK = 1 << 14;
  private static final int EXACT = 1;
  private static final int SHORT = 2;

  private final List<float[]> floats = new ArrayList<>();
  private final List<double[]> doubles = new ArrayList<>();
  private int kinds = EXACT | SHORT;
  private int size;

  /**
   * Adds a number.
   *
   * @param value the number; NaN if it is missing
   * @param isShort whether the number has so few digits that no other such number has the same
   *     float32
   */
  void add(double value, boolean isShort) {
    admit(value, isShort);
    int at = size % CHUNK;
    if (at == 0) {
      grow();
    }
    if (kinds == 0) {
      doubles.get(size / CHUNK)[at] = value;
    } else {
      floats.get(size / CHUNK)[at] = (float) value;
    }
    size++;
  }

  /** Widens the store if necessary to hold a number along with the others. */
  void admit(double value, boolean isShort) {
    int both = Double.isNaN(value) ? kinds : kinds & kinds(value, isShort);
    if (both == 0 && kinds != 0) {
      widen();
    }
    kinds = both;
  }

  /** Numbers that are subnormal in float32 are of neither kind: some threads treat them as 0. */
  private static int kinds(double value, boolean isShort) {
    float rounded = (float) value;
    boolean normal = value == 0 || Math.abs(rounded) >= Float.MIN_NORMAL;
    return (normal && rounded == value ? EXACT : 0)
        | (normal && isShort && Float.isFinite(rounded) ? SHORT : 0);
  }

  private void grow() {
    if (kinds == 0) {
      doubles.add(new double[CHUNK]);
    } else {
      floats.add(new float[CHUNK]);
    }
  }

  private void widen() {
    boolean exact = (kinds & EXACT) != 0;
    for (float[] chunk : floats) {
      double[] wide = new double[CHUNK];
      for (int i = 0; i < CHUNK; i++) {
        wide[i] = exact ? chunk[i] : Double.parseDouble(Float.toString(chunk[i]));
      }
      doubles.add(wide);
    }
    floats.clear();
  }

  /** Returns whether float32 does not distinguish all numbers. */
  boolean isWide() {
    return kinds == 0;
  }

  /** Returns all numbers after an optional first one; releases the store's own memory. */
  NumberCells cells(List<Double> first, NumberSpelling spelling) {
    int before = first.size();
    if (isWide()) {
      double[] all = new double[before + size];
      for (int i = 0; i < doubles.size(); i++) {
        int from = i * CHUNK;
        System.arraycopy(doubles.get(i), 0, all, before + from, Math.min(CHUNK, size - from));
      }
      doubles.clear();
      first.forEach(value -> all[0] = value);
      return NumberCells.wide(all, spelling);
    }
    float[] all = new float[before + size];
    for (int i = 0; i < floats.size(); i++) {
      int from = i * CHUNK;
      System.arraycopy(floats.get(i), 0, all, before + from, Math.min(CHUNK, size - from));
    }
    floats.clear();
    first.forEach(value -> all[0] = value.floatValue());
    return NumberCells.narrow(all, spelling);
  }
}
