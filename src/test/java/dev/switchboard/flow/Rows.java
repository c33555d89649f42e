package dev.switchboard.flow;

import dev.switchboard.store.DatabaseUrl;
import dev.switchboard.testing.TestDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Reads what the gateway has written, by connections of its own. */
final class Rows {
  private final JdbcClient client;

  Rows(TestDatabase database) {
    client =
        JdbcClient.create(
            new DriverManagerDataSource(
                DatabaseUrl.complete(database.url()), database.user(), database.password()));
  }

  /** A row of the table {@code delivery}. */
  record Delivery(
      UUID id,
      UUID eventId,
      UUID subscriptionId,
      String state,
      int attempts,
      OffsetDateTime dueAt,
      UUID owner,
      OffsetDateTime createdAt,
      OffsetDateTime finishedAt,
      Integer status,
      Integer tookMs,
      String reason) {}

  /** What a row of the table {@code event} tells of an event. */
  record Stored(String source, String type, String orderingKey, OffsetDateTime occurredAt) {}

  /** A row of the table {@code attempt}. */
  record Attempt(int number, Integer status, int tookMs, String error, byte[] excerpt) {}

  /** The deliveries of a tenant, in the order they were born. */
  List<Delivery> deliveries(String tenant) {
    return client
        .sql("select * from delivery where tenant_id = :tenant order by id")
        .param("tenant", UUID.fromString(tenant))
        .query(Delivery.class)
        .list();
  }

  /** The failed attempts of a delivery, the first first. */
  List<Attempt> attempts(UUID delivery) {
    return client
        .sql("select * from attempt where delivery_id = :delivery order by number")
        .param("delivery", delivery)
        .query(Attempt.class)
        .list();
  }

  /** Since when subscriptions of a tenant have failed at every attempt. */
  List<OffsetDateTime> failingSince(String tenant) {
    return client
        .sql(
            "select f.since from failing f join subscription s on s.id = f.subscription_id"
                + " where s.tenant_id = :tenant")
        .param("tenant", UUID.fromString(tenant))
        .query(OffsetDateTime.class)
        .list();
  }

  /** The only event of a tenant. */
  Stored event(String tenant) {
    return client
        .sql("select * from event where tenant_id = :tenant")
        .param("tenant", UUID.fromString(tenant))
        .query(Stored.class)
        .single();
  }

  /** The payloads of a tenant's events, in the order of their ids. */
  List<byte[]> payloads(String tenant) {
    return client
        .sql("select payload from event where tenant_id = :tenant order by id")
        .param("tenant", UUID.fromString(tenant))
        .query((row, number) -> row.getBytes(1))
        .list();
  }

  /** How many bytes a subscription's sealed signing keys are. */
  int bytesOfKeys(String subscription) {
    return client
        .sql("select octet_length(signing_secret) from subscription where id = :id")
        .param("id", UUID.fromString(subscription))
        .query(Integer.class)
        .single();
  }

  /** When the first of a subscription's replaced keys is to be dropped; null for none. */
  OffsetDateTime keysRetireAt(String subscription) {
    return client
        .sql("select keys_retire_at from subscription where id = :id")
        .param("id", UUID.fromString(subscription))
        .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .single()
        .orElse(null);
  }

  /** When an event's time is over. */
  Instant expiry(UUID event) {
    return client
        .sql("select expires_at from event where id = :id")
        .param("id", event)
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  /** Lets the time come of a delivery that waits for it. */
  void makeDue(UUID delivery) {
    change(
        "update delivery set due_at = created_at where id = :id and due_at > created_at", delivery);
  }

  /** Changes one thing behind the gateway's back. */
  void change(String sql, UUID id) {
    client.sql(sql).param("id", id).update();
  }

  /** Runs a statement behind the gateway's back. */
  void run(String sql) {
    client.sql(sql).update();
  }

  /** Has every node read the subscriptions anew that were changed behind its back. */
  void announce(UUID subscription) {
    // A node may look between the two: what it reads then, it reads again after the second.
    change(
        "update subscription set revision = (select counter + 1 from revision) where id = :id",
        subscription);
    client.sql("update revision set counter = counter + 1").update();
  }
}
