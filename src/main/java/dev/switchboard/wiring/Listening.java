package dev.switchboard.wiring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Where the gateway wants to listen, looked at before anything is started. */
final class Listening {
  private Listening() {}

  /**
   * Makes sure that nobody listens yet where this gateway shall. Camel goes on without the server
   * of health and metrics when it cannot have its port.
   *
   * @throws IllegalStateException telling address and port when they cannot be listened on
   */
  static void requirePossible(Settings settings) {
    require(settings.text("switchboard.http.host"), settings.integer("switchboard.http.port"));
    require(
        settings.text("switchboard.management.host"),
        settings.integer("switchboard.management.port"));
  }

  private static void require(String host, int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      // Closed at once: it was only to see that it opens.
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
    }
  }
}
