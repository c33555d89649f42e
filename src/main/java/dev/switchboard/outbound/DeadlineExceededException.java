package dev.switchboard.outbound;

import java.io.IOException;

/** An exchange with a subscriber was cut because its time was over. */
public final class DeadlineExceededException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param cause how the cut made itself felt
   */
  public DeadlineExceededException(Throwable cause) {
    super("the exchange with the subscriber took too long", cause);
  }
}
