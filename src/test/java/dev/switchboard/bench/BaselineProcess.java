package dev.switchboard.bench;

import dev.switchboard.bench.baseline.Baseline;
import dev.switchboard.bench.load.Generator;
import dev.switchboard.bench.load.RequestTemplate;
import dev.switchboard.testing.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;

/** The baseline as a subject. */
final class BaselineProcess implements Subject {
  static final String NAME = "baseline";

  private final int port = FreePorts.next();
  private final ServerProcess process;

  /**
   * Starts it and waits until it is ready.
   *
   * @param jdbcUrl of an empty PostgreSQL database
   */
  BaselineProcess(String jdbcUrl, int sinkPort, int fanOut, Path log) throws IOException {
    String url = jdbcUrl + "&reWriteBatchedInserts=true";
    String[] arguments = {"" + port, url, "" + sinkPort, "" + fanOut};
    process = new ServerProcess(Launch.java(Baseline.class, arguments), log, this::listens);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Generator connect() throws IOException {
    return new Generator(port, new RequestTemplate("/", Map.of(), EVENT), CONNECTIONS);
  }

  @Override
  public void close() {
    process.close();
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
