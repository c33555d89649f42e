package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import dev.switchboard.audit.Act;
import dev.switchboard.audit.Actor;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditStoreIT {
  private static final UUID TENANT = new UUID(0, 7);

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private HikariDataSource source;
  private Transactions transactions;
  private TenantStore tenants;
  private AuditStore audit;

  @AfterEach
  void close() {
    source.close();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void keepsAChangeAndItsEntry(Databases databases) {
    open(databases);

    audit.recording(Actor.OPERATOR, this::create, nothing -> List.of(act("tenant.created")));

    assertThat(tenants.name(TENANT)).contains("acme");
    assertThat(actions()).containsExactly("tenant.created");
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void keepsNoEntryOfAChangeThatFails(Databases databases) {
    open(databases);

    assertThatThrownBy(
            () ->
                audit.recording(
                    Actor.OPERATOR,
                    () -> {
                      audit.record(Actor.OPERATOR, List.of(act("tenant.created")));
                      throw new IllegalArgumentException("refused");
                    },
                    nothing -> List.of()))
        .hasMessage("refused");

    assertThat(actions()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void keepsNoChangeWhoseEntryFails(Databases databases) {
    open(databases);

    assertThatThrownBy(
            () ->
                audit.recording(
                    Actor.OPERATOR, this::create, nothing -> List.of(act("x".repeat(81)))))
        .isInstanceOf(DataIntegrityViolationException.class);

    assertThat(tenants.name(TENANT)).isEmpty();
    assertThat(actions()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void removesWhatIsOlderThanItIsKept(Databases databases) {
    open(databases);
    audit.record(Actor.GATEWAY, List.of(act("old")));
    now = now.plusSeconds(1);
    audit.record(Actor.GATEWAY, List.of(act("young")));
    now = now.plus(Duration.ofDays(1)).minusMillis(500);

    assertThat(retention(Duration.ZERO).removeOld()).isZero();
    assertThat(retention(Duration.ofDays(1)).removeOld()).isEqualTo(1);
    assertThat(actions()).containsExactly("young");
  }

  private AuditRetention retention(Duration kept) {
    return new AuditRetention(transactions, () -> now, kept);
  }

  private Object create() {
    tenants.create(TENANT, "acme", now, List.of());
    return null;
  }

  private static Act act(String action) {
    return new Act(TENANT, action, "tenant", TENANT.toString(), null, Map.of("name", "acme"));
  }

  private List<String> actions() {
    return JdbcClient.create(source)
        .sql("select action from audit order by id")
        .query(String.class)
        .list();
  }

  private void open(Databases databases) {
    TestDatabase fresh = databases.fresh();
    Database database =
        new Database(new Database.Access(fresh.url(), fresh.user(), fresh.password()));
    source = database.pool("audit", 2, Duration.ofSeconds(5));
    database.migrate(source);
    transactions = new Transactions(source, new Statements(database.vendor()), false);
    CredentialStore credentials = new CredentialStore(transactions, UUID::randomUUID, () -> now);
    tenants = new TenantStore(transactions, credentials, () -> now, new ChangeSignal());
    audit = new AuditStore(transactions, UUID::randomUUID, () -> now, new ObjectMapper());
  }
}
