package dev.switchboard.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import dev.switchboard.testing.Answer;
import dev.switchboard.testing.GatewayClient;
import dev.switchboard.testing.Received;
import dev.switchboard.testing.Receiver;
import dev.switchboard.testing.Tenant;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An account of its own for a test: subscribes receivers through each API, posts events, and looks
 * at what became of them. Bodies are written with single quotes.
 *
 * @param client speaks to the gateway
 * @param tenant with its credentials
 * @param rows reads the gateway's database
 */
record Account(GatewayClient client, Tenant tenant, Rows rows) {
  /** Subscribes through the gateway's own API, and tells what that answered. */
  JsonNode subscribe(Receiver receiver, String... types) {
    return subscribe("{'url':'%s','types':[%s]}".formatted(receiver.url(), quoted(types)));
  }

  /** Subscribes through the gateway's own API with a body in full. */
  JsonNode subscribe(String body) {
    return own("POST", "/v1/subscriptions", body).expect(201).json();
  }

  /** Registers an OMICall webhook of that type. */
  void omicall(String type, Receiver receiver, String... events) {
    String body =
        "{'webhook':{'type':'%s','url':'%s','events':[%s]}}"
            .formatted(type, receiver.url(), quoted(events));
    Answer answer =
        send("POST", "/api/webhooks/register", body, client.omicall(tenant)).expect(200);
    if (answer.json().path("status_code").intValue() != 9999) {
      throw new AssertionError(answer.body());
    }
  }

  /** Adds a Sendblue webhook of that type. */
  void sendblue(String type, Receiver receiver) {
    String body = "{'webhooks':['%s'],'type':'%s'}".formatted(receiver.url(), type);
    send("POST", "/api/v2/account/webhooks", body, tenant.sendblue()).expect(200);
  }

  /** Replaces the Sendblue configuration. */
  void sendblueConfiguration(String webhooks) {
    String body = "{'webhooks':" + webhooks + "}";
    send("PUT", "/api/v2/account/webhooks", body, tenant.sendblue()).expect(200);
  }

  /** Creates a Sigma webhook (or enables the one of that URL), and tells what that answered. */
  JsonNode sigma(Receiver receiver, String events) {
    String body = "{'uri':'%s','event':'%s'}".formatted(receiver.url(), events);
    return send("POST", "/v1/webhook", body, tenant.sigma()).expect(200).json();
  }

  /** Posts events, which are accepted, and tells the answer. */
  JsonNode post(String source, String body) {
    return client.postEvents(tenant, source, body.replace('\'', '"')).expect(202).json();
  }

  /** The subscription that leads to a receiver, as the gateway's own API lists it. */
  JsonNode subscription(Receiver receiver) {
    for (JsonNode one : own("GET", "/v1/subscriptions?limit=100", null).json().path("data")) {
      if (one.path("url").textValue().startsWith(receiver.url())) {
        return one;
      }
    }
    throw new AssertionError("nothing leads to " + receiver.url());
  }

  /** Deletes a subscription, of whichever family. */
  void unsubscribe(Receiver receiver) {
    own("DELETE", "/v1/subscriptions/" + id(receiver), null).expect(204);
  }

  /** Verifies a delivery as a subscriber does, with the published library. */
  void assertSigned(Receiver receiver, Received delivery) {
    String path = "/v1/subscriptions/" + id(receiver) + "/secret";
    String secret = own("GET", path, null).expect(200).json().path("secret").textValue();
    assertThatCode(() -> new Webhook(secret).verify(delivery.text(), delivery.headers()))
        .doesNotThrowAnyException();
  }

  /** One request to the gateway's own API. */
  Answer own(String method, String path, String body) {
    return send(method, path, body, tenant.bearer());
  }

  /** The only delivery there is. */
  Rows.Delivery delivery() {
    List<Rows.Delivery> all = deliveries();
    if (all.size() != 1) {
      throw new AssertionError("expected one delivery, there are " + all);
    }
    return all.get(0);
  }

  /** All deliveries, in the order they were born. */
  List<Rows.Delivery> deliveries() {
    return rows.deliveries(tenant.id());
  }

  /** The only delivery there is, once it is as wanted. */
  Rows.Delivery delivery(Predicate<Rows.Delivery> wanted) {
    return await().pollInterval(Duration.ofMillis(20)).until(this::delivery, wanted);
  }

  /** The only delivery there is, once it is in that state and nobody works on it. */
  Rows.Delivery deliveryOnceIt(String state) {
    return delivery(row -> row.state().equals(state) && row.owner() == null);
  }

  /** The only delivery there is, once it waits for its next attempt. */
  Rows.Delivery deliveryOnceItWaits() {
    return delivery(row -> row.dueAt() != null && row.attempts() > 0);
  }

  /** The only failed attempt of a delivery. */
  Rows.Attempt failedAttempt(Rows.Delivery delivery) {
    List<Rows.Attempt> attempts = rows.attempts(delivery.id());
    assertThat(attempts).hasSize(1);
    return attempts.get(0);
  }

  /** Since when its subscriptions have failed at every attempt. */
  List<OffsetDateTime> failingSince() {
    return rows.failingSince(tenant.id());
  }

  /** Waits until all deliveries are in that state. */
  void awaitAll(String state) {
    await().untilAsserted(() -> assertThat(states()).isNotEmpty().containsOnly(state));
  }

  /** Waits until the deliveries, in the order they were born, are in these states. */
  void awaitStates(String... states) {
    await().untilAsserted(() -> assertThat(states()).containsExactly(states));
  }

  private List<String> states() {
    return deliveries().stream().map(Rows.Delivery::state).toList();
  }

  /** Waits until the gateway has disabled the subscription that leads to a receiver. */
  void awaitDisabled(Receiver receiver) {
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !subscription(receiver).path("enabled").booleanValue());
  }

  private String id(Receiver receiver) {
    return subscription(receiver).path("id").textValue();
  }

  private Answer send(String method, String path, String body, String... headers) {
    return client.send(method, path, body == null ? null : body.replace('\'', '"'), headers);
  }

  private static String quoted(String... words) {
    return Stream.of(words).map(word -> "'" + word + "'").collect(Collectors.joining(","));
  }

  /** Posts OMICall events under a content type of one's own. */
  Answer postEventsAs(String contentType, String body) {
    return client()
        .send(
            "POST",
            "/v1/events/omicall",
            body,
            "content-type",
            contentType,
            "authorization",
            "Bearer " + tenant().token());
  }
}
