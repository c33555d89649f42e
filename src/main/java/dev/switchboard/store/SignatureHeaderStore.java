package dev.switchboard.store;

import dev.switchboard.signing.SignatureHeaders;
import dev.switchboard.signing.TenantHeaders;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * The names that tenants chose for the fields that sign their deliveries. Every node has them all
 * in memory, since every attempt needs them; a look at what changed since the last look keeps them
 * in step.
 */
public final class SignatureHeaderStore {
  private static final long NEVER = -1;

  private final Transactions transactions;
  private final TenantHeaders memory;
  private long known = NEVER;

  /**
   * @param memory what is kept in step
   */
  public SignatureHeaderStore(Transactions transactions, TenantHeaders memory) {
    this.transactions = transactions;
    this.memory = memory;
  }

  /** The names on a tenant's deliveries, as they are in the database. */
  public SignatureHeaders find(UUID tenant) {
    return transactions
        .statement("tenant/find-signature-headers")
        .param("tenant", tenant)
        .query((row, number) -> names(row))
        .optional()
        .orElse(SignatureHeaders.STANDARD);
  }

  /**
   * Has a tenant's deliveries carry these names from now on; other nodes notice at their next look.
   *
   * @return the names
   */
  public SignatureHeaders put(UUID tenant, SignatureHeaders names) {
    transactions.runDurably(
        () -> {
          // The row that changes wait for each other at: no later change can be seen before this.
          transactions.statement("subscription/count-up-revision").update();
          boolean known = write("tenant/update-signature-headers", tenant, names) > 0;
          return known ? 0 : write("tenant/insert-signature-headers", tenant, names);
        });
    refresh();
    return names;
  }

  /** Notices what any node has changed, and that the database was set back. */
  public synchronized void refresh() {
    long current = SubscriptionFeed.revision(transactions);
    if (current < known) {
      memory.replace(changedSince(NEVER));
    } else if (current > known) {
      changedSince(known).forEach(memory::set);
    }
    known = current;
  }

  private Map<UUID, SignatureHeaders> changedSince(long revision) {
    Map<UUID, SignatureHeaders> changed = new HashMap<>();
    RowCallbackHandler keep =
        row -> changed.put(row.getObject("tenant_id", UUID.class), names(row));
    transactions.statement("tenant/changed-signature-headers").param("known", revision).query(keep);
    return changed;
  }

  private int write(String statement, UUID tenant, SignatureHeaders names) {
    return transactions
        .statement(statement)
        .param("tenant", tenant)
        .param("id", names.id())
        .param("timestamp", names.timestamp())
        .param("signature", names.signature())
        .update();
  }

  private static SignatureHeaders names(ResultSet row) throws SQLException {
    return new SignatureHeaders(
        row.getString("id_name"), row.getString("timestamp_name"), row.getString("signature_name"));
  }
}
