package dev.switchboard;

import org.apache.camel.main.Main;

/** The gateway's entry point. */
public final class Switchboard {
  private Switchboard() {}

  public static void main(String[] arguments) throws Exception {
    Main main = new Main();
    main.run(arguments);
  }
}
