package dev.switchboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that are started later, or again where they were. They lie below those that
 * operating systems give out by themselves, to clients also: a client that tries to reach such a
 * port while nobody listens could be given the very same one, and would hold it.
 */
public final class FreePorts {
  private static final int FIRST = 10_000;

  /** Linux gives out what begins here, others what lies far above. */
  private static final int END = 32_700;

  private static final Set<Integer> GIVEN = new HashSet<>();

  private FreePorts() {}

  /** A port that is free, and that nobody else in this JVM is told. */
  public static synchronized int next() {
    int port;
    do {
      port = ThreadLocalRandom.current().nextInt(FIRST, END);
    } while (GIVEN.contains(port) || !isFree(port));
    GIVEN.add(port);
    return port;
  }

  private static boolean isFree(int port) {
    return canListen(port, null) && canListen(port, InetAddress.getLoopbackAddress());
  }

  private static boolean canListen(int port, InetAddress address) {
    try (ServerSocket socket = new ServerSocket(port, 1, address)) {
      return socket.isBound();
    } catch (BindException taken) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
