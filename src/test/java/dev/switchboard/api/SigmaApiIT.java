package dev.switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.testing.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase
class SigmaApiIT extends ApiTest {
  private static final String PATH = "/v1/webhook";
  private static final String A = "https://a.example/hook";
  private static final String FORM = "application/x-www-form-urlencoded";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'channel_live,channel_ended'       | ['channel_live','channel_ended']
          ' channel_ended , channel_live ,'  | ['channel_ended','channel_live']
          ['channel_stop']                   | ['channel_stop']
          [' channel_stop ','channel_live']  | ['channel_stop','channel_live']
          'channel_live,channel_live'        | ['channel_live']
          'all'                              | ['channel_live','channel_stop','channel_ended']
          ['all','channel_stop']             | ['channel_live','channel_stop','channel_ended']
          """)
  void createsAWebhook(String event, String events) {
    Answer created = sigma("POST", PATH, "{'uri':'" + A + "','event':" + event + "}");
    String id = id(created);
    assertThat(id).matches("[1-9][0-9]{5,}");
    assertAnswer(created, webhook(id, A, events));
    assertAnswer(sigma("GET", PATH + "/" + id, null), webhook(id, A, events));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uri=https%3A%2F%2Fa.example%2Fhook&event=channel_live%2Cchannel_ended",
        "event=channel_live, channel_ended&uri=https://a.example/hook",
        "uri=https://a.example/hook&event=channel_live&event=channel_ended"
      })
  void createsAWebhookFromAForm(String form) {
    for (String type : new String[] {FORM, FORM + "; charset=UTF-8"}) {
      Answer created = sigma("POST", PATH, form, "content-type", type);
      assertAnswer(created, webhook(id(created), A, "['channel_live','channel_ended']"));
    }
  }

  @Test
  void listsInOrderOfCreationAPageAtATime() {
    String[] shown = new String[12];
    for (int index = 0; index < shown.length; index++) {
      String uri = "https://" + index + ".example";
      String event = index % 3 == 0 ? "channel_stop" : "channel_live";
      shown[index] = webhook(create(uri, event), uri, "['" + event + "']");
    }
    assertAnswer(sigma("GET", PATH, null), page(12, 10, 0, shown, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    assertAnswer(sigma("GET", PATH + "?page=1", null), page(12, 2, 1, shown, 10, 11));
    assertAnswer(sigma("GET", PATH + "?page=2&length=3", null), page(12, 3, 2, shown, 6, 7, 8));
    assertAnswer(sigma("GET", PATH + "?page=9", null), page(12, 0, 9, shown));
    assertAnswer(
        sigma("GET", PATH + "?event=channel_stop,channel_ended", null),
        page(4, 4, 0, shown, 0, 3, 6, 9));
    assertAnswer(
        sigma("GET", PATH + "?event=%20channel_stop%20&length=2&page=1", null),
        page(4, 2, 1, shown, 6, 9));
    assertAnswer(sigma("GET", PATH + "?event=channel_ended", null), page(0, 0, 0, shown));
    assertThat(sigma("GET", PATH + "?event=all&length=100", null).json().path("data")).hasSize(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void changesTheGivenFieldsOnly(String method) {
    String path = PATH + "/" + create(A, "channel_live");
    String id = path.substring(PATH.length() + 1);
    JsonNode before = subscription(A);
    String secret = secretOf(before);
    assertAnswer(
        sigma(method, path, "{'event':['channel_stop','all']}"),
        webhook(id, A, "['channel_stop','channel_live','channel_ended']"));
    String b = "https://b.example";
    String shown = webhook(id, b, "['channel_stop','channel_live','channel_ended']");
    assertAnswer(sigma(method, path, "{'uri':'" + b + "'}"), shown);
    assertAnswer(sigma(method, path, "{}"), shown);
    assertAnswer(
        sigma(method, path, "uri=https%3A%2F%2Fc.example", "content-type", FORM),
        shown.replace(b, "https://c.example"));
    JsonNode after = subscription("https://c.example");
    assertThat(after.path("id")).isEqualTo(before.path("id"));
    assertThat(secretOf(after)).isEqualTo(secret);
  }

  @Test
  void deletesAWebhook() {
    String kept = create("https://kept.example", "all");
    String path = PATH + "/" + create(A, "all");
    assertAnswer(sigma("DELETE", path, null), "{}");
    assertThat(sigma("GET", path, null).status()).isEqualTo(404);
    assertThat(sigma("GET", PATH, null).json().at("/data/0/id").textValue()).isEqualTo(kept);
  }

  @Test
  void deletesSomeEventsAndTheWebhookWithTheLast() {
    String id = create(A, "all");
    String path = PATH + "/" + id;
    assertAnswer(sigma("DELETE", path + "?event=channel_live", null), "{}");
    assertAnswer(sigma("GET", path, null), webhook(id, A, "['channel_stop','channel_ended']"));
    assertAnswer(sigma("DELETE", path + "?event=channel_live", null), "{}");
    assertThat(sigma("GET", path, null).status()).isEqualTo(200);
    assertAnswer(sigma("DELETE", path + "?event=channel_stop,channel_ended", null), "{}");
    assertThat(sigma("GET", path, null).status()).isEqualTo(404);
    assertThat(subscriptions()).isEmpty();
  }

  @Test
  void deletesAllEventsByTheirCommonName() {
    String path = PATH + "/" + create(A, "channel_live,channel_stop");
    assertAnswer(sigma("DELETE", path + "?event=all", null), "{}");
    assertThat(sigma("GET", path, null).status()).isEqualTo(404);
  }

  @Test
  void leavesAWebhookThatIsOnlyRead() {
    String path = PATH + "/" + create(A, "all");
    assertThat(sigma("GET", path + "?event=all", null).status()).isEqualTo(200);
    assertThat(sigma("GET", path, null).status()).isEqualTo(200);
  }

  @Test
  void makesTwoWebhooksForOneUri() {
    assertThat(create(A, "channel_live")).isNotEqualTo(create(A, "channel_stop"));
    assertThat(sigma("GET", PATH, null).json().path("total").intValue()).isEqualTo(2);
  }

  private String create(String uri, String event) {
    return id(sigma("POST", PATH, "{'uri':'" + uri + "','event':'" + event + "'}").expect(200));
  }

  private static String id(Answer created) {
    return created.json().path("id").textValue();
  }

  private static String webhook(String id, String uri, String events) {
    return "{'id':'" + id + "','uri':'" + uri + "','event':" + events + "}";
  }

  private static String page(int total, int length, int page, String[] all, int... indices) {
    StringBuilder data = new StringBuilder();
    for (int index : indices) {
      data.append(data.isEmpty() ? "" : ",").append(all[index]);
    }
    return "{'data':["
        + data
        + "],'total':"
        + total
        + ",'length':"
        + length
        + ",'page':"
        + page
        + "}";
  }

  private static void assertAnswer(Answer answer, String body) {
    assertThat(answer.body()).isEqualTo(json(body));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
  }
}
