package dev.switchboard.outbound;

import java.net.UnknownHostException;

/**
 * There is no address behind a subscriber's URL that the egress policy lets us call. An {@link
 * UnknownHostException}, because that is all a resolver of the HTTP client may throw.
 */
public final class EgressDeniedException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was denied
   */
  public EgressDeniedException(String message) {
    super(message);
  }
}
