package dev.switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase
class SendblueApiIT extends ApiTest {
  private static final String V2 = "/api/v2/account/webhooks";
  private static final String OLD = "/api/account/webhooks";
  private static final String ADDED = "Webhooks added successfully";
  private static final String UPDATED = "Webhooks updated successfully";
  private static final String EMPTY =
      "'receive':[],'call_log':[],'line_blocked':[],'line_assigned':[],'outbound':[],"
          + "'contact_created':[]";

  @Test
  void listsAllSixArraysAndNothingElseAtFirst() {
    assertAnswer(sendblue("GET", V2, null), "{'status':'OK','webhooks':{" + EMPTY + "}}");
    assertAnswer(sendblue("GET", OLD, "{}"), "{'status':'OK','webhooks':{" + EMPTY + "}}");
  }

  @Test
  void addsEntriesInTheFormTheyWereGiven() {
    String entries =
        "['https://a.example',{'url':'https://b.example','secret':'b'},"
            + "{'url':'https://c.example'}]";
    String shown = EMPTY.replace("'receive':[]", "'receive':" + entries);
    assertAnswer(
        sendblue("POST", V2, "{'webhooks':" + entries + ",'globalSecret':'g'}"),
        configuration(ADDED, shown + ",'globalSecret':'g'"));
    assertAnswer(
        sendblue("GET", OLD, null),
        "{'status':'OK','webhooks':{" + shown + ",'globalSecret':'g'}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "receive",
        "call_log",
        "line_blocked",
        "line_assigned",
        "outbound",
        "contact_created"
      })
  void addsToTheNamedList(String type) {
    String shown = EMPTY.replace("'" + type + "':[]", "'" + type + "':['https://a.example']");
    assertAnswer(
        sendblue("POST", OLD, "{'webhooks':['https://a.example'],'type':'" + type + "'}"),
        configuration(ADDED, shown));
  }

  @Test
  void keepsOneEntryOfAUrlWithTheNewestSecret() {
    sendblue("POST", V2, "{'webhooks':[{'url':'https://a.example','secret':'1'}]}");
    sendblue("POST", V2, "{'webhooks':['https://b.example']}");
    sendblue("POST", V2, "{'webhooks':[{'url':'https://a.example','secret':'2'}]}");
    assertThat(receive())
        .isEqualTo(json("[{'url':'https://a.example','secret':'2'},'https://b.example']"));
    assertThat(subscriptions()).hasSize(2);
  }

  @Test
  void addsNothingForAnEmptyList() {
    sendblue("POST", V2, "{'webhooks':['https://a.example'],'globalSecret':'g'}");
    assertAnswer(
        sendblue("POST", V2, "{'webhooks':[]}"),
        configuration(
            ADDED,
            EMPTY.replace("'receive':[]", "'receive':['https://a.example']")
                + ",'globalSecret':'g'"));
  }

  @Test
  void replacesTheWholeConfiguration() {
    sendblue("POST", V2, "{'webhooks':['https://a.example'],'globalSecret':'g'}");
    sendblue("POST", V2, "{'webhooks':['https://a.example'],'type':'contact_created'}");
    String shown = EMPTY.replace("'outbound':[]", "'outbound':['https://b.example']");
    assertAnswer(
        sendblue(
            "PUT",
            V2,
            "{'webhooks':{'outbound':['https://b.example'],'secret':'s','typing':['x'],'n':7}}"),
        configuration(UPDATED, shown + ",'secret':'s'"));
    assertAnswer(sendblue("PUT", OLD, "{'webhooks':{}}"), configuration(UPDATED, EMPTY));
    assertThat(subscriptions()).isEmpty();
  }

  @Test
  void changesNothingOfAReplacementThatIsPartlyWrong() {
    sendblue("POST", V2, "{'webhooks':['https://a.example'],'globalSecret':'g'}");
    String before = sendblue("GET", V2, null).body();
    for (String wrong :
        new String[] {
          "{'webhooks':{'receive':[],'outbound':['https://b.example','ftp://c.example']}}",
          "{'webhooks':{'receive':['https://b.example'],'contact_created':[{'url':'https://c.example'}]}}",
          "{'webhooks':{'receive':['https://b.example'],'globalSecret':7}}",
          "{'webhooks':{'receive':'https://b.example'}}"
        }) {
      assertThat(sendblue("PUT", V2, wrong).status()).as(wrong).isEqualTo(400);
      assertThat(sendblue("GET", V2, null).body()).as(wrong).isEqualTo(before);
    }
  }

  @Test
  void keepsTheIdentityOfWhatAReplacementLeavesInPlace() {
    sendblue("POST", V2, "{'webhooks':['https://a.example','https://b.example']}");
    JsonNode before = subscription("https://a.example");
    String secret = secretOf(before);
    sendblue(
        "PUT",
        V2,
        "{'webhooks':{'receive':['https://c.example',{'url':'https://a.example','secret':'s'}]}}");
    JsonNode after = subscription("https://a.example");
    assertThat(after).isEqualTo(before);
    assertThat(secretOf(after)).isEqualTo(secret);
    assertThat(secretOf(subscription("https://c.example"))).isNotEqualTo(secret);
    assertThat(receive())
        .isEqualTo(json("['https://c.example',{'url':'https://a.example','secret':'s'}]"));
    assertThat(subscriptions()).hasSize(2);
  }

  @Test
  void deletesByUrlWhateverTheStoredForm() {
    sendblue(
        "POST",
        V2,
        "{'webhooks':['https://a.example',{'url':'https://b.example','secret':'s'},"
            + "'https://c.example'],'globalSecret':'g'}");
    assertDeleted(
        sendblue("DELETE", V2, "{'webhooks':['https://b.example','https://no.example']}"));
    assertDeleted(sendblue("DELETE", OLD, "{'webhooks':[{'url':'https://a.example'}]}"));
    assertDeleted(sendblue("DELETE", V2, "{'webhooks':['https://c.example'],'type':'outbound'}"));
    assertThat(receive()).isEqualTo(json("['https://c.example']"));
    assertThat(sendblue("GET", V2, null).json().at("/webhooks/globalSecret").textValue())
        .isEqualTo("g");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "?webhooks=https%3A%2F%2Fa.example&type=outbound",
        "?webhooks=https://a.example&type=outbound",
        "?webhooks=https://b.example&type=outbound&webhooks=https://a.example",
        "?type=outbound&webhooks=%5B%22https://a.example%22%5D"
      })
  void deletesByQueryWhereTheBodyWasDropped(String query) {
    sendblue("POST", V2, "{'webhooks':['https://a.example']}");
    sendblue("POST", V2, "{'webhooks':['https://a.example'],'type':'outbound'}");
    assertDeleted(sendblue("DELETE", V2 + query, null));
    JsonNode left = sendblue("GET", V2, null).json().path("webhooks");
    assertThat(left.path("outbound")).isEmpty();
    assertThat(left.path("receive")).hasSize(1);
  }

  private String receive() {
    return sendblue("GET", V2, null).json().at("/webhooks/receive").toString();
  }

  private static String configuration(String message, String webhooks) {
    return "{'status':'OK','message':'" + message + "','webhooks':{" + webhooks + "}}";
  }

  private static void assertDeleted(Answer answer) {
    assertAnswer(answer, "{'status':'OK','message':'Webhooks deleted successfully'}");
  }

  private static void assertAnswer(Answer answer, String body) {
    assertThat(answer.body()).isEqualTo(json(body));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
  }
}
