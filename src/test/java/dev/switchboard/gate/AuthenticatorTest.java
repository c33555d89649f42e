package dev.switchboard.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.access.Caller;
import dev.switchboard.access.PresentedCredential;
import dev.switchboard.access.Tokens;
import dev.switchboard.store.StoredCredential;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {
  private static final UUID TENANT = new UUID(0, 1);
  private static final UUID ID = new UUID(0, 2);
  private static final PresentedCredential PAIR =
      new PresentedCredential("pair", "id", Tokens.hash("secret"));

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private StoredCredential stored = new StoredCredential(ID, TENANT, Tokens.hash("secret"), null);
  private int asked;
  private final InstantSource clock = () -> now;
  private final Authenticator authenticator =
      new Authenticator(
          (kind, lookup) -> {
            asked++;
            return kind.equals("pair") && lookup.equals("id")
                ? Optional.ofNullable(stored)
                : Optional.empty();
          },
          clock);

  @Test
  void knowsTheOwnerOfAPair() {
    assertThat(authenticator.authenticate(PAIR)).contains(new Caller(TENANT, ID));
  }

  @Test
  void refusesAWrongOrMissingSecret() {
    assertThat(
            authenticator.authenticate(new PresentedCredential("pair", "id", Tokens.hash("guess"))))
        .isEmpty();
    assertThat(authenticator.authenticate(new PresentedCredential("pair", "id", null))).isEmpty();
    assertThat(authenticator.authenticate(new PresentedCredential("pair", "no", null))).isEmpty();
  }

  @Test
  void asksOnceASecondAndNoticesARevocationWithinIt() {
    authenticator.authenticate(PAIR);
    stored = null;
    now = now.plusMillis(999);
    assertThat(authenticator.authenticate(PAIR)).isPresent();
    assertThat(authenticator.remembered(PAIR)).isPresent();
    assertThat(asked).isEqualTo(1);
    now = now.plusMillis(1);
    assertThat(authenticator.remembered(PAIR)).isEmpty();
    assertThat(authenticator.authenticate(PAIR)).isEmpty();
  }

  @Test
  void trustsNoMemoryAfterTheClockWasSetBack() {
    authenticator.authenticate(PAIR);
    stored = null;
    now = now.minusSeconds(3_600);
    assertThat(authenticator.authenticate(PAIR)).isEmpty();
  }

  @Test
  void refusesWhatHasExpiredEvenWhileItIsRemembered() {
    stored = new StoredCredential(ID, TENANT, Tokens.hash("secret"), now.plusMillis(500));
    assertThat(authenticator.authenticate(PAIR)).isPresent();
    now = now.plusMillis(500);
    assertThat(authenticator.authenticate(PAIR)).isEmpty();
  }

  @Test
  void asksNothingForANameThatNoDatabaseHolds() {
    for (String lookup : new String[] {"a\0b", "x".repeat(129)}) {
      assertThat(authenticator.authenticate(new PresentedCredential("pair", lookup, null)))
          .isEmpty();
    }
    assertThat(asked).isZero();
  }
}
