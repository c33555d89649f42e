package dev.switchboard.outbound;

import java.io.IOException;

/** The proxy on the way to a subscriber made no connection to it. */
public final class ProxyRefusalException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what the proxy did
   */
  public ProxyRefusalException(String message) {
    super(message);
  }
}
