package dev.switchboard;

import dev.switchboard.wiring.Wiring;
import org.apache.camel.main.Main;

/** The gateway's entry point: everything else is configuration, routes and the beans they name. */
public final class Switchboard {
  private Switchboard() {}

  /** Serves until it is told to stop. */
  public static void main(String[] arguments) throws Exception {
    Main main = new Main();
    main.configure().addConfiguration(new Wiring());
    main.run(arguments);
  }
}
