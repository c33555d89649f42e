package dev.switchboard.outbound;

import java.io.IOException;

/**
 * An exchange with a subscriber came to no end of its own: no connection, a broken one, or an
 * answer that is not HTTP. Marks errors of the network, so that an {@link IOException} from
 * anywhere else in a route is not taken for one.
 */
public final class BrokenExchangeException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param cause what broke it
   */
  public BrokenExchangeException(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
