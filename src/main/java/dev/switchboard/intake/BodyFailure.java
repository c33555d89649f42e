package dev.switchboard.intake;

import dev.switchboard.dialect.Refusal;
import java.io.IOException;

/** A body that cannot be read to its end, as a stream may say it. */
final class BodyFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status the HTTP status that says what is wrong
   */
  BodyFailure(int status, String message) {
    super(message);
    this.status = status;
  }

  /** What {@code e} says about a body: itself, or that an error kept it from being read. */
  static BodyFailure of(IOException e) {
    return e instanceof BodyFailure failure
        ? failure
        : new BodyFailure(503, "the body could not be read; try again");
  }

  /** The same, as the refusal of the request. */
  Refusal refusal() {
    return new Refusal(status, getMessage());
  }
}
