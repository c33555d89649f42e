package dev.switchboard;

import dev.switchboard.wiring.FixedOptions;
import dev.switchboard.wiring.GatewayMain;
import dev.switchboard.wiring.Wiring;
import java.util.Map;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway's entry point: everything else is configuration, routes and the beans they name. */
public final class Switchboard {
  private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);

  private Switchboard() {}

  /** Serves until it is told to stop. */
  public static void main(String[] arguments) throws Exception {
    try {
      create().run(arguments);
    } catch (Exception failed) {
      LOG.error("Not started: {}", Refused.reason(failed));
      LOG.debug("Not started", failed);
      // Threads of a gateway that failed to start must not keep the process.
      System.exit(1);
    }
  }

  /**
   * A gateway that is not started yet. It reads {@code config/} and {@code routes/} below the
   * working directory; {@code -Dcamel.main.property-placeholder-location} names another file of
   * options.
   */
  public static Main create() {
    Main main = new GatewayMain();
    main.setDefaultPropertyPlaceholderLocation("file:config/application.properties");
    Wiring wiring = new Wiring();
    main.addMainListener(wiring);
    main.configure().addConfiguration(wiring);
    return main;
  }

  /**
   * A gateway that is not started yet and takes no option from its environment, so that it reaches
   * nothing but what it is given.
   *
   * @param options by name; they win over the file of options
   */
  public static Main create(Map<String, String> options) {
    Main main = create();
    main.addMainListener(new FixedOptions(options));
    return main;
  }
}
