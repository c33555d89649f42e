package dev.switchboard.testing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that are started later, or again where they were. They lie below those that
 * operating systems give out by themselves, to clients also: a client that tries to reach such a
 * port while nobody listens could be given the very same one, and would hold it. No two JVMs that
 * run tests are told the same: each locks its own in a file that they share, until it ends.
 */
public final class FreePorts {
  private static final int FIRST = 10_000;

  /** Linux gives out what begins here, others what lies far above. */
  private static final int END = 32_700;

  private static final Path FILE =
      Path.of(
          System.getProperty("java.io.tmpdir"),
          "switchboard-test-ports-" + System.getProperty("user.name"));
  private static final FileChannel LOCKS = open();
  private static final Set<Integer> GIVEN = new HashSet<>();

  private FreePorts() {}

  /** A port that is free, and that no other test is told. */
  public static synchronized int next() {
    try {
      int port;
      do {
        port = ThreadLocalRandom.current().nextInt(FIRST, END);
      } while (GIVEN.contains(port) || !isLocked(port) || !isFree(port));
      return port;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLocked(int port) throws IOException {
    return LOCKS.tryLock(port, 1, false) != null && GIVEN.add(port);
  }

  private static boolean isFree(int port) throws IOException {
    return canListen(port, null) && canListen(port, InetAddress.getLoopbackAddress());
  }

  private static boolean canListen(int port, InetAddress address) throws IOException {
    try (ServerSocket socket = new ServerSocket(port, 1, address)) {
      return socket.isBound();
    } catch (BindException taken) {
      return false;
    }
  }

  private static FileChannel open() {
    try {
      return FileChannel.open(FILE, CREATE, WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
