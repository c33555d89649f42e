package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.signing.SignatureHeaders;
import dev.switchboard.signing.TenantHeaders;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.OpenDatabase;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the names in memory follow those in the database. */
class SignatureHeaderStoreIT {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final SignatureHeaders ONE = new SignatureHeaders("x-id", "x-time", "x-sign");
  private static final SignatureHeaders OTHER = new SignatureHeaders("y-id", "y-time", "y-sign");

  @ParameterizedTest
  @EnumSource(Databases.class)
  void followADatabaseThatWasSetBack(Databases kind) {
    try (OpenDatabase database = OpenDatabase.fresh(kind)) {
      UUID kept = UUID.randomUUID();
      UUID lost = UUID.randomUUID();
      database.add(kept, NOW);
      database.add(lost, NOW);
      TenantHeaders memory = new TenantHeaders();
      SignatureHeaderStore store = new SignatureHeaderStore(database.transactions(), memory);
      store.put(kept, ONE);
      store.put(lost, ONE);

      database.sql().sql("delete from signature_headers where tenant_id = ?").param(lost).update();
      database.sql().sql("update revision set counter = counter - 1").update();
      store.refresh();

      assertThat(memory.of(kept)).isEqualTo(ONE);
      assertThat(memory.of(lost)).isEqualTo(SignatureHeaders.STANDARD);
      store.put(kept, OTHER);
      assertThat(memory.of(kept)).isEqualTo(OTHER);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void followOtherNodes(Databases kind) {
    try (OpenDatabase database = OpenDatabase.fresh(kind)) {
      UUID tenant = UUID.randomUUID();
      database.add(tenant, NOW);
      TenantHeaders memory = new TenantHeaders();
      SignatureHeaderStore here = new SignatureHeaderStore(database.transactions(), memory);
      SignatureHeaderStore there =
          new SignatureHeaderStore(database.transactions(), new TenantHeaders());
      here.refresh();

      there.put(tenant, ONE);
      here.refresh();
      assertThat(memory.of(tenant)).isEqualTo(ONE);

      there.put(tenant, SignatureHeaders.STANDARD);
      here.refresh();
      assertThat(memory.of(tenant)).isEqualTo(SignatureHeaders.STANDARD);
    }
  }
}
