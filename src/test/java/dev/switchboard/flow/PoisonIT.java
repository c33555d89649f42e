package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.LIVE;
import static dev.switchboard.flow.Samples.MESSAGE;
import static dev.switchboard.flow.Samples.RINGING;
import static dev.switchboard.flow.Samples.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testing.Databases;
import dev.switchboard.testing.Receiver;
import java.time.Duration;
import java.util.UUID;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/** Deliveries that cannot be made, for reasons of the gateway's own. */
class PoisonIT extends FlowTest {
  private static final String CORRUPT =
      "create function corrupt() returns bytea language plpgsql as"
          + " $$begin raise exception 'missing chunk' using errcode = 'XX001'; end$$";
  private static final String DAMAGED =
      "create view event as select id, tenant_id, source, type, ordering_key,"
          + " case when id = '%s' then corrupt() else payload end as payload,"
          + " occurred_at, accepted_at, expires_at from event_table";

  @AutoClose private final Receiver other = Receiver.start();

  @BeforeParameterizedClassInvocation
  static void start(Databases databases) {
    flow =
        Flow.on(
            databases,
            "switchboard.redelivery.delays",
            "1h,1h",
            "switchboard.redelivery.jitter",
            "0");
  }

  @Test
  void failsWhatHasLostItsEventAndClaimsTheRest() {
    waitAtFailingReceiver();

    account.rows().change("delete from event where id = :id", event(0));
    makeAllDue();

    assertFailedByUs(0, 2, "UnreadableEventException");
    awaitDelivered(1);
    awaitDelivered(2);
  }

  @Test
  void failsWhatHasADamagedEventAndClaimsTheRest() {
    if (databases == Databases.H2) {
      return;
    }
    waitAtFailingReceiver();
    account.rows().run("alter table event rename to event_table");
    account.rows().run(CORRUPT);
    account.rows().run(DAMAGED.formatted(event(1)));
    try {
      makeAllDue();

      assertFailedByUs(1, 2, "UnreadableEventException");
      awaitDelivered(0);
      awaitDelivered(2);
    } finally {
      account.rows().run("drop view event");
      account.rows().run("drop function corrupt");
      account.rows().run("alter table event_table rename to event");
    }
  }

  @Test
  void failsWhatIsOfAnUnknownDialect() {
    account.sigma(receiver, "all");
    account.subscribe(other, "channel.*");
    change("update subscription set dialect = 'fax' where id = :id");

    account.post("sigma", LIVE);

    assertFailedByUs(owedTo(receiver), 1, "IllegalArgumentException");
    other.awaitFirst();
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void failsWhatIsSentAlongWithASecretThatCannotBeOpened() {
    account.sendblueConfiguration(
        "{'receive':[{'url':'%s','secret':'s3cret'}]}".formatted(receiver.url()));
    account.subscribe(other, "message.*");
    change("update subscription set dialect_secret = cast('00' as bytea) where id = :id");

    account.post("sendblue?type=receive", MESSAGE);

    assertThat(onceItWaits(owedTo(receiver)).reason()).startsWith("internal_error:");
    other.awaitFirst();
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void failsWhatAStepOfARouteThrowsAt() throws Exception {
    receiver.answering(503);
    account.subscribe(receiver, "call.*");
    account.post("omicall", RINGING);
    Rows.Delivery waiting = account.deliveryOnceItWaits();
    String id = "deliveries";
    flow.gateway().context().getRouteController().stopRoute(id);
    flow.gateway().context().removeRoute(id);
    try {
      load("throws");
      account.rows().makeDue(waiting.id());
      assertFailedByUs(0, 2, "UnsupportedOperationException");
    } finally {
      flow.gateway().context().getRouteController().stopRoute("throws");
      flow.gateway().context().removeRoute("throws");
      PluginHelper.getRoutesLoader(flow.gateway().context())
          .loadRoutes(
              ResourceHelper.resolveMandatoryResource(
                  flow.gateway().context(), "file:routes/deliveries.camel.yaml"));
    }
    assertThat(receiver.received()).hasSize(1);
  }

  private void load(String id) throws Exception {
    String yaml =
        """
        - route:
            id: %s
            errorHandler: {noErrorHandler: {}}
            from:
              uri: outbox:deliveries
              steps:
                - throwException:
                    exceptionType: java.lang.UnsupportedOperationException
                    message: not today
        """;
    PluginHelper.getRoutesLoader(flow.gateway().context())
        .loadRoutes(ResourceHelper.fromString("throws.camel.yaml", yaml.formatted(id)));
  }

  private void waitAtFailingReceiver() {
    receiver.answering(503, 503, 503, 200);
    account.subscribe(receiver, "call.*");
    for (String call : new String[] {"c-1", "c-2", "c-3"}) {
      account.post("omicall", call(call, "ringing"));
    }
    await().until(() -> account.deliveries().stream().allMatch(row -> row.dueAt() != null));
  }

  private void makeAllDue() {
    account.deliveries().forEach(row -> account.rows().makeDue(row.id()));
  }

  private UUID event(int delivery) {
    return account.deliveries().get(delivery).eventId();
  }

  private int owedTo(Receiver subscriber) {
    String id = account.subscription(subscriber).path("id").textValue();
    await().until(() -> account.deliveries().size() == 2);
    return account.deliveries().get(0).subscriptionId().toString().equals(id) ? 0 : 1;
  }

  private void change(String sql) {
    UUID id = UUID.fromString(account.subscription(receiver).path("id").textValue());
    account.rows().change(sql, id);
    account.rows().announce(id);
  }

  private Rows.Delivery onceItWaits(int delivery) {
    return await().until(() -> account.deliveries().get(delivery), row -> row.dueAt() != null);
  }

  private void assertFailedByUs(int delivery, int attempts, String error) {
    Rows.Delivery failed =
        await()
            .until(
                () -> account.deliveries().get(delivery),
                row -> row.attempts() == attempts && row.dueAt() != null);
    assertThat(failed.state()).isEqualTo("pending");
    assertThat(failed.reason()).startsWith("internal_error:").endsWith(error);
    assertThat(account.rows().attempts(failed.id()).get(attempts - 1).error()).endsWith(error);
    await()
        .during(Duration.ofSeconds(1))
        .until(() -> account.deliveries().get(delivery).attempts() == attempts);
  }

  private void awaitDelivered(int delivery) {
    await().until(() -> account.deliveries().get(delivery).state().equals("delivered"));
  }
}
