package dev.overfit.spark;

import java.io.Serializable;
import java.util.Locale;

/**
 * A part of a file: the lines whose first byte is in the part.
 *
 * @param file the URI of the file
 * @param start the offset of the part, in bytes
 * @param length the length of the part, in bytes
 * @param last whether the part ends at the end of the file
 */
record FilePart(String file, long start, long length, boolean last) implements Serializable {
  boolean begins() {
    return start == 0;
  }

  /** Returns the name used in messages; lines are counted from the start of the part. */
  String place() {
    return begins() ? file : String.format(Locale.ROOT, "%s from byte %,d", file, start);
  }
}
