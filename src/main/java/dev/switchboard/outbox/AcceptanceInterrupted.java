package dev.switchboard.outbox;

/** The database did not take a request's events, or not all of them. */
public final class AcceptanceInterrupted extends Exception {
  private static final long serialVersionUID = 1L;

  private final int accepted;

  /**
   * @param accepted how many of the request's events, from the first on, are committed
   * @param cause what the database said
   */
  public AcceptanceInterrupted(int accepted, Throwable cause) {
    super("the database took " + accepted + " events of the request and then failed", cause);
    this.accepted = accepted;
  }

  /** How many of the request's events, from the first on, are committed. */
  public int accepted() {
    return accepted;
  }
}
