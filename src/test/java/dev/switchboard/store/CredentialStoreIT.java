package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.switchboard.access.Credential;
import dev.switchboard.access.IssuedCredential;
import dev.switchboard.access.Scope;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of credentials in the database as time goes on. */
class CredentialStoreIT {
  private static final Set<Scope> SCOPES = Set.of(Scope.MANAGE, Scope.READ);

  private static final String ISSUED =
      "select count(*) from credential where issued_for is not null";

  private final UUID tenant = UUID.randomUUID();
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private Database database;
  private HikariDataSource pool;
  private CredentialStore store;
  private CredentialChanges changes;

  @AfterEach
  void close() {
    pool.close();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void knowsAFormerSecretUntilItsTimeIsOver(Databases kind) {
    migrate(kind);
    UUID id = create("first", null).id();
    Instant until = now.plus(Duration.ofHours(1));
    assertThat(changes.rotate(tenant, id, secret("second"), until, 1)).isTrue();
    assertThat(changes.rotate(tenant, id, secret("third"), until, 1)).isFalse();

    assertThat(end("first")).isEqualTo(until);
    assertThat(end("second")).isNull();
    assertThat(store.find("pair", "first").orElseThrow().id()).isEqualTo(id);
    now = until;
    assertThat(store.removeEnded()).isZero();
    assertThat(store.find("pair", "first")).isEmpty();
    assertThat(store.find("pair", "second")).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void endsAFormerSecretAtTheLatestWithItsCredential(Databases kind) {
    migrate(kind);
    Instant end = now.plus(Duration.ofMinutes(5));
    UUID id = create("first", end).id();
    changes.rotate(tenant, id, secret("second"), now.plus(Duration.ofHours(1)), 1);
    assertThat(end("first")).isEqualTo(end);
    assertThat(end("second")).isEqualTo(end);
    changes.revoke(tenant, id);
    assertThat(store.find("pair", "first")).isEmpty();
    assertThat(store.find("pair", "second")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void givesNothingOutForWhatHasEnded(Databases kind) {
    migrate(kind);
    Instant end = now.plus(Duration.ofMinutes(5));
    UUID id = create("first", end).id();
    IssuedCredential given =
        new IssuedCredential("given", "g", null, SCOPES, now.plus(Duration.ofHours(24)));
    assertThat(store.exchange("pair", "first", given, 9)).isTrue();
    assertThat(store.find("given", "g").orElseThrow().expiresAt()).isEqualTo(end);
    assertThat(store.exchange("pair", "other", given, 9)).isFalse();
    changes.revoke(tenant, id);
    assertThat(store.exchange("pair", "first", given, 9)).isFalse();
    assertThat(store.find("given", "g")).isEmpty();

    create("second", end);
    now = end;
    assertThat(store.exchange("pair", "second", given, 9)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void keepsTheNewestOfWhatIsGivenOutForOneCredential(Databases kind) {
    migrate(kind);
    create("greedy", null);
    create("other", null);
    give("other", "others", 2);
    for (String lookup : new String[] {"1", "2", "3", "4"}) {
      give("greedy", lookup, 2);
      now = now.plusMillis(1);
    }

    assertThat(store.find("given", "1")).isEmpty();
    assertThat(store.find("given", "2")).isEmpty();
    assertThat(store.find("given", "3")).isPresent();
    assertThat(store.find("given", "4")).isPresent();
    assertThat(store.find("given", "others")).isPresent();
    assertThat(new JdbcTemplate(pool).queryForObject(ISSUED, Integer.class)).isEqualTo(3);

    give("greedy", "5", 1);
    assertThat(new JdbcTemplate(pool).queryForObject(ISSUED, Integer.class)).isEqualTo(2);
  }

  private void give(String key, String lookup, int most) {
    IssuedCredential given = new IssuedCredential("given", lookup, null, SCOPES, null);
    assertThat(store.exchange("pair", key, given, most)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void showsWhatHasEndedForThirtyDaysAndWhatWasGivenOutNoLonger(Databases kind) {
    migrate(kind);
    Instant end = now.plus(Duration.ofMinutes(5));
    UUID expiring = create("expiring", end).id();
    UUID revoked = create("revoked", null).id();
    UUID lasting = create("lasting", null).id();
    store.exchange("pair", "lasting", new IssuedCredential("given", "g", null, SCOPES, end), 9);
    changes.revoke(tenant, revoked);
    now = end;
    assertThat(store.removeEnded()).isEqualTo(1);
    assertThat(changes.find(tenant, expiring)).isPresent();
    now = end.plus(Duration.ofDays(30)).plusSeconds(1);
    assertThat(store.removeEnded()).isEqualTo(2);
    assertThat(changes.find(tenant, expiring)).isEmpty();
    assertThat(changes.find(tenant, revoked)).isEmpty();
    assertThat(changes.find(tenant, lasting)).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void makesNothingForATenantThatIsGone(Databases kind) {
    migrate(kind);
    new JdbcTemplate(pool).update("update tenant set deleted_at = created_at");
    assertThat(changes.create(tenant, "a", secret("first"), 9)).isEmpty();
  }

  private Credential create(String secret, Instant end) {
    return changes.create(tenant, secret, secret(secret).until(end), 9).orElseThrow();
  }

  private Instant end(String lookup) {
    return store.find("pair", lookup).orElseThrow().expiresAt();
  }

  private static IssuedCredential secret(String lookup) {
    return new IssuedCredential("pair", lookup, new byte[] {1}, SCOPES, null);
  }

  private void migrate(Databases kind) {
    connect(kind);
    database.migrate(pool);
    insertTenant();
  }

  private void connect(Databases kind) {
    TestDatabase fresh = kind.fresh();
    database = new Database(new Database.Access(fresh.url(), fresh.user(), fresh.password()));
    pool = database.pool("credentials", 2, Duration.ofSeconds(5));
    Transactions transactions = new Transactions(pool, new Statements(database.vendor()), false);
    store = new CredentialStore(transactions, UUID::randomUUID, () -> now);
    changes = new CredentialChanges(transactions, store, () -> now);
  }

  private void insertTenant() {
    new JdbcTemplate(pool)
        .update(
            "insert into tenant (id, name, created_at) values (?, 'acme', current_timestamp)",
            tenant);
  }
}
