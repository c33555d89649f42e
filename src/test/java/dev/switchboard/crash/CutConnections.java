package dev.switchboard.crash;

import dev.switchboard.testing.PostgresServer;

/**
 * The gateway's connections to the database are cut under load: at any moment, and in the middle of
 * a COMMIT that is kept all the same, so that its answer is lost.
 */
record CutConnections() implements Scenario {
  private static final String OURS = "from pg_stat_activity where application_name = 'switchboard'";
  private static final String CUT = "select count(pg_terminate_backend(pid)) " + OURS;

  /** A commit waits for a second server that does not exist, after it has reached the disk. */
  private static final String HANG = "alter system set synchronous_standby_names = 'nobody'";

  private static final String HANGING = " and wait_event = 'SyncRep'";

  /** More than others than the committers of events can make up. */
  private static final int HANGING_AT_ONCE = 4;

  private static final String LOST = "%.0f commits lost their answer";
  private static final String GO_ON = "alter system reset synchronous_standby_names";
  private static final String RELOAD = "select pg_reload_conf()";

  @Override
  public String name() {
    return "cut-connections";
  }

  @Override
  public String title() {
    return "`pg_terminate_backend` of all connections, also during COMMIT";
  }

  @Override
  public Base base() {
    return Base.POSTGRESQL;
  }

  @Override
  public int fewBlows() {
    return 2;
  }

  @Override
  public Detail strike(Stage stage, int number) {
    PostgresServer server = stage.server();
    if (number % 2 == 0) {
      server.query(CUT);
      return Detail.count(LOST, 0);
    }
    return Detail.count(LOST, cutCommits(server, stage.trial()));
  }

  private static int cutCommits(PostgresServer server, Trial trial) {
    server.execute(HANG);
    server.query(RELOAD);
    int cut;
    try {
      trial.awaitThat(
          "a hanging commit of events",
          () -> count(server, "select count(*) " + OURS + HANGING) >= HANGING_AT_ONCE);
      cut = count(server, CUT + HANGING);
    } finally {
      server.execute(GO_ON);
      server.query(RELOAD);
    }
    return cut;
  }

  private static int count(PostgresServer server, String query) {
    return Integer.parseInt(server.query(query));
  }
}
