package dev.switchboard.signing;

import static dev.switchboard.signing.SigningScheme.V1;
import static dev.switchboard.signing.SigningScheme.V1A;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.000006Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final SecureRandom random = new SecureRandom();
  private final SigningKey first = WebhookSecret.generate(random);
  private final SigningKey second = WebhookSecret.generate(random);
  private final SigningKey third = WebhookSecret.generate(random);
  private final SigningKey pair = WebhookKeyPair.generate(random);
  private final KeyRing one = KeyRing.EMPTY.with(first, NOW, DAY);

  @Test
  void readsASecretByItselfAsARingOfOne() {
    KeyRing ring = KeyRing.parse(first.text());

    assertThat(texts(ring, NOW)).containsExactly(first.text());
    assertThat(ring.text()).isEqualTo(first.text());
    assertThat(ring.nextRetirement()).isNull();
    assertThat(one.text()).isEqualTo(first.text());
  }

  @Test
  void readsWhatItWrites() {
    KeyRing ring = one.with(pair, NOW, DAY).with(second, NOW, DAY);

    KeyRing read = KeyRing.parse(ring.text());

    assertThat(read.text()).isEqualTo(ring.text());
    assertThat(texts(read, NOW)).containsExactly(second.text(), pair.text(), first.text());
    assertThat(read.schemes()).containsExactly(V1, V1A);
    assertThat(read.nextRetirement()).isEqualTo(NOW.plus(DAY));
    assertThat(read).hasToString("key ring");
  }

  @Test
  void signsWithTheOldKeyUntilItsTimeIsOver() {
    KeyRing ring = one.with(second, NOW, DAY);

    assertThat(texts(ring, NOW)).containsExactly(second.text(), first.text());
    assertThat(texts(ring, NOW.plus(DAY).minusNanos(1000))).hasSize(2);
    assertThat(texts(ring, NOW.plus(DAY))).containsExactly(second.text());
    assertThat(ring.at(NOW.plus(DAY)).text()).isEqualTo(second.text());
  }

  @Test
  void dropsTheOldKeyAtOnceWithoutAnOverlap() {
    assertThat(one.with(second, NOW, Duration.ZERO).text()).isEqualTo(second.text());
  }

  @Test
  void letsNoOlderKeySignForLongerThanTheLastOverlap() {
    KeyRing ring = one.with(second, NOW, DAY).with(third, NOW, Duration.ofHours(1));

    assertThat(ring.going()).extracting(HeldKey::until).containsOnly(NOW.plusSeconds(3600));
    assertThat(one.with(second, NOW, DAY).with(third, NOW, Duration.ZERO).text())
        .isEqualTo(third.text());
  }

  @Test
  void keepsAnEndThatComesBeforeTheOverlaps() {
    KeyRing ring = one.with(second, NOW, Duration.ofHours(1)).with(third, NOW, DAY);

    assertThat(ring.going())
        .extracting(HeldKey::until)
        .containsExactly(NOW.plus(DAY), NOW.plusSeconds(3600));
    assertThat(ring.nextRetirement()).isEqualTo(NOW.plusSeconds(3600));
    assertThat(texts(ring, NOW.plusSeconds(3600))).containsExactly(third.text(), second.text());
  }

  @Test
  void leavesTheOtherSchemesKeysAlone() {
    KeyRing ring = one.with(pair, NOW, Duration.ZERO);

    assertThat(ring.current(V1)).contains(first);
    assertThat(ring.current(V1A)).contains(pair);
    assertThat(ring.only(List.of(V1A)).text()).isEqualTo(pair.text());
    assertThat(ring.count(V1)).isEqualTo(1);
    assertThat(ring.holds(SigningKey.parse(pair.text()))).isTrue();
    assertThat(ring.holds(second)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw ", "whsec_hunter2", "hunter2 2026"})
  void refusesWhatIsNoRingWithoutRepeatingIt(String text) {
    String line = text.isEmpty() ? "\n" : text;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.parse(line))
        .withNoCause()
        .withMessageNotContaining("hunter2")
        .withMessageNotContaining("MfKQ");
  }

  private static List<String> texts(KeyRing ring, Instant at) {
    return ring.signingAt(at).stream().map(SigningKey::text).toList();
  }
}
