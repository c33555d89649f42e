package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.LIVE;
import static dev.switchboard.flow.Samples.MESSAGE;
import static dev.switchboard.flow.Samples.RINGING;
import static dev.switchboard.flow.Samples.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.outbox.Recovery;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/** What becomes of deliveries whose subscription or event does not wait for them. */
class SubscriptionStatesIT extends FlowTest {
  @BeforeParameterizedClassInvocation
  static void start(Databases databases) {
    flow =
        Flow.on(
            databases,
            "switchboard.redelivery.delays",
            "1h,1h",
            "switchboard.redelivery.jitter",
            "0",
            "switchboard.expiry",
            "call.answered=1m");
  }

  @Test
  void holdsEventsOfADisabledSubscriptionUntilItIsEnabled() {
    receiver.answering(410, 200);
    account.sigma(receiver, "all");
    account.post("sigma", LIVE);
    account.awaitDisabled(receiver);

    JsonNode answer = account.post("sigma", LIVE + LIVE.replace("live", "stop"));
    assertThat(answer.at("/events/1/deliveries").intValue()).isEqualTo(1);
    account.awaitStates("dead", "held", "held");

    account.sigma(receiver, "all");
    assertThat(receiver.await(3))
        .extracting(delivery -> delivery.json().path("event").textValue())
        .containsExactly("channel_live", "channel_live", "channel_stop");
    account.awaitStates("dead", "delivered", "delivered");
  }

  @Test
  void enablesASubscriptionThatItsFamilyRegistersAgain() {
    receiver.answering(410, 200);
    account.omicall("call", receiver, "ringing");
    account.post("omicall", RINGING);
    account.awaitDisabled(receiver);
    account.post("omicall", call("c-2", "ringing"));

    account.omicall("call", receiver, "ringing");

    assertThat(receiver.await(2).get(1).text()).isEqualTo(call("c-2", "ringing"));
    assertThat(account.subscription(receiver).path("enabled").booleanValue()).isTrue();
  }

  @Test
  void enablesASendblueWebhookThatIsAddedAgain() {
    receiver.answering(410, 200);
    account.sendblue("receive", receiver);
    account.post("sendblue?type=receive", MESSAGE);
    account.awaitDisabled(receiver);
    account.post("sendblue?type=receive", MESSAGE);

    account.sendblue("receive", receiver);

    assertThat(receiver.await(2)).extracting(Received::text).containsOnly(MESSAGE);
  }

  @Test
  void holdsWhatWaitedForItsNextAttemptWhenTheSubscriptionWasDisabled() {
    receiver.answering(503, 410, 200);
    account.sigma(receiver, "all");
    account.post("sigma", LIVE);
    account.deliveryOnceItWaits();
    account.post("sigma", LIVE);
    account.awaitDisabled(receiver);

    account.post("sigma", LIVE);
    account.rows().makeDue(account.deliveries().get(0).id());
    account.awaitStates("held", "dead", "held");

    account.sigma(receiver, "all");
    account.awaitStates("delivered", "dead", "delivered");
    assertThat(account.deliveries().get(0).attempts()).isEqualTo(2);
  }

  @Test
  void holdsFromTheStartForASubscriptionMadeDisabled() {
    account.subscribe("{'url':'%s','types':['*'],'enabled':false}".formatted(receiver.url()));

    account.post("omicall", RINGING);

    assertThat(account.deliveryOnceIt("held").attempts()).isZero();
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void holdsAndReleasesAsItsOwnerDisablesAndEnablesIt() {
    receiver.answering(503, 200);
    String path = "/v1/subscriptions/" + account.subscribe(receiver, "*").path("id").textValue();
    account.post("omicall", RINGING);
    account.deliveryOnceItWaits();

    account.own("PATCH", path, "{'enabled':false}").expect(200);
    account.post("omicall", call("c-2", "ringing"));
    account.rows().makeDue(account.deliveries().get(0).id());
    account.awaitStates("held", "held");
    assertThat(receiver.received()).hasSize(1);

    account.own("PATCH", path, "{'enabled':true}").expect(200);
    account.awaitStates("delivered", "delivered");
  }

  @Test
  void cancelsWhatIsHeldForASubscriptionThatIsDeleted() {
    account.subscribe("{'url':'%s','types':['*'],'enabled':false}".formatted(receiver.url()));
    account.post("omicall", RINGING);

    account.unsubscribe(receiver);

    Rows.Delivery cancelled = account.deliveryOnceIt("cancelled");
    assertThat(cancelled.reason()).isEqualTo("subscription_deleted");
    assertThat(cancelled.finishedAt()).isNotNull();
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void cancelsWhatWaitsForItsNextAttemptWhenTheSubscriptionIsDeleted() {
    receiver.answering(503, 200);
    account.subscribe(receiver, "*");
    account.post("omicall", RINGING);
    account.deliveryOnceItWaits();

    account.unsubscribe(receiver);
    assertThat(account.post("omicall", RINGING).at("/events/0/deliveries").intValue()).isZero();
    account.rows().makeDue(account.delivery().id());

    Rows.Delivery cancelled = account.deliveryOnceIt("cancelled");
    assertThat(cancelled.reason()).isEqualTo("subscription_deleted");
    assertThat(cancelled.attempts()).isEqualTo(1);
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void givesUpOnAnEventThatHasExpired() {
    receiver.answering(503, 200);
    account.subscribe(receiver, "*");

    account.post("omicall", call("c-1", "answered"));
    Rows.Delivery waiting = account.deliveryOnceItWaits();
    flow.expire(waiting.eventId());
    account.rows().makeDue(waiting.id());

    Rows.Delivery dead = account.deliveryOnceIt("dead");
    assertThat(dead.reason()).isEqualTo("expired");
    assertThat(dead.attempts()).isEqualTo(1);
    assertThat(dead.finishedAt()).isNotNull();
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void doesNotDeliverWhatExpiredWhileItWasHeld() {
    receiver.answering(410, 200);
    account.omicall("call", receiver, "ringing", "answered");
    account.post("omicall", RINGING);
    account.awaitDisabled(receiver);
    account.post("omicall", call("c-2", "answered"));
    account.awaitStates("dead", "held");
    flow.expire(account.deliveries().get(1).eventId());

    account.omicall("call", receiver, "ringing", "answered");

    account.awaitStates("dead", "dead");
    assertThat(account.deliveries().get(1).reason()).isEqualTo("expired");
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void attemptsNothingMoreOnceASubscriberIsGone() {
    receiver.answering(410, 200);
    account.sigma(receiver, "all");

    account.post("sigma", LIVE + LIVE + LIVE);

    account.awaitStates("dead", "held", "held");
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void noticesADeletedSubscriptionAtOnce() {
    receiver.answering(503, 200);
    account.subscribe(receiver, "*");
    account.post("omicall", RINGING);
    account.deliveryOnceItWaits();

    account.unsubscribe(receiver);
    account.rows().makeDue(account.delivery().id());

    account.deliveryOnceIt("cancelled");
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void givesUpOnWhatExpiresWhileItIsHeld() {
    account.subscribe("{'url':'%s','types':['*'],'enabled':false}".formatted(receiver.url()));
    account.post("omicall", call("c-1", "answered"));
    flow.expire(account.deliveryOnceIt("held").eventId());

    flow.gateway()
        .context()
        .getRegistry()
        .lookupByNameAndType("recovery", Recovery.class)
        .expireHeld();

    assertThat(account.delivery().state()).isEqualTo("dead");
    assertThat(account.delivery().reason()).isEqualTo("expired");
  }
}
