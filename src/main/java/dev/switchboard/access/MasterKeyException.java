package dev.switchboard.access;

/**
 * The master keys cannot be used as they are configured. The message is one line that an operator
 * can act on, and holds no key.
 */
public final class MasterKeyException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, and what to do
   */
  public MasterKeyException(String message) {
    super(message);
  }
}
