package dev.switchboard.delivery;

/** An event that is to be delivered is not in the database any more, or cannot be read from it. */
public final class UnreadableEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exception that needs no message: which event it is about is told by whoever reports it. */
  public UnreadableEventException() {
    super("the event is not in the database, or cannot be read", null, false, false);
  }
}
