package dev.switchboard.store;

import dev.switchboard.access.IssuedCredential;
import dev.switchboard.access.Scope;
import dev.switchboard.event.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** What authenticates callers: hashes, never secrets. */
public final class CredentialStore {
  private static final Duration SHOWN_AFTER_ITS_END = Duration.ofDays(30);

  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;
  private final ChangeSignal ends = new ChangeSignal();

  /** A store that takes ids and creation times from what it is given. */
  public CredentialStore(Transactions transactions, Ids ids, InstantSource clock) {
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** Told when credentials have ended on this node; other nodes find out by themselves. */
  public ChangeSignal ends() {
    return ends;
  }

  /** The credential of that kind and lookup name, expired or not, unless it was revoked. */
  public Optional<StoredCredential> find(String kind, String lookup) {
    return transactions
        .statement("credential/find")
        .param("kind", kind)
        .param("lookup", lookup)
        .query(CredentialStore::read)
        .optional();
  }

  /**
   * Keeps a credential that is given out for another one, and ends with it.
   *
   * @param kind what sort of credential the other one is
   * @param lookup the name it was looked up by
   * @param most how many may be given out for the other one, this one included; beyond that the
   *     oldest is gone, and no longer good within a second
   * @return false when the other one has ended in the meantime
   */
  public boolean exchange(String kind, String lookup, IssuedCredential made, int most) {
    return transactions.runDurably(
        () -> {
          StoredCredential other = find(kind, lookup).orElse(null);
          if (other == null || !lock(other.tenant(), other.id())) {
            return false;
          }
          // It may have been given another secret before it was locked.
          Instant end = find(kind, lookup).map(CredentialStore::end).orElse(Instant.MIN);
          if (!end.isAfter(clock.instant())) {
            return false;
          }
          transactions
              .statement("credential/delete-oldest-issued")
              .param("id", other.id())
              .param("kept", most - 1)
              .update();
          Instant own = made.expiresAt() == null ? Instant.MAX : made.expiresAt();
          Instant earlier = end.isBefore(own) ? end : own;
          insert(
              other.tenant(),
              null,
              made.until(earlier.equals(Instant.MAX) ? null : earlier),
              other.id());
          return true;
        });
  }

  /**
   * Removes what has ended: secrets that were replaced and given-out credentials at once, others
   * once they have been shown as ended for 30 days.
   *
   * @return how many credentials
   */
  public int removeEnded() {
    Instant now = clock.instant();
    return transactions.run(
        () -> {
          transactions
              .statement("credential/delete-former-secrets")
              .param("at", Columns.time(now))
              .update();
          return transactions
              .statement("credential/delete-ended")
              .param("at", Columns.time(now))
              .param("shown", Columns.time(now.minus(SHOWN_AFTER_ITS_END)))
              .update();
        });
  }

  /** Keeps others from changing a credential; false when it is not there or revoked. */
  boolean lock(UUID tenant, UUID id) {
    return transactions
        .statement("credential/lock")
        .param("tenant", tenant)
        .param("id", id)
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  UUID insert(UUID tenant, String name, IssuedCredential credential, UUID issuedFor) {
    UUID id = ids.next();
    transactions
        .statement("credential/insert")
        .param("id", id)
        .param("tenant", tenant)
        .param("kind", credential.kind())
        .param("lookup", credential.lookup())
        .param("secretHash", credential.secretHash())
        .param("name", name)
        .param("scopes", Scope.joined(credential.scopes()))
        .param("at", Columns.time(clock.instant()))
        .param("expiresAt", Columns.time(credential.expiresAt()))
        .param("issuedFor", issuedFor)
        .update();
    return id;
  }

  private static Instant end(StoredCredential credential) {
    return credential.expiresAt() == null ? Instant.MAX : credential.expiresAt();
  }

  private static StoredCredential read(ResultSet row, int index) throws SQLException {
    Instant own = Columns.instant(row.getObject("expires_at", OffsetDateTime.class));
    Instant others = Columns.instant(row.getObject("ends_with", OffsetDateTime.class));
    boolean endsWithOther = own == null || others != null && others.isBefore(own);
    return new StoredCredential(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        Scope.parse(row.getString("scopes")),
        row.getBytes("secret_hash"),
        endsWithOther ? others : own);
  }
}
