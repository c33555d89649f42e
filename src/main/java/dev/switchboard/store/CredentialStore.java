package dev.switchboard.store;

import dev.switchboard.access.IssuedCredential;
import dev.switchboard.event.Ids;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** What authenticates callers: hashes, never secrets. */
public final class CredentialStore {
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  /** A store that takes ids and creation times from what it is given. */
  public CredentialStore(Transactions transactions, Ids ids, InstantSource clock) {
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** The credential of that kind and lookup name, expired or not. */
  public Optional<StoredCredential> find(String kind, String lookup) {
    return transactions
        .statement("credential/find")
        .param("kind", kind)
        .param("lookup", lookup)
        .query(
            (row, index) ->
                new StoredCredential(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getBytes(3),
                    Columns.instant(row.getObject(4, OffsetDateTime.class))))
        .optional();
  }

  /** Keeps a tenant's new credential. */
  public void add(UUID tenant, IssuedCredential credential) {
    transactions.runDurably(() -> insert(tenant, credential));
  }

  /** Removes those that have expired, and tells how many. */
  public int removeExpired() {
    return transactions.run(
        () ->
            transactions
                .statement("credential/delete-expired")
                .param("at", Columns.time(clock.instant()))
                .update());
  }

  int insert(UUID tenant, IssuedCredential credential) {
    return transactions
        .statement("credential/insert")
        .param("id", ids.next())
        .param("tenant", tenant)
        .param("kind", credential.kind())
        .param("lookup", credential.lookup())
        .param("secretHash", credential.secretHash())
        .param("at", Columns.time(clock.instant()))
        .param("expiresAt", Columns.time(credential.expiresAt()))
        .update();
  }
}
