package dev.switchboard.audit;

import dev.switchboard.access.Caller;
import java.util.UUID;

/**
 * Who changes something.
 *
 * @param kind {@code administrator}, {@code credential}, {@code gateway} or {@code operator}
 * @param credential the id of the credential used; null where there was none
 * @param address the network address the request came from; null where there was no request
 */
public record Actor(String kind, UUID credential, String address) {

  /** The gateway itself, on its own account. */
  public static final Actor GATEWAY = new Actor("gateway", null, null);

  /** Who runs a command on the gateway's machine. */
  public static final Actor OPERATOR = new Actor("operator", null, null);

  /**
   * Who makes a request.
   *
   * @param caller null when nobody was asked who he is, as in a route of the operator's own
   * @param address where the request came from; empty for by no network
   */
  public static Actor of(Caller caller, String address) {
    String known = address.isEmpty() ? null : address;
    if (caller == null) {
      return new Actor(GATEWAY.kind, null, known);
    }
    return new Actor(caller.isAdmin() ? "administrator" : "credential", caller.credential(), known);
  }
}
