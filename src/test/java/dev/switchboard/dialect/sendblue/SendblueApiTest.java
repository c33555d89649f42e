package dev.switchboard.dialect.sendblue;

import static dev.switchboard.dialect.GivenRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Subscription;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How Sendblue's requests are read, refused and answered. */
class SendblueApiTest {
  private static final String EMPTY =
      "'receive':[],'call_log':[],'line_blocked':[],'line_assigned':[],'outbound':[],"
          + "'contact_created':[]";

  private final Account account = new Account();

  private static void assertJson(Object answer, String expected) throws Exception {
    assertThat(new ObjectMapper().writeValueAsString(answer))
        .isEqualTo(expected.replace('\'', '"'));
  }

  @Test
  void showsAllSixListsOfAnEmptyAccountAndNoMessage() throws Exception {
    assertJson(account.get(), "{'status':'OK','webhooks':{" + EMPTY + "}}");
  }

  @Test
  void showsEntriesInTheFormTheyWereGivenAndEchoesSecrets() throws Exception {
    String configuration =
        "{'receive':['https://a.example/1',{'url':'https://a.example/2'},"
            + "{'url':'https://a.example/3','secret':'own'}],'call_log':[],'line_blocked':[],"
            + "'line_assigned':[],'outbound':['https://a.example/1'],"
            + "'contact_created':['https://a.example/4'],'globalSecret':'all','secret':'old'}";
    assertJson(
        account.put("{'webhooks':" + configuration + "}"),
        "{'status':'OK','message':'Webhooks updated successfully','webhooks':"
            + configuration
            + "}");
    assertJson(account.get(), "{'status':'OK','webhooks':" + configuration + "}");
  }

  @Test
  void addsToTheReceiveListUnlessTold() throws Exception {
    assertJson(
        account.post("{'webhooks':['https://a.example/1']}"),
        "{'status':'OK','message':'Webhooks added successfully','webhooks':{"
            + EMPTY.replace("'receive':[]", "'receive':['https://a.example/1']")
            + "}}");
  }

  @ParameterizedTest
  @CsvSource({
    "receive, message.receive",
    "call_log, call.log",
    "line_blocked, line.blocked",
    "line_assigned, line.assigned",
    "outbound, message.outbound",
    "contact_created, contact.created"
  })
  void subscribesEachTypeToItsEvents(String type, String eventType) {
    account.post("{'webhooks':['https://a.example'],'type':'" + type + "'}");
    Subscription subscription = account.subscription("https://a.example");
    assertThat(subscription.wants("sendblue", eventType)).isTrue();
    assertThat(subscription.wants("omicall", eventType)).isFalse();
    assertThat(subscription.types()).hasSize(1);
    assertThat(subscription.kind()).isEqualTo(type);
    assertThat(account.shown(type)).isEqualTo(List.of("https://a.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'webhooks':[],'type':'inbound'}",
        "{'webhooks':[],'type':'globalSecret'}",
        "{'webhooks':[],'type':7}",
        "{'webhooks':[],'type':''}"
      })
  void refusesAnotherTypeInTheWordsClientsKnow(String body) {
    String text =
        "Invalid webhook type. Must be one of: receive, call_log, line_blocked, line_assigned,"
            + " outbound, contact_created";
    assertThatThrownBy(() -> account.post(body))
        .hasMessage(text)
        .extracting(refusal -> ((Refusal) refusal).status())
        .isEqualTo(400);
    assertThatThrownBy(() -> account.delete(request().body(body))).hasMessage(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{'webhooks':'https://a.example'}",
        "{'webhooks':null}",
        "{'webhooks':[7]}",
        "{'webhooks':[{'secret':'x'}]}",
        "{'webhooks':[{'url':7}]}",
        "{'webhooks':['ftp://a.example']}",
        "{'webhooks':['https://10.0.0.1/']}",
        "{'webhooks':['https://a.example/{{env:HOME}}']}",
        "{'webhooks':[{'url':'https://a.example'}],'type':'contact_created'}",
        "{'webhooks':[{'url':'https://a.example','secret':7}]}",
        "{'webhooks':[{'url':'https://a.example','secret':'a\\nb'}]}",
        "{'webhooks':[{'url':'https://a.example','secret':'a\\u0000b'}]}",
        "{'webhooks':[{'url':'https://a.example','secret':' padded'}]}",
        "{'webhooks':[{'url':'https://a.example','secret':'gehéim'}]}",
        "{'webhooks':[],'globalSecret':'a\\r\\nx-injected: 1'}",
        "{'webhooks':['https://a.example/good','https://10.0.0.1/']}"
      })
  void refusesWhatCannotBeAddedAndChangesNothing(String body) {
    account.post("{'webhooks':['https://a.example/before']}");
    Portfolio before = account.portfolio;
    assertThatThrownBy(() -> account.post(body))
        .isInstanceOf(Refusal.class)
        .extracting(refusal -> ((Refusal) refusal).status())
        .isEqualTo(400);
    assertThat(account.portfolio).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'webhooks':[]}",
        "{'webhooks':{'receive':'https://a.example'}}",
        "{'webhooks':{'receive':['https://a.example/good'],'outbound':['ftp://a.example']}}",
        "{'webhooks':{'contact_created':[{'url':'https://a.example'}]}}",
        "{'webhooks':{'globalSecret':'a\\nb'}}",
        "{'webhooks':{'secret':true}}"
      })
  void refusesAReplacementThatIsWrongAnywhere(String body) {
    assertThatThrownBy(() -> account.put(body))
        .isInstanceOf(Refusal.class)
        .extracting(refusal -> ((Refusal) refusal).status())
        .isEqualTo(400);
  }

  @Test
  void deletesByUrlWhateverTheForm() throws Exception {
    account.put(
        "{'webhooks':{'receive':['https://a.example/1',{'url':'https://a.example/2','secret':'x'},"
            + "'https://a.example/3'],'outbound':['https://a.example/1']}}");
    Map<String, Object> answer =
        account.delete(
            request()
                .body(
                    "{'webhooks':['https://a.example/2',{'url':'https://a.example/1'},"
                        + "'https://unknown.example']}"));
    assertJson(answer, "{'status':'OK','message':'Webhooks deleted successfully'}");
    assertThat(account.shown("receive")).isEqualTo(List.of("https://a.example/3"));
    assertThat(account.shown("outbound")).isEqualTo(List.of("https://a.example/1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example/1,https://a.example/2",
        "[\"https://a.example/1\",{\"url\":\"https://a.example/2\"}]"
      })
  void deletesByTheQueryWhenTheBodyWasDropped(String webhooks) {
    account.put("{'webhooks':{'outbound':['https://a.example/1','https://a.example/2']}}");
    account.delete(request().query("webhooks", webhooks).query("type", "outbound"));
    assertThat(account.portfolio.subscriptions()).isEmpty();
  }

  @Test
  void deletesByAQueryThatIsThereMoreThanOnce() {
    account.put(
        "{'webhooks':{'receive':['https://a.example/1','https://a.example/2','https://a.example/3',"
            + "'https://a.example/4']}}");
    account.delete(
        request()
            .query("webhooks", "https://a.example/1,https://a.example/2")
            .query("webhooks", "[\"https://a.example/3\"]"));
    assertThat(account.shown("receive")).isEqualTo(List.of("https://a.example/4"));
  }

  @Test
  void refusesADeletionThatNamesNothing() {
    assertThatThrownBy(() -> account.delete(request())).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> account.delete(request().query("webhooks", "[1")))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void rewritesPlainHttpToHttps() {
    account.post("{'webhooks':['HTTP://a.example/1']}");
    assertThat(account.shown("receive")).isEqualTo(List.of("https://a.example/1"));
    account.delete(request().body("{'webhooks':['http://a.example/1']}"));
    assertThat(account.shown("receive")).isEqualTo(List.of());
  }

  @Test
  void keepsPlainHttpWhereItIsAllowed() {
    Account open = new Account(true);
    open.post("{'webhooks':['http://a.example/1']}");
    assertThat(open.shown("receive")).isEqualTo(List.of("http://a.example/1"));
  }
}
