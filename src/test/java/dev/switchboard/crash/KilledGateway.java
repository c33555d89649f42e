package dev.switchboard.crash;

import java.util.Locale;

/** The gateway is killed under load and started again, over and over. */
record KilledGateway(Base base) implements Scenario {
  private static final int HELD_BACK = 4;

  @Override
  public String name() {
    return "killed-gateway-" + base.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String title() {
    return "`kill -9` of the gateway, " + (base == Base.H2 ? "embedded database" : "PostgreSQL");
  }

  @Override
  public int fewBlows() {
    return 2;
  }

  @Override
  public Detail strike(Stage stage, int number) {
    Trial trial = stage.trial();
    trial.audience().shutGate();
    trial.awaitThat("answers held back", () -> trial.audience().waiting() >= HELD_BACK);
    trial.gateway(0).kill();
    trial.noteLeased(trial.books().leased());
    trial.audience().openGate();
    trial.gateway(0).start();
    return Detail.NONE;
  }
}
