package dev.switchboard.outbox;

import static dev.switchboard.outbox.RowRules.require;

import dev.switchboard.delivery.Attempt;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.delivery.Outcome;
import dev.switchboard.event.Event;
import dev.switchboard.outbox.Reference.Standing;
import dev.switchboard.store.Statements;
import dev.switchboard.store.Transactions;
import dev.switchboard.store.Vendor;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Revision;
import dev.switchboard.subscription.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Two nodes over one database, with three subscriptions: the first wants events of both types, the
 * second those of the second type, which expire after a minute, and the third both, in strict
 * order. Everything happens one step after the other; after each, what the rows say is compared
 * with the reference.
 */
final class Cluster {
  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(16));
  private static final List<String> TABLES =
      List.of(
          "attempt", "strict_line", "delivery", "event", "node", "audit", "subscription", "tenant");
  private static final int TURNS_TO_END = 120;

  private final MovedTime time = new MovedTime();
  private final CountedIds ids = new CountedIds();
  private final Reference reference = new Reference();
  private final DeafConnections connections;
  private final Transactions transactions;
  private final JdbcClient sql;
  private final SimulatedNode[] nodes = new SimulatedNode[2];
  private final Standings standings;
  private Map<UUID, ClusterRow> rows = Map.of();
  private AssertionError broken;

  /** Starts over a migrated database whose tables are empty. */
  Cluster(DataSource source) {
    connections = new DeafConnections(source);
    transactions = new Transactions(connections, new Statements(Vendor.H2), false);
    sql = JdbcClient.create(source);
    TABLES.forEach(table -> sql.sql("delete from " + table).update());
    sql.sql("insert into tenant (id, name, created_at) values (?, 'a', now())")
        .param(Subscriptions.TENANT)
        .update();
    nodes[0] = node(0);
    nodes[1] = node(1);
    List<Subscription> all = Subscriptions.all(ids);
    nodes[0].subscriptions().revise(revision(current -> Portfolio.of(all)));
    standings = new Standings(reference, all);
    standings.notice(0);
  }

  /** Takes one step, and checks what must be so after every step. */
  void take(Step step) {
    boolean loses =
        connections.losesNextAnswer() && !Step.What.TRIED_UNTIL_ANSWERED.contains(step.what());
    if (!loses) {
      connections.hearAgain();
    }
    try {
      act(step);
    } catch (DataAccessException | TransactionException unanswered) {
      require(loses, "failed by itself", unanswered);
    }
    if (step.what() != Step.What.LOSE_ANSWER) {
      connections.hearAgain();
    }
    check();
  }

  private void act(Step step) {
    SimulatedNode node = nodes[step.node()];
    switch (step.what()) {
      case ACCEPT -> accept(step);
      case LOSE_ANSWER -> connections.loseNextAnswer();
      case SUCCEED -> node.endAttempt(answer(200));
      case FAIL -> node.endAttempt(answer(503));
      case BE_GONE -> node.endAttempt(answer(410));
      case RECORD -> node.record();
      case CLAIM -> node.claim();
      case MOVE -> node.moveStrictLines();
      case LOOK -> node.lookAfterStrictLines();
      case REFRESH -> refresh(step.node());
      case RELEASE -> node.recovery().releaseHeld();
      case EXPIRE -> node.recovery().expireHeld();
      case FIND_QUEUED -> node.recovery().findQueued();
      case SWEEP -> node.recovery().freeOrphans();
      case BEAT -> node.beat();
      case PASS -> pass(PAUSES.get(Math.min(1, step.which())));
      case KILL -> start(step.node());
      case DISABLE, ENABLE, DELETE -> change(step);
    }
  }

  /** Gives everybody time for everything, and checks what must have become of all that was owed. */
  void end() {
    connections.hearAgain();
    for (int turn = 0; turn < TURNS_TO_END && !unsettled().isEmpty(); turn++) {
      pass(Duration.ofSeconds(1));
      turn(0);
      turn(1);
    }
    require(unsettled().isEmpty(), "has come to no end, or to a wrong one", unsettled());
  }

  private void turn(int node) {
    refresh(node);
    nodes[node].beat();
    nodes[node].doWhatTimersDo();
    while (nodes[node].endAttempt(answer(200))) {
      check();
    }
    nodes[node].record();
    check();
  }

  private List<ClusterRow> unsettled() {
    return rows.values().stream()
        .filter(
            row -> !reference.ends(row.owed(), row.isExpired(time.instant())).contains(row.state()))
        .toList();
  }

  private void accept(Step step) {
    boolean passes = step.which() > 0;
    Event event = Subscriptions.event(ids.next(), passes, time.instant());
    boolean acknowledged = nodes[step.node()].accept(event);
    reference.accepted(event.id(), standings.wanting(passes), acknowledged);
    standings.notice(step.node());
  }

  private void change(Step step) {
    UUID id = standings.id(step.which());
    Standing standing =
        switch (step.what()) {
          case DISABLE -> Standing.DISABLED;
          case ENABLE -> Standing.ENABLED;
          default -> Standing.DELETED;
        };
    // It is kept, whether that is answered or not.
    reference.stand(id, standing);
    nodes[step.node()]
        .subscriptions()
        .revise(revision(current -> Subscriptions.after(current, id, standing)));
    standings.notice(step.node());
  }

  private static Revision revision(Revision.Rule rule) {
    return new Revision(Subscriptions.TENANT, "native", Revision.Selection.ALL, rule);
  }

  private void pass(Duration pause) {
    time.pass(pause);
    for (SimulatedNode node : nodes) {
      node.watchStanding();
    }
  }

  private void start(int node) {
    nodes[node] = node(node);
    standings.notice(node);
  }

  private SimulatedNode node(int node) {
    return new SimulatedNode(
        transactions,
        time,
        ids.next(),
        ids,
        (who, attempt, status) -> attempted(node, who, attempt, status));
  }

  private void refresh(int node) {
    nodes[node].recovery().refreshSubscriptions();
    standings.notice(node);
  }

  private static Outcome answer(int status) {
    return Outcome.answered(status, Duration.ZERO, new byte[0], null);
  }

  /** A rule that an attempt breaks is told by the next check: the node itself would log it away. */
  private void attempted(int node, UUID incarnation, Attempt attempt, int status) {
    try {
      checkAttempt(node, incarnation, attempt, status);
    } catch (AssertionError rule) {
      broken = rule;
    }
  }

  private void checkAttempt(int node, UUID incarnation, Attempt attempt, int status) {
    UUID subscription = attempt.subscription().id();
    Map<UUID, ClusterRow> now = read();
    ClusterRow row = now.get(attempt.delivery().id());
    boolean leased = row.state() == DeliveryState.PENDING && incarnation.equals(row.owner());
    require(leased || row.state().isFinal(), "attempted without a lease", row);
    require(
        standings.mayBeAttempted(node, subscription),
        "attempted though its subscription was known not to be enabled",
        row);
    require(!row.isExpired(time.instant()), "attempted after its time", row);
    require(
        !standings.isStrict(subscription) || row.isFirst(now.values()),
        "attempted before its turn",
        row);
    if (status == 410) {
      reference.saidGone(row.owed());
      if (!connections.losesNextAnswer()) {
        standings.notice(node);
      }
    }
  }

  private void check() {
    if (broken != null) {
      throw broken;
    }
    Map<UUID, ClusterRow> now = read();
    RowRules.check(rows, now, reference);
    rows = now;
  }

  private Map<UUID, ClusterRow> read() {
    return sql.sql(ClusterRow.ALL).query(ClusterRow::read).list().stream()
        .collect(Collectors.toMap(ClusterRow::id, row -> row));
  }
}
