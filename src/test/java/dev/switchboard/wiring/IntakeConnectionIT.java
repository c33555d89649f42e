package dev.switchboard.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Patience;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What producers hear whose bodies do not arrive as announced, seen on the bare connection. */
class IntakeConnectionIT {
  /** So that only those bodies stop arriving that are meant to. */
  private static final Map<String, String> PATIENT =
      Map.of("switchboard.intake.idle-timeout", "60s", "switchboard.intake.least-pace", "1");

  private static IntakeServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new IntakeServer(PATIENT);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void refusesAStrangerBeforeTheBodyIsSent() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(Patience.millis());
      send(socket, head("stranger", "Content-Length: 50000000"));
      assertThat(line(socket)).isEqualTo("HTTP/1.1 401 Unauthorized");
    }
  }

  @Test
  void refusesABodyThatAnnouncesTooMuchWithoutReadingIt() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(Patience.millis());
      send(socket, head(IntakeServer.TOKEN, "Content-Length: 60000000"));
      assertThat(line(socket)).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void refusesABodyThatStopsArriving() throws Exception {
    try (IntakeServer hasty =
        new IntakeServer(Map.of("switchboard.intake.idle-timeout", "500ms"))) {
      for (String length : new String[] {"Content-Length: 20", "Content-Length: 200000"}) {
        becomeRemembered(hasty);
        try (Socket socket = new Socket("127.0.0.1", hasty.port())) {
          socket.setSoTimeout(Patience.millis());
          send(socket, head(IntakeServer.TOKEN, length) + "{\"type\":");
          assertThat(line(socket)).startsWith("HTTP/1.1 408");
        }
      }
    }
  }

  @Test
  void invitesABodyThatWaitsForIt() throws Exception {
    for (int i = 0; i < 2; i++) {
      try (Socket socket = new Socket("127.0.0.1", server.port())) {
        socket.setSoTimeout(Patience.millis());
        send(socket, head(IntakeServer.TOKEN, "Content-Length: 12\r\nExpect: 100-continue"));
        assertThat(line(socket)).startsWith("HTTP/1.1 100");
        assertThat(line(socket)).isEmpty();
        send(socket, "{\"type\":\"a\"}");
        assertThat(line(socket)).startsWith("HTTP/1.1 202");
      }
    }
  }

  @Test
  void keepsTheConnectionOfAStrangerWhoSentItsBody() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(Patience.millis());
      for (int i = 0; i < 3; i++) {
        send(socket, head("stranger", "Content-Length: 100000") + " ".repeat(100_000));
        assertThat(line(socket)).startsWith("HTTP/1.1 401");
        assertThat(body(socket)).contains("401");
      }
    }
  }

  @Test
  void tellsHowFarItGotInAChunkedBodyThatIsTooLarge() throws Exception {
    String item = "{\"type\":\"a\",\"text\":\"" + "x".repeat(470) + "\"}\n";
    byte[] block = item.repeat(100).getBytes(StandardCharsets.UTF_8);
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(Patience.millis());
      send(socket, head(IntakeServer.TOKEN, "Transfer-Encoding: chunked"));
      OutputStream out = new BufferedOutputStream(socket.getOutputStream());
      for (int i = 0; i < 1_080; i++) {
        out.write((Integer.toHexString(block.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.write(block);
        out.write("\r\n".getBytes(StandardCharsets.UTF_8));
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      assertThat(line(socket)).startsWith("HTTP/1.1 413");
      assertThat(body(socket))
          .contains("the items before index 106")
          .contains("accepted, 0 rejected");
    }
  }

  private static String head(String token, String header) {
    return "POST /v1/events/sendblue HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + token
        + "\r\n"
        + header
        + "\r\n\r\n";
  }

  private static void send(Socket socket, String text) throws Exception {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static String line(Socket socket) throws Exception {
    StringBuilder line = new StringBuilder();
    int next = socket.getInputStream().read();
    while (next >= 0 && next != '\n') {
      line.append((char) next);
      next = socket.getInputStream().read();
    }
    return line.toString().trim();
  }

  private static String body(Socket socket) throws Exception {
    int length = 0;
    for (String header = line(socket); !header.isEmpty(); header = line(socket)) {
      if (header.startsWith("Content-Length: ")) {
        length = Integer.parseInt(header.substring("Content-Length: ".length()));
      }
    }
    return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
  }

  private static void becomeRemembered(IntakeServer by) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", by.port())) {
      send(socket, head(IntakeServer.TOKEN, "Content-Length: 12") + "{\"type\":\"a\"}");
      assertThat(line(socket)).startsWith("HTTP/1.1 202");
    }
  }
}
