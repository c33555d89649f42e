package dev.switchboard.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection of which the test decides every byte that is sent, and when. */
public final class RawConnection implements AutoCloseable {
  private final Socket socket;

  /** Connects to where {@code url} leads. */
  public RawConnection(String url) {
    this(url, "127.0.0.1");
  }

  /** The same, from one of this machine's addresses. */
  public RawConnection(String url, String from) {
    URI uri = URI.create(url);
    try {
      socket = new Socket(uri.getHost(), uri.getPort(), InetAddress.getByName(from), 0);
      socket.setSoTimeout(Patience.millis());
      socket.setTcpNoDelay(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a text as it is; false when the other end has closed. */
  public boolean send(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  /** All that comes until the other end closes. */
  public String untilClosed() {
    return read("");
  }

  /** All that comes until it holds {@code end}, or the other end closes. */
  public String until(String end) {
    return read(end);
  }

  /** Tells whether the other end closes without a word. */
  public boolean isTurnedAway() {
    return untilClosed().isEmpty();
  }

  /**
   * Tells whether the other end leaves it open for so long; what comes meanwhile is passed over.
   */
  public boolean staysOpenFor(Duration time) {
    try {
      socket.setSoTimeout((int) time.toMillis());
      while (socket.getInputStream().read() >= 0) {
        continue;
      }
      return false;
    } catch (SocketTimeoutException stillOpen) {
      return true;
    } catch (IOException reset) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String end) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      for (int next = socket.getInputStream().read();
          next >= 0;
          next = socket.getInputStream().read()) {
        text.write(next);
        if (!end.isEmpty() && text.toString(StandardCharsets.UTF_8).endsWith(end)) {
          break;
        }
      }
    } catch (SocketTimeoutException stillOpen) {
      throw new AssertionError("still open after: " + text);
    } catch (IOException reset) {
      return text.toString(StandardCharsets.UTF_8);
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
