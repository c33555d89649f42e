package dev.switchboard.crash;

/** The database server is stopped at once under load, and started again; the gateway stays up. */
record StoppedDatabase() implements Scenario {
  private static final int REFUSALS = 4;

  @Override
  public String name() {
    return "stopped-database";
  }

  @Override
  public String title() {
    return "immediate stop of PostgreSQL, and its return";
  }

  @Override
  public Base base() {
    return Base.POSTGRESQL;
  }

  @Override
  public int fewBlows() {
    return 1;
  }

  @Override
  public Detail strike(Stage stage, int number) {
    Ledger ledger = stage.trial().ledger();
    int before = ledger.refusals();
    stage.server().stopAtOnce();
    stage.trial().awaitThat("answers of 503", () -> ledger.refusals() >= before + REFUSALS);
    stage.server().startAgain();
    stage.trial().awaitAcknowledged(1);
    return Detail.count("%.0f requests answered 503", ledger.refusals() - before);
  }
}
