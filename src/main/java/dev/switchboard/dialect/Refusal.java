package dev.switchboard.dialect;

import dev.switchboard.access.Scope;

/**
 * A request that is not carried out, for a reason its sender can act on. Nothing has changed. Each
 * dialect words it in its own error body.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final long retryAfter;

  /**
   * @param status the HTTP status that says what kind of refusal this is (400, 401, 403, 404, 405,
   *     409, 413, 422, 429, 503)
   * @param message what is wrong: in the words or the code that the API's clients know
   */
  public Refusal(int status, String message) {
    this(status, message, 0);
  }

  private Refusal(int status, String message, long retryAfter) {
    super(message, null, false, false);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** The HTTP status that says what kind of refusal this is. */
  public int status() {
    return status;
  }

  /** After how many seconds the request is worth repeating; 0 when nothing is said of that. */
  public long retryAfter() {
    return retryAfter;
  }

  /** No valid credential. */
  public static Refusal unauthorized() {
    return new Refusal(401, "Unauthorized");
  }

  /** A valid credential, but not for this: it would need {@code scope}. */
  public static Refusal forbidden(Scope scope) {
    return new Refusal(403, "This credential lacks the scope " + scope.text());
  }

  /**
   * Too many wrong credentials lately.
   *
   * @param seconds how long to wait
   */
  public static Refusal throttled(long seconds) {
    return new Refusal(429, "Too many wrong credentials; try again later", seconds);
  }
}
