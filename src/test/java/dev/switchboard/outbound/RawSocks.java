package dev.switchboard.outbound;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A SOCKS proxy that makes the connections it is asked for, and remembers what it was asked. */
final class RawSocks implements AutoCloseable {
  /** Who identified, and where they wanted to; a name would show as such. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  private final int method;
  private final RawReceiver server = RawReceiver.behaving(this::converse);

  /**
   * @param method the way to identify that it chooses: 0 for none, 2 for user and password
   */
  RawSocks(int method) {
    this.method = method;
  }

  int port() {
    return server.port();
  }

  private void converse(InputStream stream, OutputStream out) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    in.readByte();
    in.readNBytes(in.readByte());
    out.write(new byte[] {5, (byte) method});
    String who = "nobody";
    if (method == 2) {
      in.readByte();
      who = text(in) + ":" + text(in);
      out.write(new byte[] {1, 0});
    }
    in.readNBytes(3);
    int kind = in.readByte();
    byte[] address = in.readNBytes(kind == 1 ? 4 : kind == 4 ? 16 : in.readByte());
    int port = in.readUnsignedShort();
    String where =
        kind == 3
            ? new String(address, StandardCharsets.UTF_8)
            : InetAddress.getByAddress(address).getHostAddress();
    requests.add(who + " " + where + ":" + port);
    try (Socket target = new Socket(where, port)) {
      out.write(new byte[] {5, 0, 0, 3, 3, 'a', '.', 'b', 0, 1});
      RawProxy.relay(in, out, target);
    } catch (IOException unreachable) {
      out.write(new byte[] {5, 5, 0, 1, 0, 0, 0, 0, 0, 0});
    }
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readByte()), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
