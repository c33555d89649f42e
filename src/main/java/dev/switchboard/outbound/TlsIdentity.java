package dev.switchboard.outbound;

import dev.switchboard.subscription.TlsChoice;
import java.util.UUID;

/**
 * Who the gateway is, and whom it trusts, in the TLS connections to one subscription. Connections
 * made under one identity serve no other.
 *
 * @param subscription whose
 * @param choice what it chose
 */
record TlsIdentity(UUID subscription, TlsChoice choice) {
  /** What connections are made under for all subscriptions that chose nothing. */
  static final Object USUAL = "usual";
}
