package dev.switchboard.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Which subscriptions have failed at every attempt, and since when, as all nodes together know. */
public final class FailingStore {
  private final Transactions transactions;

  /** A store over the outbox's own pool of connections. */
  public FailingStore(Transactions transactions) {
    this.transactions = transactions;
  }

  /** All of them; what is disabled or gone is forgotten on the way. */
  public Map<UUID, Instant> list() {
    Map<UUID, Instant> failing = new HashMap<>();
    Set<UUID> over = new HashSet<>();
    RowCallbackHandler keep =
        row -> {
          UUID id = row.getObject(1, UUID.class);
          if (row.getBoolean(3)) {
            failing.put(id, Columns.instant(row.getObject(2, OffsetDateTime.class)));
          } else {
            over.add(id);
          }
        };
    transactions.statement("failing/list").query(keep);
    forget(over);
    return failing;
  }

  /**
   * Notes what has turned, in one transaction.
   *
   * @param worked subscriptions at which an attempt has succeeded
   * @param failed subscriptions that fail from the given times on; where it is known already that
   *     one does, since the earlier time
   */
  public void turn(Collection<UUID> worked, Map<UUID, Instant> failed) {
    transactions.run(
        () -> {
          forget(worked);
          // In one order on every node, so that none waits for another in a circle.
          List<Map.Entry<UUID, Instant>> rows =
              failed.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
          return rows.isEmpty()
              ? 0
              : transactions
                  .statement("failing/insert")
                  .param("ids", Columns.uuids(rows, Map.Entry::getKey))
                  .param("times", Columns.times(rows, Map.Entry::getValue))
                  .update();
        });
  }

  /** Forgets that these subscriptions failed; within the transaction under way, if there is one. */
  public void forget(Collection<UUID> subscriptions) {
    if (!subscriptions.isEmpty()) {
      transactions
          .statement("failing/delete")
          .param("ids", Columns.uuids(subscriptions, id -> id))
          .update();
    }
  }
}
