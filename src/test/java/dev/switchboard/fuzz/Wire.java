package dev.switchboard.fuzz;

import dev.switchboard.testing.Patience;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A connection to a gateway over which requests are sent as they are, one after the other. */
final class Wire implements AutoCloseable {
  private final URI gateway;
  private Socket socket;
  private InputStream in;

  Wire(String gateway) {
    this.gateway = URI.create(gateway);
  }

  /**
   * What was answered.
   *
   * @param status 0 when the connection ended without an answer
   * @param fields header fields by their names in lower case
   * @param body as UTF-8 text
   */
  record Reply(int status, Map<String, String> fields, String body) {}

  /** Sends a request and reads its answer; the next one may go over the same connection. */
  Reply send(Shot shot) throws IOException {
    if (socket == null) {
      socket = new Socket(gateway.getHost(), gateway.getPort());
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(Patience.millis());
      in = new BufferedInputStream(socket.getInputStream());
    }
    try {
      socket.getOutputStream().write(shot.head());
      for (byte[] piece : shot.pieces()) {
        socket.getOutputStream().write(piece);
      }
    } catch (IOException answeredBeforeTheEnd) {
      // what was answered is still to be read
    }
    return read(shot.method().equals("HEAD"));
  }

  /** Leaves the connection: the next request goes over a new one. */
  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }

  private Reply read(boolean headOnly) throws IOException {
    String status = line();
    if (status == null) {
      close();
      return new Reply(0, Map.of(), "");
    }
    Map<String, String> fields = new TreeMap<>();
    for (String field = line(); field != null && !field.isEmpty(); field = line()) {
      int colon = field.indexOf(':');
      fields.put(
          field.substring(0, colon).toLowerCase(Locale.ROOT), field.substring(colon + 1).strip());
    }
    int code = Integer.parseInt(status.split(" ")[1]);
    boolean without = headOnly || code == 204 || code == 304;
    Reply reply = new Reply(code, fields, without ? "" : body(fields));
    if ("close".equalsIgnoreCase(fields.get("connection"))) {
      close();
    }
    return reply;
  }

  private String body(Map<String, String> fields) throws IOException {
    if (!"chunked".equals(fields.get("transfer-encoding"))) {
      int length = Integer.parseInt(fields.getOrDefault("content-length", "0"));
      return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      all.writeBytes(in.readNBytes(size));
      line();
    }
    line();
    return all.toString(StandardCharsets.UTF_8);
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = next(); next != '\n'; next = next()) {
      if (next < 0) {
        return null;
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  private int next() throws IOException {
    try {
      return in.read();
    } catch (SocketException reset) {
      return -1;
    }
  }
}
