package dev.switchboard.outbound;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A subscriber made of nothing but a socket, so that it can misbehave in every way. */
final class RawReceiver implements AutoCloseable {
  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private static final String BUSY = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n";

  /** What the receiver does with a connection; returning closes it. */
  @FunctionalInterface
  interface Behaviour {
    void converse(InputStream in, OutputStream out) throws IOException;
  }

  /**
   * A request as it came.
   *
   * @param line the request line
   * @param headers by lower-case name
   * @param body the bytes
   */
  record Request(String line, Map<String, String> headers, byte[] body) {}

  final List<Request> requests = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ServerSocket server;
  private final Behaviour behaviour;

  RawReceiver(ServerSocket server, Behaviour behaviour) {
    this.server = server;
    this.behaviour = behaviour;
    thread(this::accept);
  }

  /** A receiver with full control of the connection. */
  static RawReceiver behaving(Behaviour behaviour) {
    return new RawReceiver(listen(), behaviour);
  }

  /** A receiver that reads requests, and answers each with the same bytes on one connection. */
  static RawReceiver answering(String answer) {
    return answering(listen(), answer);
  }

  /** The same on a socket of the test's choice. */
  static RawReceiver answering(ServerSocket server, String answer) {
    RawReceiver[] self = new RawReceiver[1];
    self[0] = new RawReceiver(server, (in, out) -> self[0].answerAll(in, out, answer));
    return self[0];
  }

  /** Misbehaves on its first connection, and is busy on all others. */
  static RawReceiver misbehavingOnce(Behaviour behaviour) {
    RawReceiver[] self = new RawReceiver[1];
    self[0] =
        behaving(
            (in, out) -> {
              if (self[0].connections.get() == 1) {
                behaviour.converse(in, out);
              } else {
                self[0].answerAll(in, out, BUSY);
              }
            });
    return self[0];
  }

  /** Reads a request, and answers with these bytes. */
  static void send(InputStream in, OutputStream out, byte[]... answer) throws IOException {
    read(in);
    for (byte[] part : answer) {
      out.write(part);
    }
    out.flush();
  }

  void answerAll(InputStream in, OutputStream out, String answer) throws IOException {
    for (Request request = read(in); request != null; request = read(in)) {
      requests.add(request);
      out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      if (answer.contains("Connection: close")) {
        return;
      }
    }
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/hook";
  }

  int port() {
    return server.getLocalPort();
  }

  static ServerSocket listen() {
    try {
      return new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        open.add(socket);
        thread(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      behaviour.converse(
          new BufferedInputStream(socket.getInputStream()), socket.getOutputStream());
    } catch (IOException cut) {
      return;
    } finally {
      open.remove(socket);
    }
  }

  /** Reads a request with a content length; null at the end of the connection. */
  static Request read(InputStream in) throws IOException {
    String line = line(in);
    if (line == null) {
      return null;
    }
    Map<String, String> headers = new TreeMap<>();
    for (String field = line(in); field != null && !field.isEmpty(); field = line(in)) {
      int colon = field.indexOf(':');
      headers.merge(
          field.substring(0, colon).toLowerCase(Locale.ROOT),
          field.substring(colon + 1).trim(),
          (one, other) -> one + " & " + other);
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Request(line, headers, in.readNBytes(length));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      line.write(c);
    }
    return line.toString(StandardCharsets.ISO_8859_1).trim();
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "receiver");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
