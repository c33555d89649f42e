package dev.switchboard.dialect.standard;

import static dev.switchboard.dialect.GivenRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.uuid.Generators;
import dev.switchboard.access.SecretBox;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.dialect.SubscriptionFactory;
import dev.switchboard.signing.SealedRings;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Revision;
import dev.switchboard.subscription.Revision.Selection;
import dev.switchboard.subscription.Subscription;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeApiTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Portfolio NOTHING = Portfolio.of(List.of());

  private final UUID tenant = UUID.randomUUID();
  private final SecretBox box = new SecretBox(new byte[32], new SecureRandom());
  private final NativeApi api =
      new NativeApi(
          NativeApiTest::check,
          new SubscriptionReader(
              () -> List.of("native", "omicall", "sendblue", "sigma"), 64, Duration.ofSeconds(60)),
          new KeyChoices(
              new SealedRings(box),
              new SecureRandom(),
              () -> Instant.parse("2026-01-02T03:04:05Z")),
          new TlsReader(box),
          new SubscriptionFactory(
              Generators.timeBasedEpochGenerator()::generate,
              () -> Instant.parse("2026-01-02T03:04:05Z"),
              box,
              () -> SECRET));

  private static void check(String url) {
    if (!url.startsWith("https://")) {
      throw new IllegalArgumentException("the URL is not https");
    }
  }

  private Portfolio created(String body) {
    return api.create(request().body(body).by(tenant)).rule().apply(NOTHING);
  }

  @Test
  void showsANewSubscriptionWithItsSecret() {
    Portfolio stored =
        created(
            "{'url':'https://a.example','types':['call.*','x'],'sources':['sigma','omicall'],"
                + "'description':'Billing'}");
    Map<String, Object> answer = api.created(stored);
    assertThat(answer.keySet())
        .containsExactly(
            "id",
            "dialect",
            "url",
            "types",
            "sources",
            "description",
            "ordering",
            "concurrency",
            "rate",
            "redelivery",
            "signing",
            "tls",
            "enabled",
            "disabled_reason",
            "created_at",
            "secret",
            "public_key");
    assertThat(answer)
        .containsEntry("dialect", "native")
        .containsEntry("url", "https://a.example")
        .containsEntry("types", List.of("call.*", "x"))
        .containsEntry("sources", List.of("omicall", "sigma"))
        .containsEntry("description", "Billing")
        .containsEntry("enabled", true)
        .containsEntry("disabled_reason", null)
        .containsEntry("created_at", "2026-01-02T03:04:05Z")
        .containsEntry("signing", List.of("v1"))
        .containsEntry("secret", SECRET)
        .containsEntry("public_key", null);
    assertThat(stored.subscriptions().get(0).wants("sigma", "call.cdr")).isTrue();
    assertThat(stored.subscriptions().get(0).wants("sendblue", "call.cdr")).isFalse();
  }

  @Test
  void wantsEverySourceUnlessTold() {
    Portfolio stored =
        created("{'url':'https://a.example','types':['*'],'sources':null,'enabled':false}");
    Subscription subscription = stored.subscriptions().get(0);
    assertThat(subscription.wants("sendblue", "call.log")).isTrue();
    assertThat(subscription.enabled()).isFalse();
    assertThat(api.created(stored)).containsEntry("sources", List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{'types':['*']}",
        "{'url':7,'types':['*']}",
        "{'url':'http://a.example','types':['*']}",
        "{'url':'https://a.example'}",
        "{'url':'https://a.example','types':[]}",
        "{'url':'https://a.example','types':'*'}",
        "{'url':'https://a.example','types':[1]}",
        "{'url':'https://a.example','types':['call.*.x']}",
        "{'url':'https://a.example','types':['call..x']}",
        "{'url':'https://a.example','types':['*'],'sources':['other']}",
        "{'url':'https://a.example','types':['*'],'sources':'omicall'}",
        "{'url':'https://a.example','types':['*'],'description':''}",
        "{'url':'https://a.example','types':['*'],'description':7}",
        "{'url':'https://a.example','types':['*'],'description':'a\\u0000b'}",
        "{'url':'https://a.example','types':['*'],'enabled':'no'}"
      })
  void refusesWhatMakesNoSense(String body) {
    assertThatThrownBy(() -> created(body))
        .isInstanceOf(Refusal.class)
        .extracting(refusal -> ((Refusal) refusal).status())
        .isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"filter", "format", "headers", "public_key", "typo"})
  void refusesAFieldItWouldOtherwiseIgnore(String field) {
    assertThatThrownBy(
            () -> created("{'url':'https://a.example','types':['*'],'" + field + "':{}}"))
        .hasMessage("unknown field: " + field);
  }

  @Test
  void refusesARequestWithoutABody() {
    assertThatThrownBy(() -> api.create(request().by(tenant)))
        .extracting(refusal -> ((Refusal) refusal).status())
        .isEqualTo(400);
  }

  @Test
  void refusesTypesThatDoNotFitARow() {
    List<String> types = IntStream.range(0, 31).mapToObj(n -> "'t" + n + "'").toList();
    assertThatThrownBy(() -> created("{'url':'https://a.example','types':" + types + "}"))
        .hasMessage("types must name from 1 to 30 event types");
  }

  @Test
  void showsAndDeletesTheSubscriptionThatWasFound() {
    List<Subscription> found = created("{'url':'https://a.example','types':['*']}").subscriptions();
    assertThat(api.one(found)).doesNotContainKey("secret").containsEntry("description", null);
    Revision removal = api.remove(found);
    assertThat(removal.tenant()).isEqualTo(tenant);
    assertThat(removal.dialect()).isEqualTo("native");
    assertThat(removal.selection()).isEqualTo(Selection.byId(found.get(0).id()));
    assertThat(removal.rule().apply(Portfolio.of(found)).subscriptions()).isEmpty();
  }

  @Test
  void knowsNothingOfASubscriptionThatWasNotFound() {
    List<ThrowingCallable> calls = List.of(() -> api.one(List.of()), () -> api.remove(List.of()));
    for (ThrowingCallable call : calls) {
      assertThatThrownBy(call)
          .hasMessage("there is no such subscription")
          .extracting(refusal -> ((Refusal) refusal).status())
          .isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "nonsense", "1-1-1-1-1", "' or 1=1"})
  void anIdThatIsNoneIsNotFound(String id) {
    assertThatThrownBy(() -> api.id(request().path("id", id).by(tenant)))
        .extracting(refusal -> ((Refusal) refusal).status())
        .isEqualTo(404);
  }

  @Test
  void readsAnIdInAnyLetterCase() {
    String id = "0198C0DE-0000-7000-8000-00000000ABCD";
    assertThat(api.id(request().path("id", id).by(tenant))).isEqualTo(UUID.fromString(id));
  }

  @ParameterizedTest
  @CsvSource({"limit, 0", "cursor, nonsense"})
  void refusesAPageThatCannotBe(String parameter, String value) {
    assertThatThrownBy(() -> api.page(request().query(parameter, value).by(tenant)))
        .extracting(refusal -> ((Refusal) refusal).status())
        .isEqualTo(422);
  }
}
