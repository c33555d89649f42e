package dev.switchboard.store;

import dev.switchboard.access.IssuedCredential;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The accounts that everything else belongs to. */
public final class TenantStore {
  private final Transactions transactions;
  private final CredentialStore credentials;
  private final InstantSource clock;
  private final ChangeSignal signal;

  /**
   * @param credentials where a new tenant's credentials go, in the same transaction
   * @param signal told when subscriptions went with their tenant
   */
  public TenantStore(
      Transactions transactions,
      CredentialStore credentials,
      InstantSource clock,
      ChangeSignal signal) {
    this.transactions = transactions;
    this.credentials = credentials;
    this.clock = clock;
    this.signal = signal;
  }

  /** Adds a tenant and what authenticates it. */
  public void create(UUID id, String name, Instant createdAt, List<IssuedCredential> issued) {
    transactions.runDurably(
        () -> {
          transactions
              .statement("tenant/insert")
              .param("id", id)
              .param("name", name)
              .param("at", Columns.time(createdAt))
              .update();
          issued.forEach(credential -> credentials.insert(id, null, credential, null));
          return null;
        });
  }

  /** The name of a tenant, if there is one of that id. */
  public Optional<String> name(UUID id) {
    return transactions
        .statement("tenant/find-name")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /**
   * Removes a tenant: its credentials and subscriptions go with it, and what is waiting for them is
   * cancelled.
   *
   * @return false when there is no such tenant
   */
  public boolean delete(UUID id) {
    boolean found =
        transactions.runDurably(
            () -> {
              transactions.statement("subscription/count-up-revision").update();
              int deleted = remove("tenant/delete", id);
              if (deleted > 0) {
                remove("tenant/delete-subscriptions", id);
                transactions.statement("tenant/delete-settings").param("id", id).update();
                transactions.statement("tenant/delete-signature-headers").param("id", id).update();
                transactions.statement("credential/delete-of-tenant").param("id", id).update();
              }
              return deleted > 0;
            });
    signal.changed();
    credentials.ends().changed();
    return found;
  }

  /** Tells whether there is such a tenant. */
  public boolean exists(UUID id) {
    return transactions.statement("tenant/exists").param("id", id).query(Integer.class).single()
        > 0;
  }

  private int remove(String statement, UUID id) {
    return transactions
        .statement(statement)
        .param("id", id)
        .param("at", Columns.time(clock.instant()))
        .update();
  }
}
