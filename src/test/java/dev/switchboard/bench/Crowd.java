package dev.switchboard.bench;

import dev.switchboard.access.SecretBox;
import dev.switchboard.signing.SealedRings;
import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.TestDatabase;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Very many subscriptions, the same number for each of many tenants. One of each tenant wants calls
 * as the bench posts them; what the others want is its own type, all types below a word of its own,
 * or one of two types that a third of them shares.
 */
final class Crowd {
  /** How many each tenant has. */
  static final int PER_TENANT = 100;

  private static final String TENANTS =
      """
      insert into tenant (id, name, created_at)
      select gen_random_uuid(), 'tenant ' || n, now()
      from generate_series(2, ?) as n
      """;

  private static final String SUBSCRIPTIONS =
      """
      insert into subscription (id, tenant_id, dialect, kind, position, url, sources, types, signing_secret, enabled,
                                created_at, revision)
      select x.id, ?, model.dialect, model.kind, x.place, 'https://subscriber.example/hooks/' || x.place, '', x.types,
             x.secret, true, now(), (select counter from revision)
      from (select * from subscription limit 1) as model,
           unnest(?, ?, ?, ?) as x (id, place, types, secret)
      """;

  private final Connection connection;
  private final SealedRings rings;
  private final String secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

  private Crowd(Connection connection, byte[] masterKey) {
    this.connection = connection;
    this.rings = new SealedRings(new SecretBox(masterKey, new SecureRandom()));
  }

  /**
   * Puts them into a PostgreSQL database that no gateway runs on and that holds one tenant with one
   * subscription, to calls: those are counted in.
   *
   * @param count of all, a multiple of {@link #PER_TENANT}
   */
  static void put(TestDatabase database, int count) throws SQLException {
    String key = GatewayOptions.on(database).values().get("switchboard.master-key");
    try (Connection connection =
        DriverManager.getConnection(database.url(), database.user(), database.password())) {
      connection.setAutoCommit(false);
      new Crowd(connection, Base64.getDecoder().decode(key)).put(count / PER_TENANT);
      connection.commit();
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        statement.execute("vacuum (analyze) tenant, subscription");
      }
    }
  }

  /** What the subscription at a place of its tenant's list wants. */
  static String types(int place) {
    if (place == 0) {
      return "call.*";
    }
    return switch (place % 3) {
      case 0 -> "order." + place + ".*";
      case 1 -> "invoice." + place;
      default -> "contact.created,message.receive";
    };
  }

  private void put(int tenants) throws SQLException {
    UUID served;
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("update revision set counter = counter + 1");
      try (ResultSet answer = statement.executeQuery("select tenant_id from subscription")) {
        answer.next();
        served = answer.getObject(1, UUID.class);
      }
    }
    try (PreparedStatement insert = connection.prepareStatement(TENANTS)) {
      insert.setInt(1, tenants);
      insert.executeUpdate();
    }
    try (PreparedStatement insert = connection.prepareStatement(SUBSCRIPTIONS)) {
      for (UUID tenant : allTenants()) {
        subscribe(insert, tenant, tenant.equals(served) ? 1 : 0);
      }
    }
  }

  private void subscribe(PreparedStatement insert, UUID tenant, int first) throws SQLException {
    int count = PER_TENANT - first;
    UUID[] ids = new UUID[count];
    Integer[] places = new Integer[count];
    String[] types = new String[count];
    byte[][] secrets = new byte[count][];
    for (int i = 0; i < count; i++) {
      ids[i] = UUID.randomUUID();
      places[i] = first + i;
      types[i] = types(first + i);
      secrets[i] = rings.seal(ids[i], secret).sealed().bytes();
    }
    insert.setObject(1, tenant);
    insert.setArray(2, connection.createArrayOf("uuid", ids));
    insert.setArray(3, connection.createArrayOf("integer", places));
    insert.setArray(4, connection.createArrayOf("varchar", types));
    insert.setArray(5, connection.createArrayOf("bytea", secrets));
    insert.executeUpdate();
  }

  private List<UUID> allTenants() throws SQLException {
    List<UUID> tenants = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select id from tenant")) {
      while (rows.next()) {
        tenants.add(rows.getObject(1, UUID.class));
      }
    }
    return tenants;
  }
}
