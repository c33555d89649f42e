package dev.switchboard.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks for the addresses of a name; may block. */
@FunctionalInterface
public interface NameLookup {

  /**
   * All addresses of {@code host}, best first.
   *
   * @throws UnknownHostException when there are none
   */
  InetAddress[] addressesOf(String host) throws UnknownHostException;
}
