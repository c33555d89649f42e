package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Outcome.Kind;
import dev.switchboard.egress.Cidr;
import dev.switchboard.egress.EgressPolicy;
import dev.switchboard.subscription.TlsChoice;
import dev.switchboard.testing.Certificate;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscriptions with authorities and certificates of their own, and those beside them. */
class TlsChoiceIT {
  private static final Certificate PRIVATE = Certificate.selfSigned("Private CA");
  private static final Certificate HOOKS = PRIVATE.issue("hooks.example");
  private static final Certificate OURS = PRIVATE.issue("switchboard");
  private static final UUID ONE = UUID.randomUUID();
  private static final UUID OTHER = UUID.randomUUID();

  @AutoClose
  private final Sender sender =
      new Sender(
          new EgressPolicy(List.of(Cidr.parse("127.0.0.1")), false),
          TlsReceiver.ALL_LOCAL,
          DefaultClientTlsStrategy.createDefault());

  @Test
  void trustsAnAuthorityForTheSubscriptionThatNamesItAndForNoOther() throws Exception {
    sender.chosen.put(ONE, new TlsChoice(PRIVATE.pem(), null, null));
    try (RawReceiver receiver = TlsReceiver.start(HOOKS.context())) {
      assertThat(sender.post(hooks(receiver), ONE).status()).isEqualTo(200);

      assertRefused(sender.post(hooks(receiver)));
      assertRefused(sender.post(hooks(receiver), OTHER));
      assertThat(receiver.requests).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void showsItsCertificateForTheSubscriptionThatBroughtItAndForNoOther(String kind)
      throws Exception {
    Certificate ours = PRIVATE.issue("switchboard", kind);
    sender.chosen.put(ONE, showing(ONE, ours));
    sender.chosen.put(OTHER, new TlsChoice(PRIVATE.pem(), null, null));
    try (RawReceiver receiver = TlsReceiver.asking(HOOKS.context(PRIVATE))) {
      assertThat(sender.post(hooks(receiver), ONE).status()).isEqualTo(200);

      assertThat(sender.post(hooks(receiver), OTHER).kind()).isEqualTo(Kind.CONNECTION_ERROR);
      assertThat(sender.post(hooks(receiver)).kind()).isEqualTo(Kind.CONNECTION_ERROR);
      assertThat(sender.post(hooks(receiver), ONE).status()).isEqualTo(200);
      assertThat(receiver.requests).hasSize(2);
      assertThat(receiver.connections).as("the first one is used again").hasValue(3);
    }
  }

  @Test
  void sharesNoConnectionBetweenSubscriptionsAndUsesEachOnesAgain() throws Exception {
    sender.chosen.put(ONE, new TlsChoice(PRIVATE.pem(), null, null));
    sender.chosen.put(OTHER, new TlsChoice(PRIVATE.pem(), null, null));
    try (RawReceiver receiver = TlsReceiver.start(HOOKS.context())) {
      for (int i = 0; i < 3; i++) {
        assertThat(sender.post(hooks(receiver), ONE).status()).isEqualTo(200);
        assertThat(sender.post(hooks(receiver), OTHER).status()).isEqualTo(200);
      }
      assertThat(receiver.connections).hasValue(2);
    }
  }

  @Test
  void usesNoConnectionFromBeforeAChange() throws Exception {
    sender.chosen.put(ONE, new TlsChoice(PRIVATE.pem(), null, null));
    try (RawReceiver receiver = TlsReceiver.start(HOOKS.context())) {
      assertThat(sender.post(hooks(receiver), ONE).status()).isEqualTo(200);

      Certificate another = Certificate.selfSigned("Another CA");
      sender.chosen.put(ONE, new TlsChoice(another.pem(), null, null));
      assertRefused(sender.post(hooks(receiver), ONE));

      sender.chosen.put(ONE, new TlsChoice(another.pem() + PRIVATE.pem(), null, null));
      assertThat(sender.post(hooks(receiver), ONE).status()).isEqualTo(200);
      assertThat(receiver.connections).hasValue(3);
    }
  }

  @Test
  void checksNamesAndTimesUnderAPrivateAuthorityToo() throws Exception {
    sender.chosen.put(ONE, new TlsChoice(PRIVATE.pem(), null, null));
    Certificate old = PRIVATE.issueExpired("hooks.example");
    try (RawReceiver receiver = TlsReceiver.start(HOOKS.context());
        RawReceiver expired = TlsReceiver.start(old.context())) {
      assertThat(sender.post("https://else.example:" + receiver.port() + "/", ONE).kind())
          .isEqualTo(Kind.CONNECTION_ERROR);
      assertRefused(sender.post(hooks(expired), ONE));
      assertThat(receiver.requests).isEmpty();
      assertThat(expired.requests).isEmpty();
    }
  }

  @Test
  void saysSoWhereAStoredKeyCannotBeOpened() throws Exception {
    TlsChoice anothers = showing(OTHER, OURS);
    sender.chosen.put(ONE, anothers);
    try (RawReceiver receiver = TlsReceiver.asking(HOOKS.context(PRIVATE))) {
      assertThat(sender.post(hooks(receiver), ONE).kind()).isEqualTo(Kind.CONNECTION_ERROR);
      assertThat(receiver.requests).isEmpty();
    }
  }

  private TlsChoice showing(UUID subscription, Certificate certificate) {
    return new TlsChoice(
        PRIVATE.pem(),
        certificate.pem(),
        sender.box.seal(subscription, TlsChoice.KEY_NAME, certificate.keyPem()));
  }

  private static void assertRefused(Outcome outcome) {
    assertThat(outcome.kind()).isEqualTo(Kind.CONNECTION_ERROR);
    assertThat(outcome.error()).isEqualTo(SSLHandshakeException.class.getName());
  }

  private static String hooks(RawReceiver receiver) {
    return "https://hooks.example:" + receiver.port() + "/";
  }
}
