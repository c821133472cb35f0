package dev.overfit.data.remote;

import dev.overfit.data.DataException;

/**
 * Thrown if rows could not be fetched: unknown host, no connection, a status other than 200, a
 * server that hangs, a broken connection, a time limit. The rows themselves may be fine, so a
 * caller may turn to another source of them.
 */
public final class UnreachableException extends DataException {
  /** Creates an exception that says why the rows could not be fetched. */
  public UnreachableException(String message) {
    super(message);
  }

  /** Creates an exception that says why the rows could not be fetched. */
  public UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public UnreachableException withAdvice(String advice) {
    return new UnreachableException(getMessage() + advice, this);
  }
}
