package dev.switchboard.demo;

import dev.switchboard.Switchboard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.main.Main;

/** The real gateway with options of its own: nothing that it does outlives it. */
final class DemoGateway implements AutoCloseable {
  /** Pauses between attempts, in milliseconds: short enough to watch. */
  private static final String DELAYS = "300,300,300,300";

  private static final String READINESS = "/observe/health/ready";

  private final Main main;
  private final Path folder;
  private final DemoClient client;

  private DemoGateway(Main main, Path folder, DemoClient client) {
    this.main = main;
    this.folder = folder;
    this.client = client;
  }

  /** Starts it; when this returns it serves, and says so itself. */
  static DemoGateway start() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("switchboard-demo-");
    String port = freePort();
    String managementPort = freePort();
    String adminToken = UUID.randomUUID().toString();
    Main main = Switchboard.create(options(folder, port, managementPort, adminToken));
    DemoGateway gateway =
        new DemoGateway(main, folder, new DemoClient("http://127.0.0.1:" + port, adminToken));
    try {
      main.start();
      new DemoClient("http://127.0.0.1:" + managementPort, adminToken).get(READINESS);
      return gateway;
    } catch (RuntimeException | IOException | InterruptedException failed) {
      gateway.close();
      throw failed;
    }
  }

  DemoClient client() {
    return client;
  }

  @Override
  public void close() throws IOException {
    main.stop();
    try (Stream<Path> tree = Files.walk(folder)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }

  private static Map<String, String> options(
      Path folder, String port, String managementPort, String adminToken) {
    Map<String, String> options = new HashMap<>();
    options.put("switchboard.http.host", "127.0.0.1");
    options.put("switchboard.http.port", port);
    options.put("switchboard.management.host", "127.0.0.1");
    options.put("switchboard.management.port", managementPort);
    options.put("switchboard.db.url", "jdbc:h2:file:" + folder.resolve("switchboard"));
    options.put("switchboard.db.user", "sa");
    options.put("switchboard.db.password", "");
    options.put("switchboard.admin.token", adminToken);
    options.put("switchboard.master-key", Base64.getEncoder().encodeToString(new byte[32]));
    options.put("switchboard.egress.allow", "127.0.0.0/8");
    options.put("switchboard.egress.http", "true");
    options.put("switchboard.redelivery.delays", DELAYS);
    options.put("switchboard.sendblue.redelivery.delays", DELAYS);
    return options;
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return String.valueOf(socket.getLocalPort());
    }
  }
}
