package dev.switchboard.dialect;

/**
 * A request that is not carried out, for a reason its sender can act on. Nothing has changed. Each
 * dialect words it in its own error body.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status the HTTP status that says what kind of refusal this is (400, 401, 403, 404, 405,
   *     413, 422, 503)
   * @param message what is wrong: in the words or the code that the API's clients know
   */
  public Refusal(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  /** The HTTP status that says what kind of refusal this is. */
  public int status() {
    return status;
  }

  /** No valid credential. */
  public static Refusal unauthorized() {
    return new Refusal(401, "Unauthorized");
  }
}
