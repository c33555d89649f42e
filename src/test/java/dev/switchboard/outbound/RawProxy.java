package dev.switchboard.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that makes the tunnels it is asked for, and remembers what it was asked. */
final class RawProxy implements AutoCloseable {
  private static final String MADE = "HTTP/1.1 200 Connection established\r\nVia: 1.1 x\r\n\r\n";

  final List<RawReceiver.Request> requests = new CopyOnWriteArrayList<>();
  private final RawReceiver server;

  RawProxy() {
    this(RawReceiver.listen());
  }

  /** The same on a socket of the test's choice. */
  RawProxy(ServerSocket socket) {
    server = new RawReceiver(socket, this::converse);
  }

  int port() {
    return server.port();
  }

  private void converse(InputStream in, OutputStream out) throws IOException {
    RawReceiver.Request request = RawReceiver.read(in);
    requests.add(request);
    String authority = request.line().split(" ")[1];
    int colon = authority.lastIndexOf(':');
    InetAddress address = InetAddress.getByName(authority.substring(0, colon));
    try (Socket target = new Socket(address, Integer.parseInt(authority.substring(colon + 1)))) {
      out.write(MADE.getBytes(StandardCharsets.ISO_8859_1));
      relay(in, out, target);
    } catch (IOException unreachable) {
      out.write("HTTP/1.1 502 Bad Gateway\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** Carries bytes both ways until one end closes. */
  static void relay(InputStream in, OutputStream out, Socket target) throws IOException {
    Thread back =
        new Thread(
            () -> {
              try {
                target.getInputStream().transferTo(out);
              } catch (IOException cut) {
                return;
              }
            });
    back.setDaemon(true);
    back.start();
    in.transferTo(target.getOutputStream());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
