package dev.switchboard.flow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A request written by hand, of which the test decides how much is sent. */
final class RawRequest {
  private static final int PATIENCE_MILLIS = 3_000;

  private RawRequest() {}

  /**
   * Sends a text as it is and no more, and waits for an answer.
   *
   * @return the status line of the answer
   */
  static String statusLine(String url, String text) {
    URI uri = URI.create(url);
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends a request in two parts, and looks whether the connection stays after its answer.
   *
   * @param head up to the body
   * @param body sent once the head is answered
   * @param time for which it must stay
   */
  static boolean staysOpen(String url, String head, String body, Duration time) {
    URI uri = URI.create(url);
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      socket.setSoTimeout(PATIENCE_MILLIS);
      int first = socket.getInputStream().read();
      socket.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      socket.setSoTimeout((int) time.toMillis());
      while (first >= 0) {
        first = socket.getInputStream().read();
      }
      return false;
    } catch (SocketTimeoutException stillOpen) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
