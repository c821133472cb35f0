package dev.overfit.io;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one digest of this program. */
public final class Sha256 {
  private Sha256() {}

  /** A digest that nothing went into yet. */
  public static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
