package dev.overfit.spark;

import java.io.Serializable;
import java.util.Locale;

/**
 * A part of a file: the lines whose first byte is in it.
 *
 * @param file its URI
 * @param start where it begins, in bytes
 * @param length how many bytes it has
 * @param last whether it ends where the file does
 */
record FilePart(String file, long start, long length, boolean last) implements Serializable {
  boolean begins() {
    return start == 0;
  }

  /** What messages call it; its lines are counted from its start. */
  String place() {
    return begins() ? file : String.format(Locale.ROOT, "%s from byte %,d", file, start);
  }
}
