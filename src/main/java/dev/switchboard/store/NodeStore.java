package dev.switchboard.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The running processes and the leases they hold. */
public final class NodeStore {
  private final Transactions transactions;
  private final UUID incarnation;

  /**
   * @param incarnation this process
   */
  public NodeStore(Transactions transactions, UUID incarnation) {
    this.transactions = transactions;
    this.incarnation = incarnation;
  }

  /** Enters this process; to be done before it leases anything. */
  public void enter() {
    transactions.run(() -> of("node/insert", incarnation));
  }

  /**
   * Counts up this process's beat.
   *
   * @return false when another node has judged it dead
   */
  public boolean beat() {
    return transactions.runDurably(() -> of("node/beat", incarnation)) > 0;
  }

  /** Every process's beat, by incarnation. */
  public Map<UUID, Long> beats() {
    Map<UUID, Long> beats = new HashMap<>();
    RowCallbackHandler keep = row -> beats.put(row.getObject(1, UUID.class), row.getLong(2));
    transactions.statement("node/list").query(keep);
    return beats;
  }

  /** Removes a process that is dead or leaves, and makes what it held due; tells how many. */
  public int remove(UUID dead, Instant now) {
    return transactions.run(
        () -> {
          of("node/delete", dead);
          return transactions
              .statement("node/free-deliveries-of")
              .param("incarnation", dead)
              .param("now", Columns.time(now))
              .update();
        });
  }

  /** Makes deliveries due that are leased to processes nobody knows; tells how many. */
  public int freeDeliveriesOfNobody(Instant now) {
    return transactions.run(
        () ->
            transactions
                .statement("node/free-deliveries-of-nobody")
                .param("now", Columns.time(now))
                .update());
  }

  /** The deliveries leased to this process, as the database sees it. */
  public Set<UUID> leased() {
    return transactions
        .statement("outbox/leased-deliveries")
        .param("owner", incarnation)
        .query(UUID.class)
        .set();
  }

  /** Gives up leases of this process, making their deliveries due. */
  public int free(Collection<UUID> deliveries, Instant now) {
    return transactions.run(
        () ->
            transactions
                .statement("outbox/free-deliveries")
                .param("owner", incarnation)
                .param("ids", Columns.uuids(deliveries, id -> id))
                .param("now", Columns.time(now))
                .update());
  }

  private int of(String statement, UUID node) {
    return transactions.statement(statement).param("incarnation", node).update();
  }
}
