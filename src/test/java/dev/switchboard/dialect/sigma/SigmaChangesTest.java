package dev.switchboard.dialect.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Bench;
import dev.switchboard.dialect.PlainRequest;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Revision;
import dev.switchboard.subscription.Revision.Selection;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.TypePattern;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigmaChangesTest {
  private static final Portfolio NOTHING = Portfolio.of(List.of());

  private final Iterator<String> numbers = List.of("100000001", "100000002").iterator();
  private final SigmaChanges changes =
      new SigmaChanges(Bench.factory(), numbers::next, Bench::checkUrl);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"channel_live,channel_ended\"|channel.live channel.ended",
        "\" channel_ended , ,channel_live \"|channel.ended channel.live",
        "[\"channel_stop\"]|channel.stop",
        "[\" channel_live \",\"channel_live\"]|channel.live",
        "\"all\"|channel.live channel.stop channel.ended",
        "[\"channel_ended\",\"all\"]|channel.ended channel.live channel.stop",
      })
  void createsAWebhookForTheNamedEvents(String event, String types) {
    Revision revision =
        changes.create(
            PlainRequest.posting("{\"uri\":\"https://a.example \",\"event\":" + event + "}"));
    Subscription webhook = last(revision.rule().apply(NOTHING));

    assertThat(revision.selection()).isEqualTo(Selection.byUrl("https://a.example"));
    assertThat(revision.tenant()).isEqualTo(PlainRequest.TENANT);
    assertThat(webhook.number()).isEqualTo("100000001");
    assertThat(webhook.url()).isEqualTo("https://a.example");
    assertThat(webhook.sources()).isEqualTo(Set.of("sigma"));
    assertThat(typesOf(webhook)).isEqualTo(types);
  }

  @Test
  void createsASecondWebhookOfAUriThatIsInUse() {
    Portfolio one = create("https://a.example", "channel_live", NOTHING);
    Portfolio two = create("https://a.example", "channel_live", one);

    assertThat(two.subscriptions())
        .extracting(Subscription::number)
        .containsExactly("100000001", "100000002");
  }

  @Test
  void enablesADisabledWebhookOfThatUriInsteadOfCreatingOne() {
    Portfolio both =
        create("https://a.example", "all", create("https://a.example", "channel_live", NOTHING));
    List<Subscription> mixed = new ArrayList<>(Bench.disabled(both).subscriptions().subList(0, 1));
    mixed.add(both.subscriptions().get(1));

    Portfolio after = create("https://a.example", "channel_stop", Portfolio.of(mixed));

    assertThat(after.subscriptions()).hasSize(2);
    assertThat(last(after).id()).isEqualTo(both.subscriptions().get(0).id());
    assertThat(last(after).number()).isEqualTo("100000001");
    assertThat(last(after).enabled()).isTrue();
    assertThat(last(after).disabledReason()).isNull();
    assertThat(typesOf(last(after))).isEqualTo("channel.stop");
  }

  @Test
  void drawsAnotherNumberWhenAChangeIsAppliedAgain() {
    Revision.Rule rule = changes.create(creation("https://a.example", "all")).rule();
    assertThat(last(rule.apply(NOTHING)).number()).isNotEqualTo(last(rule.apply(NOTHING)).number());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|400",
        "[]|400",
        "{}|400",
        "{\"uri\":\"https://a.example\"}|400",
        "{\"event\":\"all\"}|400",
        "{\"uri\":\"\",\"event\":\"all\"}|400",
        "{\"uri\":null,\"event\":\"all\"}|400",
        "{\"uri\":\"https://a.example\",\"event\":\" \"}|400",
        "{\"uri\":\"https://a.example\",\"event\":[]}|400",
        "{\"uri\":7,\"event\":\"all\"}|422",
        "{\"uri\":\"ftp://a.example\",\"event\":\"all\"}|422",
        "{\"uri\":\"https://forbidden.example\",\"event\":\"all\"}|422",
        "{\"uri\":\"https://a.example\",\"event\":\"channel_paused\"}|422",
        "{\"uri\":\"https://a.example\",\"event\":[1]}|422",
        "{\"uri\":\"https://a.example\",\"event\":\",\"}|422",
        "{\"uri\":\"https://a.example\",\"event\":{\"a\":1}}|422",
      })
  void refusesAWrongCreation(String body, int status) {
    assertThatThrownBy(() -> changes.create(PlainRequest.posting(body)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(status));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|https://a.example|channel.live",
        "{\"uri\":null,\"event\":null}|https://a.example|channel.live",
        "{\"uri\":\"https://b.example\"}|https://b.example|channel.live",
        "{\"event\":[\"channel_stop\"]}|https://a.example|channel.stop",
        "{\"uri\":\"https://b.example\",\"event\":\"all\"}"
            + "|https://b.example|channel.live channel.stop channel.ended",
      })
  void changesTheGivenFieldsAndEnables(String body, String url, String types) {
    Portfolio before = create("https://a.example", "channel_live", NOTHING);

    Revision revision = changes.update(PlainRequest.about("100000001", body, Map.of()));
    Subscription after = last(revision.rule().apply(Bench.disabled(before)));

    assertThat(revision.selection()).isEqualTo(Selection.byNumber("100000001"));
    assertThat(after.id()).isEqualTo(last(before).id());
    assertThat(after.signingKeys()).isEqualTo(last(before).signingKeys());
    assertThat(after.url()).isEqualTo(url);
    assertThat(typesOf(after)).isEqualTo(types);
    assertThat(after.enabled()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|400",
        "[]|400",
        "{\"uri\":\"\"}|422",
        "{\"uri\":\"https://forbidden.example\"}|422",
        "{\"event\":\"\"}|422",
        "{\"event\":\"channel_paused\"}|422",
      })
  void refusesAWrongChange(String body, int status) {
    assertThatThrownBy(() -> changes.update(PlainRequest.about("1", body, Map.of())))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(status));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "channel_live|channel.stop channel.ended",
        "channel_live, channel_stop|channel.ended",
        "channel_live,channel_stop,channel_ended|",
        "all|",
        "NONE|",
      })
  void deletesAWebhookOrSomeOfItsEvents(String event, String left) {
    Portfolio before = create("https://a.example", "all", NOTHING);
    Map<String, String> query = event.equals("NONE") ? Map.of() : Map.of("event", event);

    Portfolio after =
        changes.delete(PlainRequest.about("100000001", null, query)).rule().apply(before);

    assertThat(after.subscriptions().stream().map(SigmaChangesTest::typesOf).toList())
        .isEqualTo(left == null ? List.of() : List.of(left));
  }

  @Test
  void keepsTheWebhookWhenTheListedEventsAreNoneOfIts() {
    Portfolio before = create("https://a.example", "channel_live", NOTHING);
    Map<String, String> query = Map.of("event", "channel_stop");
    assertThat(changes.delete(PlainRequest.about("1", null, query)).rule().apply(before))
        .isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"channel_paused", "''", "' ,'"})
  void refusesToDeleteEventsThatAreNone(String event) {
    assertThatThrownBy(() -> changes.delete(PlainRequest.about("1", null, Map.of("event", event))))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(422));
  }

  @Test
  void findsNothingToChangeUnderAnUnknownId() {
    ApiRequest request = PlainRequest.about("1", "{}", Map.of());
    for (Revision revision : List.of(changes.update(request), changes.delete(request))) {
      assertThatThrownBy(() -> revision.rule().apply(NOTHING))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(404));
    }
  }

  private Portfolio create(String uri, String event, Portfolio before) {
    return changes.create(creation(uri, event)).rule().apply(before);
  }

  private static ApiRequest creation(String uri, String event) {
    return PlainRequest.posting("{\"uri\":\"%s\",\"event\":\"%s\"}".formatted(uri, event));
  }

  private static Subscription last(Portfolio portfolio) {
    return portfolio.subscriptions().get(portfolio.subscriptions().size() - 1);
  }

  private static String typesOf(Subscription webhook) {
    return String.join(" ", webhook.types().stream().map(TypePattern::text).toList());
  }
}
