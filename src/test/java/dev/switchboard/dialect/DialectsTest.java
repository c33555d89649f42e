package dev.switchboard.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.access.PresentedCredential;
import dev.switchboard.access.RequestView;
import dev.switchboard.access.Tokens;
import dev.switchboard.delivery.RedeliveryPolicy;
import dev.switchboard.event.Event;
import dev.switchboard.event.Recognition;
import dev.switchboard.subscription.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectsTest {
  private final Dialect own = new PathOnly("native", List.of());
  private final Dialects dialects =
      new Dialects(
          own,
          List.of(
              new PathOnly("calls", List.of("/api/auth", "/api/webhooks")),
              new PathOnly("messages", List.of("/api/v2/account", "/api/account")),
              new PathOnly("streams", List.of("/v1/webhook")),
              new PathOnly("recordings", List.of("/v1/webhook/recordings"))));

  @ParameterizedTest
  @CsvSource({
    "/api/auth,                   calls",
    "/api/auth/,                  calls",
    "/api/webhooks/list,          calls",
    "/api/webhooks,               calls",
    "/api/v2/account/webhooks,    messages",
    "/api/account/webhooks,       messages",
    "/api/accounts,               native",
    "/api/v2,                     native",
    "/v1/webhook,                 streams",
    "/v1/webhook/123456,          streams",
    "/v1/webhook/recordings,      recordings",
    "/v1/webhook/recordings/7,    recordings",
    "/v1/webhook/recordings7,     streams",
    "/v1/webhooks,                native",
    "/v1/subscriptions,           native",
    "/x/api/auth,                 native",
    "/,                           native",
    "'',                          native",
  })
  void givesAPathToTheDialectWithTheLongestPrefix(String path, String owner) {
    assertThat(dialects.owning(path).name()).isEqualTo(owner);
  }

  @Test
  void listsItsOwnDialectFirst() {
    assertThat(dialects.all())
        .extracting(Dialect::name)
        .containsExactly("native", "calls", "messages", "streams", "recordings");
  }

  @Test
  void findsADialectByItsName() {
    assertThat(dialects.named("native")).isSameAs(own);
    assertThat(dialects.named("streams").name()).isEqualTo("streams");
  }

  @Test
  void refusesANameNoDialectHas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dialects.named("Native"))
        .withMessageContaining("Native");
  }

  /** A family of which only the name and the paths are asked. */
  private record PathOnly(String name, List<String> pathPrefixes) implements Dialect {
    @Override
    public Issue issue(Tokens tokens) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<PresentedCredential> presented(RequestView request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ErrorAnswer error(int status, String message) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Recognition recognise(JsonNode document, RequestView request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] body(Subscription subscription, Event event, int attempt) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, String> headers(Subscription subscription) {
      throw new UnsupportedOperationException();
    }

    @Override
    public RedeliveryPolicy policy() {
      throw new UnsupportedOperationException();
    }
  }
}
