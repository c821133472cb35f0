package dev.overfit.data.remote;

import dev.overfit.data.DataException;

/**
 * Rows that could not be fetched: no such host, no connection, a status other than 200, a server
 * that hangs, a connection that breaks off, a time limit. The rows themselves may be fine, so a
 * caller with another source of rows may turn to it.
 */
public final class UnreachableException extends DataException {
  /** Rows that could not be fetched, and why. */
  public UnreachableException(String message) {
    super(message);
  }

  /** Rows that could not be fetched, and why. */
  public UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public UnreachableException withAdvice(String advice) {
    return new UnreachableException(getMessage() + advice, this);
  }
}
