package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Databases;
import dev.switchboard.testing.OpenDatabase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is resealed under a new master key. */
class SealedColumnsIT {

  /** A new column for sealed secrets has to be added to what reseals them. */
  @ParameterizedTest
  @EnumSource(Databases.class)
  void knowsEveryColumnThatHoldsASecret(Databases databases) {
    List<String> binaries = binaries(databases);
    assertThat(binaries)
        .containsExactlyInAnyOrder(
            // Sealed, and listed by the view.
            "subscription.signing_secret",
            "subscription.dialect_secret",
            "subscription.tls_key",
            "dialect_setting.sealed",
            "sealed_secret.sealed",
            // Not sealed.
            "credential.secret_hash",
            "former_secret.secret_hash",
            "event.payload",
            "attempt.excerpt");
  }

  private static List<String> binaries(Databases databases) {
    try (OpenDatabase database = OpenDatabase.fresh(databases)) {
      return database
          .sql()
          .sql(
              """
              select lower(table_name) || '.' || lower(column_name)
              from information_schema.columns
              where lower(table_schema) = 'public'
                and lower(data_type) in ('bytea', 'binary varying')
              """)
          .query(String.class)
          .list();
    }
  }
}
