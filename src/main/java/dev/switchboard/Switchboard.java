package dev.switchboard;

import dev.switchboard.wiring.Wiring;
import org.apache.camel.main.Main;

/** The gateway's entry point: everything else is configuration, routes and the beans they name. */
public final class Switchboard {
  private Switchboard() {}

  /** Serves until it is told to stop. */
  public static void main(String[] arguments) throws Exception {
    create().run(arguments);
  }

  /**
   * A gateway that is not started yet. It reads {@code config/} and {@code routes/} below the
   * working directory unless {@code -Dcamel.main.property-placeholder-location} says otherwise.
   *
   * @return where overrides of single options can still be added before it is started
   */
  public static Main create() {
    Main main = new Main();
    main.setDefaultPropertyPlaceholderLocation("file:config/application.properties");
    main.configure().addConfiguration(new Wiring());
    return main;
  }
}
