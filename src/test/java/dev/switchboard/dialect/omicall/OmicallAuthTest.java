package dev.switchboard.dialect.omicall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.access.Caller;
import dev.switchboard.access.IssuedCredential;
import dev.switchboard.access.PresentedCredential;
import dev.switchboard.access.Scope;
import dev.switchboard.access.Tokens;
import dev.switchboard.dialect.Bench;
import dev.switchboard.dialect.PlainRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OmicallAuthTest {
  private static final PresentedCredential KEY =
      new PresentedCredential("omicall_key", Tokens.lookup("k3y"), null);
  private static final Caller OWNER =
      new Caller(PlainRequest.TENANT, new UUID(0, 9), "omicall_key", Set.of(Scope.READ));

  private final Map<PresentedCredential, IssuedCredential> kept = new HashMap<>();
  private boolean ended;
  private final OmicallAuth auth =
      new OmicallAuth(
          (key, address) -> key.equals(KEY) ? Optional.of(OWNER) : Optional.empty(),
          (key, token) -> !ended && kept.put(key, token) == null,
          new Tokens(new SecureRandom()),
          () -> Bench.NOW,
          Duration.ofHours(24),
          new OmicallEnvelope("stg", "Staging"));

  @Test
  void exchangesAKeyForATokenThatEndsAfterADayAndIsGoodForTheSame() throws JsonProcessingException {
    Map<String, Object> answer = auth.open(PlainRequest.asking(Map.of("apiKey", "k3y")));

    String token = (String) ((Map<?, ?>) answer.get("payload")).get("access_token");
    assertThat(new ObjectMapper().writeValueAsString(answer))
        .isEqualTo(
            "{\"status_code\":9999,\"instance_id\":\"stg\",\"instance_name\":\"Staging\","
                + "\"payload\":{\"access_token\":\""
                + token
                + "\",\"access_type\":\"normal\",\"token_type\":\"Bearer\"},\"key_enabled\":false}");
    assertThat(kept)
        .containsOnly(
            Map.entry(
                KEY,
                new IssuedCredential(
                    "omicall_access",
                    Tokens.lookup(token),
                    null,
                    Set.of(Scope.READ),
                    Bench.NOW.plus(Duration.ofHours(24)))));
  }

  @Test
  void refusesARequestWithoutAKey() {
    assertThatThrownBy(() -> auth.open(PlainRequest.asking(Map.of())))
        .hasMessage("api_key_is_required");
    assertThatThrownBy(() -> auth.open(PlainRequest.asking(Map.of("apiKey", " "))))
        .hasMessage("api_key_is_required");
  }

  @Test
  void refusesAKeyThatNobodyOwnsOrThatHasJustEnded() {
    assertThatThrownBy(() -> auth.open(PlainRequest.asking(Map.of("apiKey", "other"))))
        .hasMessage("api_key_invalid");
    ended = true;
    assertThatThrownBy(() -> auth.open(PlainRequest.asking(Map.of("apiKey", "k3y"))))
        .hasMessage("api_key_invalid");
    assertThat(kept).isEmpty();
  }
}
