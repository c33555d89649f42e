package dev.switchboard.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.access.Caller;
import dev.switchboard.access.PresentedCredential;
import dev.switchboard.access.Scope;
import dev.switchboard.access.Tokens;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.store.StoredCredential;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {
  private static final UUID TENANT = new UUID(0, 1);
  private static final UUID ID = new UUID(0, 2);
  private static final Set<Scope> SCOPES = Set.of(Scope.PUBLISH);
  private static final PresentedCredential PAIR = pair("secret");
  private static final String HERE = "192.0.2.1";
  private static final String ELSEWHERE = "192.0.2.2";

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private long nanos = Long.MAX_VALUE - 1_000;
  private Runnable meanwhile = () -> {};
  private StoredCredential stored = until(null);
  private int asked;
  private final Authenticator authenticator =
      new Authenticator(
          (kind, lookup) -> {
            asked++;
            boolean known = kind.equals("pair") && lookup.equals("id");
            Optional<StoredCredential> found =
                known ? Optional.ofNullable(stored) : Optional.empty();
            meanwhile.run();
            return found;
          },
          () -> now,
          () -> nanos,
          new Throttle(3, 5, Duration.ofMinutes(1), () -> nanos));

  @Test
  void knowsTheOwnerOfAPairAndWhatItIsGoodFor() {
    assertThat(authenticator.authenticate(PAIR, HERE))
        .contains(new Caller(TENANT, ID, "pair", SCOPES));
  }

  @Test
  void refusesAWrongOrMissingSecret() {
    assertThat(authenticator.authenticate(pair("guess"), HERE)).isEmpty();
    assertThat(authenticator.authenticate(new PresentedCredential("pair", "id", null), HERE))
        .isEmpty();
    assertThat(authenticator.authenticate(new PresentedCredential("pair", "no", null), HERE))
        .isEmpty();
  }

  @Test
  void asksOnceASecondAndNoticesARevocationWithinIt() {
    authenticator.authenticate(PAIR, HERE);
    stored = null;
    pass(Duration.ofMillis(999));
    assertThat(authenticator.authenticate(PAIR, HERE)).isPresent();
    assertThat(authenticator.remembered(PAIR)).isPresent();
    assertThat(asked).isEqualTo(1);
    pass(Duration.ofMillis(1));
    assertThat(authenticator.remembered(PAIR)).isEmpty();
    assertThat(authenticator.authenticate(PAIR, HERE)).isEmpty();
  }

  @Test
  void trustsAnAnswerFromBeforeItWasAskedFor() {
    meanwhile = () -> pass(Duration.ofMillis(600));
    authenticator.authenticate(PAIR, HERE);
    pass(Duration.ofMillis(400));
    assertThat(authenticator.remembered(PAIR)).isEmpty();
  }

  @Test
  void trustsNothingThatWasAskedForBeforeACredentialEnded() {
    authenticator.authenticate(PAIR, HERE);
    authenticator.distrust();
    assertThat(authenticator.remembered(PAIR)).isEmpty();
    pass(Duration.ofNanos(1));
    meanwhile =
        () -> {
          pass(Duration.ofNanos(1));
          authenticator.distrust();
        };
    assertThat(authenticator.authenticate(PAIR, HERE)).isPresent();
    assertThat(authenticator.remembered(PAIR)).isEmpty();
  }

  @Test
  void heedsNoWallClockInWhatItTrusts() {
    authenticator.authenticate(PAIR, HERE);
    stored = null;
    now = now.minusSeconds(3_600);
    pass(Duration.ofSeconds(1));
    assertThat(authenticator.authenticate(PAIR, HERE)).isEmpty();
  }

  @Test
  void refusesWhatHasExpiredEvenWhileItIsRemembered() {
    stored = until(now.plusMillis(500));
    assertThat(authenticator.authenticate(PAIR, HERE)).isPresent();
    now = now.plusMillis(500);
    assertThat(authenticator.authenticate(PAIR, HERE)).isEmpty();
  }

  @Test
  void asksNothingForANameThatNoDatabaseHolds() {
    for (String lookup : new String[] {"a\0b", "x".repeat(129)}) {
      assertThat(authenticator.authenticate(new PresentedCredential("pair", lookup, null), HERE))
          .isEmpty();
    }
    assertThat(asked).isZero();
  }

  @Test
  void turnsAnAddressAwayUnseenThatWasWrongTooOften() {
    failThrice(HERE, "id");
    assertThrottled(PAIR, HERE, 60);
    assertThat(asked).isEqualTo(3);
    assertThat(authenticator.authenticate(PAIR, ELSEWHERE)).isPresent();
    pass(Duration.ofSeconds(59));
    assertThrottled(pair("guess"), HERE, 1);
    pass(Duration.ofSeconds(1));
    assertThat(authenticator.authenticate(PAIR, HERE)).isPresent();
  }

  @Test
  void neverTurnsAwayWhoHasBeenRightBefore() {
    authenticator.authenticate(PAIR, HERE);
    failThrice(HERE, "id");
    assertThat(authenticator.authenticate(PAIR, HERE)).isPresent();
    pass(Duration.ofSeconds(30));
    assertThat(authenticator.authenticate(PAIR, HERE)).isPresent();
    stored = null;
    pass(Duration.ofSeconds(2));
    assertThrottled(PAIR, HERE, 28);
    assertThrottled(PAIR, HERE, 28);
    assertThat(asked).isEqualTo(6);
  }

  @Test
  void turnsWrongSecretsOfOneCredentialAwayFromWhereverTheyComeButNeverTheRightOne() {
    failThrice(HERE, "id");
    for (String address : new String[] {"192.0.2.3", "192.0.2.4"}) {
      assertThat(authenticator.authenticate(pair("guess"), address)).isEmpty();
    }
    assertThrottled(pair("guess"), "192.0.2.5", 60);
    assertThat(authenticator.authenticate(PAIR, "192.0.2.5")).isPresent();
  }

  @Test
  void countsEachKindByItself() {
    failThrice(HERE, "other");
    assertThat(authenticator.authenticate(new PresentedCredential("token", "x", null), HERE))
        .isEmpty();
  }

  private void failThrice(String address, String lookup) {
    for (int i = 0; i < 3; i++) {
      PresentedCredential wrong =
          new PresentedCredential("pair", lookup, Tokens.hash("guess " + i));
      assertThat(authenticator.authenticate(wrong, address)).isEmpty();
    }
  }

  private void assertThrottled(PresentedCredential presented, String address, long seconds) {
    assertThatThrownBy(() -> authenticator.authenticate(presented, address))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(429);
              assertThat(refusal.retryAfter()).isEqualTo(seconds);
            });
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private static PresentedCredential pair(String secret) {
    return new PresentedCredential("pair", "id", Tokens.hash(secret));
  }

  private static StoredCredential until(Instant end) {
    return new StoredCredential(ID, TENANT, SCOPES, Tokens.hash("secret"), end);
  }
}
