package dev.switchboard.outbox;

/**
 * The database did not take a request's events, or not all of them. What the database said is not
 * its cause: routes choose their answer by the innermost cause, and this one says more.
 */
public final class AcceptanceInterrupted extends Exception {
  private static final long serialVersionUID = 1L;

  private final int accepted;
  private final transient Throwable trouble;

  /**
   * @param accepted how many of the request's events, from the first on, are committed
   * @param trouble what the database said
   */
  public AcceptanceInterrupted(int accepted, Throwable trouble) {
    super("the database took " + accepted + " events of the request and then failed");
    this.accepted = accepted;
    this.trouble = trouble;
  }

  /** How many of the request's events, from the first on, are committed. */
  public int accepted() {
    return accepted;
  }

  /** What the database said. */
  public Throwable trouble() {
    return trouble;
  }
}
