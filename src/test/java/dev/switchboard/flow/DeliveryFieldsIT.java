package dev.switchboard.flow;

import static dev.switchboard.flow.Samples.CONTACT;
import static dev.switchboard.flow.Samples.LIVE;
import static dev.switchboard.flow.Samples.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Databases;
import dev.switchboard.testing.Received;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The header fields that come with a delivery. */
class DeliveryFieldsIT extends FlowTest {
  private static final Set<String> ALWAYS =
      Set.of(
          "host",
          "connection",
          "user-agent",
          "content-type",
          "content-length",
          "webhook-id",
          "webhook-timestamp",
          "webhook-signature");

  @BeforeParameterizedClassInvocation
  static void start(Databases databases) {
    // Timestamps are in seconds: a pause must not become shorter than one.
    flow =
        Flow.on(
            databases,
            "switchboard.sigma.redelivery.delays",
            "1100ms",
            "switchboard.redelivery.jitter",
            "0");
  }

  @Test
  void carriesThePromisedFieldsAndNoOthers() {
    account.sigma(receiver, "channel_live");

    JsonNode answer = account.post("sigma", LIVE);

    Received delivery = receiver.awaitFirst();
    assertThat(delivery.method()).isEqualTo("POST");
    assertThat(delivery.target()).isEqualTo("/hook");
    assertThat(names(delivery)).isEqualTo(ALWAYS);
    assertThat(delivery.header("host")).isEqualTo("127.0.0.1:" + receiver.port());
    assertThat(delivery.header("content-type")).isEqualTo("application/json");
    assertThat(delivery.header("user-agent")).matches("Switchboard/[\\w.-]+");
    assertThat(delivery.header("webhook-id")).isEqualTo(answer.at("/events/0/id").textValue());
    assertThat(sentAt(delivery)).isCloseTo(delivery.at(), within(2, ChronoUnit.MINUTES));
    account.assertSigned(receiver, delivery);
  }

  @Test
  void sendsTheSameIdAndAFreshSignedTimestampOnEveryAttempt() {
    receiver.answering(503, 200);
    account.sigma(receiver, "all");

    account.post("sigma", LIVE);

    List<Received> attempts = receiver.await(2);
    assertThat(attempts.get(1).header("webhook-id"))
        .isEqualTo(attempts.get(0).header("webhook-id"));
    assertThat(sentAt(attempts.get(1))).isAfter(sentAt(attempts.get(0)));
    assertThat(attempts).allSatisfy(attempt -> account.assertSigned(receiver, attempt));
  }

  @Test
  void carriesTheSameFieldsToSubscribersOfOtherFamilies() {
    account.omicall("contact", receiver);
    account.post("omicall", CONTACT);
    assertThat(names(receiver.awaitFirst())).isEqualTo(ALWAYS);

    account.unsubscribe(receiver);
    account.subscribe(receiver, "channel.live");
    account.post("sigma", LIVE);
    assertThat(names(receiver.await(2).get(1))).isEqualTo(ALWAYS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'url':'URL','secret':'own'}|,'globalSecret':'global','secret':'legacy'|own",
        "'URL'|,'globalSecret':'global','secret':'legacy'|global",
        "{'url':'URL'}|,'secret':'legacy'|legacy",
        "'URL'|``|"
      })
  void sendsTheSecretThatCounts(String entry, String accountWide, String expected) {
    account.sendblueConfiguration(
        "{'receive':[%s]%s}".formatted(entry.replace("URL", receiver.url()), accountWide));

    account.post("sendblue?type=receive", MESSAGE);

    Received delivery = receiver.awaitFirst();
    assertThat(delivery.header("sb-signing-secret")).isEqualTo(expected);
    assertThat(delivery.text()).isEqualTo(MESSAGE);
    Set<String> promised = new TreeSet<>(ALWAYS);
    if (expected != null) {
      promised.add("sb-signing-secret");
    }
    assertThat(names(delivery)).isEqualTo(promised);
    account.assertSigned(receiver, delivery);
  }

  private static Set<String> names(Received delivery) {
    Set<String> names = new TreeSet<>();
    delivery.headers().keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    return names;
  }

  private static Instant sentAt(Received delivery) {
    return Instant.ofEpochSecond(Long.parseLong(delivery.header("webhook-timestamp")));
  }
}
