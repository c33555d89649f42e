package dev.switchboard.flow;

import static dev.switchboard.flow.Numbered.event;
import static dev.switchboard.flow.Numbered.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Databases;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/** Deliveries of one key in the order of their acceptance, whatever comes between. */
class StrictOrderIT extends FlowTest {
  private static final String SOON = Numbered.SOON;
  private static final String NEVER = "'redelivery':{'delays':[3600],'jitter':0}";

  private final Numbered numbered = new Numbered(account, receiver);

  @BeforeParameterizedClassInvocation
  static void start(Databases databases) {
    flow =
        Flow.on(
            databases,
            "switchboard.outbox.lane.queue",
            "10",
            "switchboard.expiry",
            "call.answered=1m");
  }

  @Test
  void letsNothingOvertakeWhatIsTriedAgain() {
    receiver.answering(503, 503, 200, 200, 503, 503, 503, 200);
    subscribe(SOON);

    account.post("omicall", events("c", 1, 6));
    account.awaitAll("delivered");

    assertThat(numbered.numbers("c")).containsExactly(1, 1, 1, 2, 3, 3, 3, 3, 4, 5, 6);
  }

  @Test
  void keepsTheOrderOfManyKeysThroughFailuresAndOverflow() {
    List<String> keys = IntStream.range(0, 10).mapToObj(n -> "c-" + n).toList();
    for (int i = 0; i < 25; i++) {
      receiver.answering(200, 200, 503, 200);
    }
    receiver.answering(200);
    // As many attempts as may be chosen, so that none is given up, whoever meets the failures.
    subscribe(SOON.replace("[", "[" + "0.02,".repeat(16)));

    StringBuilder all = new StringBuilder();
    for (int number = 1; number <= 20; number++) {
      for (String key : keys) {
        all.append(event(key, "ringing", number));
      }
    }
    account.post("omicall", all.toString());
    account.awaitAll("delivered");

    assertThat(account.deliveries()).hasSize(200);
    assertThat(keys)
        .allSatisfy(
            key ->
                assertThat(numbered.once(key))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList()));
  }

  @Test
  void holdsNoOtherKeyBackAndNothingWithoutAKey() {
    receiver.answering(503, 200);
    subscribe(NEVER);
    account.post("omicall", event("c", "ringing", 1));
    await().until(() -> account.deliveries().get(0).dueAt() != null && attempts(0) == 1);

    account.post("omicall", event("c", "ringing", 2) + event("d", "ringing", 1));
    account.awaitStates("pending", "pending", "delivered");

    assertThat(attempts(1)).isZero();
    assertThat(account.deliveries().get(1).reason()).isEqualTo("waits_for_predecessor");
    account.rows().makeDue(account.deliveries().get(0).id());
    account.awaitAll("delivered");
    assertThat(numbered.numbers("c")).containsExactly(1, 1, 2);
  }

  @Test
  void goesOnAfterADeadLetter() {
    receiver.answering(500, 200);
    subscribe("'redelivery':{'delays':[]}");

    account.post("omicall", events("c", 1, 3));

    account.awaitStates("dead", "delivered", "delivered");
    assertThat(numbered.numbers("c")).containsExactly(1, 2, 3);
  }

  @Test
  void goesOnAfterWhatHasExpired() {
    receiver.answering(503, 200);
    subscribe(NEVER);
    account.post("omicall", event("c", "answered", 1) + event("c", "ringing", 2));
    await().until(() -> attempts(0) == 1 && account.deliveries().get(0).owner() == null);

    flow.expire(account.deliveries().get(0).eventId());
    account.rows().makeDue(account.deliveries().get(0).id());

    account.awaitStates("dead", "delivered");
    assertThat(numbered.numbers("c")).containsExactly(1, 2);
  }

  @Test
  void keepsTheOrderWhileItIsDisabledAndEnabled() {
    receiver.answering(503, 200);
    String path = path(subscribe(NEVER));
    account.post("omicall", events("c", 1, 3));
    await().until(() -> attempts(0) == 1 && account.deliveries().get(0).owner() == null);

    account.own("PATCH", path, "{'enabled':false}").expect(200);
    account.rows().makeDue(account.deliveries().get(0).id());
    account.awaitStates("held", "pending", "pending");
    account.post("omicall", events("c", 4, 6));
    assertThat(receiver.received()).hasSize(1);

    account.own("PATCH", path, "{'enabled':true}").expect(200);
    account.awaitAll("delivered");
    assertThat(numbered.numbers("c")).containsExactly(1, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void cancelsTheWholeLineOfADeletedSubscription() {
    receiver.answering(503, 200);
    String path = path(subscribe(NEVER));
    account.post("omicall", events("c", 1, 5));
    await().until(() -> attempts(0) == 1 && account.deliveries().get(0).owner() == null);

    account.own("DELETE", path, null).expect(204);
    account.rows().makeDue(account.deliveries().get(0).id());

    account.awaitAll("cancelled");
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void keepsForEachDeliveryTheOrderItWasAcceptedUnder() {
    receiver.answering(503, 200);
    String path = path(subscribe(NEVER));
    account.post("omicall", events("c", 1, 2));
    await().until(() -> attempts(0) == 1 && account.deliveries().get(0).owner() == null);

    account.own("PATCH", path, "{'ordering':'best_effort'}").expect(200);
    account.post("omicall", events("c", 3, 3));
    account.awaitStates("pending", "pending", "delivered");

    account.rows().makeDue(account.deliveries().get(0).id());
    account.awaitAll("delivered");
    assertThat(numbered.numbers("c")).containsExactly(1, 3, 1, 2);
  }

  @Test
  void goesOnBehindWhatWasCancelledInTheDatabase() {
    receiver.answering(503, 200);
    subscribe(NEVER);
    account.post("omicall", events("c", 1, 2));
    await().until(() -> attempts(0) == 1 && account.deliveries().get(0).owner() == null);

    account
        .rows()
        .change(
            "update delivery set state = 'cancelled', due_at = null where id = :id",
            account.deliveries().get(0).id());

    account.awaitStates("cancelled", "delivered");
  }

  @Test
  void sendsNextWithoutWaitingForALookAtTheDatabase() {
    try (Flow blind = Flow.on(databases, "switchboard.outbox.claim-every", "1h")) {
      Numbered line = new Numbered(blind.account(), receiver);
      line.subscribe(SOON);

      line.account().post("omicall", events("c", 1, 100));

      line.account().awaitAll("delivered");
    }
  }

  private JsonNode subscribe(String choices) {
    return numbered.subscribe(choices);
  }

  private int attempts(int delivery) {
    return account.deliveries().get(delivery).attempts();
  }

  private static String path(JsonNode subscription) {
    return "/v1/subscriptions/" + subscription.path("id").textValue();
  }
}
