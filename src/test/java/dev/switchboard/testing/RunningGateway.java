package dev.switchboard.testing;

import dev.switchboard.Switchboard;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;

/**
 * The real gateway, started in the test's own JVM as the launcher starts it: same configuration,
 * same routes, same beans.
 */
public final class RunningGateway implements AutoCloseable {
  private final Main main;
  private final GatewayOptions options;
  private final GatewayClient client;

  private RunningGateway(Main main, GatewayOptions options) {
    this.main = main;
    this.options = options;
    this.client = new GatewayClient(options);
  }

  /** Starts over an embedded database of its own, and waits until it is ready. */
  public static RunningGateway start() {
    return start(GatewayOptions.embedded());
  }

  /** Starts with {@code options}, and waits until it is ready. */
  public static RunningGateway start(GatewayOptions options) {
    return start(options, Map.of());
  }

  /**
   * Starts with {@code options}, and waits until it is ready.
   *
   * @param beans what takes the place of beans that the gateway would make, by their names
   */
  public static RunningGateway start(GatewayOptions options, Map<String, Object> beans) {
    Main main = Switchboard.create(options.values());
    beans.forEach(main::bind);
    RunningGateway gateway = new RunningGateway(main, options);
    try {
      main.start();
      Awaitility.await("readiness")
          .atMost(Patience.LONG)
          .pollInterval(Duration.ofMillis(20))
          .until(gateway.client::ready);
      return gateway;
    } catch (RuntimeException | Error failed) {
      gateway.close();
      throw failed;
    }
  }

  /** What it was started with, for a second gateway over the same database. */
  public GatewayOptions options() {
    return options;
  }

  /** Speaks HTTP to it. */
  public GatewayClient client() {
    return client;
  }

  /** Its Camel context, for a look at routes and health. */
  public CamelContext context() {
    return main.getCamelContext();
  }

  /** A bean by the name that routes use. */
  public <T> T bean(String name, Class<T> type) {
    return context().getRegistry().lookupByNameAndType(name, type);
  }

  /** Stops it gracefully. */
  @Override
  public void close() {
    main.stop();
  }
}
