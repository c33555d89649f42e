package dev.switchboard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.access.SecretBox;
import dev.switchboard.delivery.RetryAfter;
import dev.switchboard.egress.Cidr;
import dev.switchboard.egress.EgressPolicy;
import dev.switchboard.egress.EgressRefusal;
import dev.switchboard.egress.IpLiteral;
import dev.switchboard.egress.SubscriberUrl;
import dev.switchboard.paging.Page;
import dev.switchboard.signing.SignatureHeaders;
import dev.switchboard.signing.WebhookKeyPair;
import dev.switchboard.signing.WebhookSecret;
import dev.switchboard.subscription.Sealed;
import dev.switchboard.subscription.TypePattern;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.Example;

/** What reads texts of strangers says no in its own words, or makes sense of them. */
class ParsersFuzzTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final List<String> URLS =
      List.of(
          "https://hooks.a.example:8443/in?x=%20y&z=1",
          "http://192.168.0.1/",
          "https://[2001:db8::1]:443/a",
          "https://[::ffff:10.0.0.1]/",
          "https://0x7f000001/",
          "https://2130706433/",
          "https://0177.0.0.1/",
          "https://localhost./",
          "https://xn--bcher-kva.example/",
          "https://user:word@a.example/");

  /** What is accepted as a subscriber's URL is one, and leads nowhere inside by its spelling. */
  @Example
  void subscriberUrls() {
    EgressPolicy policy = new EgressPolicy(List.of(), true);
    Fuzz.run(
        damaged(URLS),
        text -> {
          try {
            policy.check(text);
          } catch (EgressRefusal refused) {
            assertThat(text.length() < 8 || !refused.getMessage().contains(text)).isTrue();
            return;
          }
          URI uri = SubscriberUrl.parse(text).uri();
          assertThat(uri.getScheme().toLowerCase(Locale.ROOT)).isIn("http", "https");
          assertThat(text).doesNotContain("{", "}", " ", "\n", "\r", "\0");
          assertThat(uri.getRawUserInfo()).isNull();
          assertThat(uri.getHost()).doesNotEndWith(".").doesNotMatch("(?i)(.*\\.)?0x[0-9a-f]*");
          if (uri.getHost().matches("[0-9.]+|\\[.*")) {
            InetAddress address = InetAddress.getByName(uri.getHost());
            assertThat(address.isLoopbackAddress() || address.isSiteLocalAddress()).isFalse();
            assertThat(policy.allows(address)).isTrue();
          }
        });
  }

  @Example
  void addressesAndRanges() {
    List<String> texts =
        List.of(
            "10.0.0.0/8", "2001:db8::/32", "::ffff:1.2.3.4", "fe80::1", "0.0.0.0", "1.2.3.4/33");
    Fuzz.run(
        damaged(texts),
        text -> {
          IpLiteral.parse(text).ifPresent(address -> assertThat(text).matches("[0-9A-Fa-f:.]+"));
          meant(() -> assertThat(Cidr.parse(text).length()).isBetween(0, 128));
        });
  }

  /** A secret that is taken is written the same again; one that is not is not repeated. */
  @Example
  void signingSecrets() {
    List<String> texts =
        List.of(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            WebhookSecret.generate(new Random(7)).text(),
            "whsec_" + "A".repeat(88),
            "whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    Fuzz.run(
        damaged(texts),
        text -> {
          WebhookSecret secret;
          try {
            secret = WebhookSecret.parse(text);
          } catch (IllegalArgumentException refused) {
            assertThat(text.length() < 8 || !refused.getMessage().contains(text)).isTrue();
            assertThat(refused).hasNoCause();
            return;
          }
          assertThat(secret.text()).isEqualTo(text);
          assertThat(secret.toString()).doesNotContain(text);
        });
  }

  @Example
  void signingKeyPairs() {
    List<String> texts =
        List.of(
            WebhookKeyPair.generate(new SecureRandom()).text(),
            WebhookKeyPair.generate(new SecureRandom()).publicText(),
            "whsk_" + "A".repeat(88));
    Fuzz.run(
        damaged(texts),
        text -> {
          try {
            assertThat(WebhookKeyPair.parse(text).text()).isEqualTo(text);
          } catch (IllegalArgumentException refused) {
            assertThat(text.length() < 8 || !refused.getMessage().contains(text)).isTrue();
          }
        });
  }

  /** A name that a tenant may choose for a header field frames nothing and steers nobody. */
  @Example
  void namesOfSignatureFields() {
    List<String> texts =
        List.of("x-acme-signature", "Host", "content-length", "camelhttpuri", "x-forwarded-for");
    Fuzz.run(
        damaged(texts),
        text ->
            meant(
                () -> {
                  SignatureHeaders.of(text, "x-acme-at", "x-acme-by", Set.of());
                  assertThat(text).matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
                  assertThat(text.toLowerCase(Locale.ROOT)).isNotIn(texts.subList(1, 5));
                }));
  }

  @Example
  void cursorsAndLimits() {
    List<String> texts =
        List.of(
            "PjAxYTIwMjkwLTFmZjYtN2M1Ni05YTMwLTc1NWU3ZDBhNjQ2MQ",
            "PDAxYTIwMjkwLTFmZjYtN2M1Ni05YTMwLTc1NWU3ZDBhNjQ2MQ==",
            "50",
            "200");
    Fuzz.run(
        damaged(texts),
        text -> {
          meant(() -> assertThat(Page.of(null, text).from()).isNotNull());
          meant(() -> assertThat(Page.of(text, null).limit()).isBetween(1, 200));
        });
  }

  /** Subscribers say when to come back; whatever they say, the wait is bounded or none. */
  @Example
  void retryAfter() {
    List<String> texts =
        List.of(
            "120",
            "-1",
            "Thu, 01 Jan 2026 00:01:00 GMT",
            "Thursday, 01-Jan-26 00:01:00 GMT",
            "Thu Jan  1 00:01:00 2026");
    Fuzz.run(
        damaged(texts),
        text -> {
          Duration wait = RetryAfter.parse(text, NOW);
          assertThat(wait == null || !wait.isNegative()).isTrue();
        });
  }

  @Example
  void eventTypes() {
    Fuzz.run(
        damaged(List.of("call.ringing", "call.*", "*", "a-b_c.d9.*")),
        text -> {
          if (TypePattern.isValid(text)) {
            assertThat(text).matches("[A-Za-z0-9_.*-]+");
          } else {
            meant(() -> new TypePattern(text));
          }
        });
  }

  /** A sealed secret that was tampered with opens to nothing, whatever was changed. */
  @Example
  void sealedSecrets() {
    SecretBox box = new SecretBox(new byte[32], new SecureRandom());
    UUID owner = new UUID(1, 2);
    byte[] sealed = box.seal(owner, "signing", "whsec_secret").bytes();
    Fuzz.run(
        random -> Mutations.latin(Mutations.damaged(sealed, random)),
        text -> {
          byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
          if (Arrays.equals(bytes, sealed)) {
            return;
          }
          try {
            assertThat(box.open(owner, "signing", new Sealed(bytes))).as("opened").isNull();
          } catch (IllegalStateException refused) {
            assertThat(refused.getMessage()).doesNotContain("whsec_");
          }
        });
  }

  private static Function<Random, String> damaged(List<String> texts) {
    return random -> Mutations.damaged(texts.get(random.nextInt(texts.size())), random);
  }

  /** Done, or refused as a parser refuses. */
  private static void meant(Runnable parsing) {
    try {
      parsing.run();
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
