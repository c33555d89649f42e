package dev.switchboard.store;

import dev.switchboard.access.Credential;
import dev.switchboard.access.IssuedCredential;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** What accounts do with their own credentials, each in one transaction. */
public final class CredentialChanges {
  private final Transactions transactions;
  private final CredentialStore store;
  private final InstantSource clock;

  /**
   * @param store what finds callers by the credentials changed here
   */
  public CredentialChanges(Transactions transactions, CredentialStore store, InstantSource clock) {
    this.transactions = transactions;
    this.store = store;
    this.clock = clock;
  }

  /** One of an account's credentials, ended or not. */
  public Optional<Credential> find(UUID tenant, UUID id) {
    return transactions
        .statement("credential/find-own")
        .param("tenant", tenant)
        .param("id", id)
        .query()
        .listOfRows()
        .stream()
        .findFirst()
        .map(CredentialRows::read);
  }

  /**
   * Adds a credential to an account.
   *
   * @param name what its owner calls it
   * @param most how many the account may have that are good for something
   * @return empty when it has that many, or is gone
   */
  public Optional<Credential> create(
      UUID tenant, String name, IssuedCredential credential, int most) {
    return transactions.runDurably(
        () -> {
          boolean room = lockTenant(tenant) && count("credential/count-live", tenant) < most;
          return room
              ? find(tenant, store.insert(tenant, name, credential, null))
              : Optional.<Credential>empty();
        });
  }

  /** Ends a credential, and those given out for it; nothing happens where it has ended already. */
  public void revoke(UUID tenant, UUID id) {
    transactions.runDurably(
        () -> {
          if (store.lock(tenant, id)) {
            of("credential/revoke", id).param("at", Columns.time(clock.instant())).update();
          }
          return null;
        });
    store.ends().changed();
  }

  /**
   * Gives a credential another secret. Those before, and what was given out for them, are void
   * after {@code until}, if not earlier.
   *
   * @param fresh the new secret; only that of it counts
   * @param until a time not after now ends them at once
   * @param most how many earlier secrets may be valid at the same time
   * @return false when the credential has ended, or too many earlier secrets would be valid
   */
  public boolean rotate(UUID tenant, UUID id, IssuedCredential fresh, Instant until, int most) {
    boolean done =
        transactions.runDurably(
            () -> {
              boolean overlaps = until.isAfter(clock.instant());
              if (!store.lock(tenant, id) || overlaps && formerSecrets(id) >= most) {
                return false;
              }
              of("credential/end-former-secrets", id).param("until", Columns.time(until)).update();
              of("credential/end-issued", id).param("until", Columns.time(until)).update();
              if (overlaps) {
                of("credential/retire-secret", id).param("until", Columns.time(until)).update();
              }
              of("credential/replace-secret", id)
                  .param("lookup", fresh.lookup())
                  .param("secretHash", fresh.secretHash())
                  .update();
              return true;
            });
    store.ends().changed();
    return done;
  }

  private boolean lockTenant(UUID id) {
    return of("tenant/lock", id).query(UUID.class).optional().isPresent();
  }

  private int formerSecrets(UUID id) {
    return of("credential/count-former-secrets", id)
        .param("at", Columns.time(clock.instant()))
        .query(Integer.class)
        .single();
  }

  private int count(String statement, UUID tenant) {
    return transactions
        .statement(statement)
        .param("tenant", tenant)
        .param("at", Columns.time(clock.instant()))
        .query(Integer.class)
        .single();
  }

  private StatementSpec of(String statement, UUID id) {
    return transactions.statement(statement).param("id", id);
  }
}
