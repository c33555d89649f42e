package dev.switchboard.dialect.omicall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.access.IssuedCredential;
import dev.switchboard.access.Tokens;
import dev.switchboard.dialect.Bench;
import dev.switchboard.dialect.PlainRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OmicallAuthTest {
  private final Map<UUID, IssuedCredential> kept = new HashMap<>();
  private final OmicallAuth auth =
      new OmicallAuth(
          lookup ->
              lookup.equals(Tokens.lookup("k3y"))
                  ? Optional.of(PlainRequest.TENANT)
                  : Optional.empty(),
          kept::put,
          new Tokens(new SecureRandom()),
          () -> Bench.NOW,
          Duration.ofHours(24),
          new OmicallEnvelope("stg", "Staging"));

  @Test
  void exchangesAKeyForATokenThatEndsAfterADay() throws JsonProcessingException {
    Map<String, Object> answer = auth.open(PlainRequest.asking(Map.of("apiKey", "k3y")));

    String token = (String) ((Map<?, ?>) answer.get("payload")).get("access_token");
    assertThat(new ObjectMapper().writeValueAsString(answer))
        .isEqualTo(
            "{\"status_code\":9999,\"instance_id\":\"stg\",\"instance_name\":\"Staging\","
                + "\"payload\":{\"access_token\":\""
                + token
                + "\",\"access_type\":\"normal\",\"token_type\":\"Bearer\"},\"key_enabled\":false}");
    assertThat(kept.get(PlainRequest.TENANT))
        .isEqualTo(
            new IssuedCredential(
                "omicall_access",
                Tokens.lookup(token),
                null,
                Bench.NOW.plus(Duration.ofHours(24))));
  }

  @Test
  void refusesARequestWithoutAKey() {
    assertThatThrownBy(() -> auth.open(PlainRequest.asking(Map.of())))
        .hasMessage("api_key_is_required");
    assertThatThrownBy(() -> auth.open(PlainRequest.asking(Map.of("apiKey", " "))))
        .hasMessage("api_key_is_required");
  }

  @Test
  void refusesAKeyThatNobodyOwns() {
    assertThatThrownBy(() -> auth.open(PlainRequest.asking(Map.of("apiKey", "other"))))
        .hasMessage("api_key_invalid");
    assertThat(kept).isEmpty();
  }
}
