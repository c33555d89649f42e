package dev.switchboard.dialect.sendblue;

import static dev.switchboard.dialect.GivenRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Subscription;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Sendblue's requests do to the entries that are there. */
class SendblueChangesTest {
  private final Account account = new Account();

  @Test
  void addingNothingChangesNothing() {
    account.post("{'webhooks':['https://a.example'],'globalSecret':'all'}");
    Portfolio before = account.portfolio;
    account.post("{'webhooks':[]}");
    assertThat(account.portfolio).isEqualTo(before);
  }

  @Test
  void keepsOneEntryPerUrlWithTheNewestSecret() {
    account.post("{'webhooks':['https://a.example/1','https://a.example/2']}");
    Subscription before = account.subscription("https://a.example/1");
    account.post("{'webhooks':[{'url':'https://a.example/1','secret':'one'}]}");
    account.post("{'webhooks':[{'url':'https://a.example/1','secret':'two'}]}");
    assertThat(account.shown("receive"))
        .isEqualTo(
            List.of(Map.of("url", "https://a.example/1", "secret", "two"), "https://a.example/2"));
    assertThat(account.sent("https://a.example/1")).isEqualTo("two");
    Subscription after = account.subscription("https://a.example/1");
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.signingKeys()).isEqualTo(before.signingKeys());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'https://a.example', own",
        "{'url':'https://a.example'}, own",
        "\"{'url':'https://a.example','secret':null}\", own",
        "\"{'url':'https://a.example','secret':''}\", all",
        "\"{'url':'https://a.example','secret':'new'}\", new"
      })
  void givingAUrlAgainTakesItsSecretAwayOnlyOnPurpose(String again, String sent) {
    account.post("{'webhooks':[{'url':'https://a.example','secret':'own'}],'globalSecret':'all'}");
    account.post("{'webhooks':[" + again + "]}");
    assertThat(account.sent("https://a.example")).isEqualTo(sent);
    assertThat(account.portfolio.subscriptions()).hasSize(1);
  }

  @Test
  void fallsBackFromOwnToGlobalToLegacySecret() {
    account.put(
        "{'webhooks':{'receive':['https://a.example/1',{'url':'https://a.example/2','secret':'own'}],"
            + "'secret':'old'}}");
    assertThat(account.sent("https://a.example/1")).isEqualTo("old");
    account.post("{'webhooks':[],'globalSecret':'all'}");
    assertThat(account.sent("https://a.example/1")).isEqualTo("all");
    assertThat(account.sent("https://a.example/2")).isEqualTo("own");
    account.post("{'webhooks':[]}");
    assertThat(account.shown("globalSecret")).isEqualTo("all");
    account.post("{'webhooks':[],'globalSecret':''}");
    assertThat(account.sent("https://a.example/1")).isEqualTo("old");
    account.put("{'webhooks':{'receive':['https://a.example/1']}}");
    assertThat(account.sent("https://a.example/1")).isNull();
    assertThat(account.portfolio.settings()).isEmpty();
  }

  @Test
  void aReplacementKeepsWhatStaysAndDropsWhatItLeavesOut() {
    account.put(
        "{'webhooks':{'receive':['https://a.example/1','https://a.example/2'],"
            + "'outbound':['https://a.example/3'],'globalSecret':'all'}}");
    Subscription second = account.subscription("https://a.example/2");
    account.put("{'webhooks':{'receive':['https://a.example/2','https://a.example/4'],'new':[1]}}");
    assertThat(account.shown("receive"))
        .isEqualTo(List.of("https://a.example/2", "https://a.example/4"));
    assertThat(account.shown("outbound")).isEqualTo(List.of());
    assertThat(account.shown("globalSecret")).isNull();
    assertThat(account.subscription("https://a.example/2").id()).isEqualTo(second.id());
    account.put("{'webhooks':{}}");
    assertThat(account.portfolio).isEqualTo(Portfolio.of(List.of()));
  }

  @Test
  void aReplacementCanChangeTheOrder() {
    account.put("{'webhooks':{'receive':['https://a.example/1','https://a.example/2']}}");
    account.put("{'webhooks':{'receive':['https://a.example/2','https://a.example/1']}}");
    assertThat(account.subscription("https://a.example/2").position())
        .isLessThan(account.subscription("https://a.example/1").position());
  }

  @Test
  void leavesTheRecordsOfOtherEntriesUntouched() {
    account.put(
        "{'webhooks':{'receive':['https://a.example/1','https://a.example/2'],'secret':'old'}}");
    Subscription second = account.subscription("https://a.example/2");
    account.delete(request().body("{'webhooks':['https://a.example/1']}"));
    account.post("{'webhooks':['https://a.example/3']}");
    assertThat(account.subscription("https://a.example/2")).isEqualTo(second);
    assertThat(account.subscription("https://a.example/3").position())
        .isGreaterThan(second.position());
  }

  @Test
  void registeringAUrlAgainEnablesIt() {
    account.post("{'webhooks':['https://a.example/1','https://a.example/2']}");
    account.portfolio =
        new Portfolio(
            account.portfolio.subscriptions().stream().map(SendblueChangesTest::disabled).toList(),
            Map.of());
    account.post("{'webhooks':['https://a.example/1']}");
    assertThat(account.subscription("https://a.example/1").enabled()).isTrue();
    assertThat(account.subscription("https://a.example/1").disabledReason()).isNull();
    assertThat(account.subscription("https://a.example/2").enabled()).isFalse();
    account.put("{'webhooks':{'receive':['https://a.example/2']}}");
    assertThat(account.subscription("https://a.example/2").enabled()).isTrue();
  }

  private static Subscription disabled(Subscription of) {
    return new Subscription(
        of.id(),
        of.tenant(),
        of.dialect(),
        of.kind(),
        of.number(),
        of.position(),
        of.url(),
        of.sources(),
        of.types(),
        of.signingKeys(),
        of.dialectSecret(),
        of.detail(),
        of.description(),
        of.preferences(),
        false,
        "gone",
        of.createdAt());
  }
}
