package dev.switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Answer;
import dev.switchboard.testing.GatewayOptions;
import org.junit.jupiter.api.Test;

/** What each API says of one subscription too many, and what goes on at the limit. */
@OnEachDatabase
class SubscriptionLimitIT extends ApiTest {
  private static final String SENDBLUE = "/api/v2/account/webhooks";
  private static final String TOO_MANY =
      "An account can have 3 subscriptions at most; delete one first";

  @Override
  GatewayOptions options(GatewayOptions usual) {
    return usual.with("switchboard.subscriptions.most", "3");
  }

  @Test
  void refusesOneMoreInTheShapeOfEachApi() {
    fill();

    Problems.assertProblem(
        own("POST", "/v1/subscriptions", "{'url':'https://new.example','types':['*']}"),
        409,
        "Conflict",
        TOO_MANY);
    assertAnswer(omicall("https://new.example"), 200, Omicall.refusal("too_many_webhooks"));
    assertAnswer(
        sendblue("POST", SENDBLUE, "{'webhooks':['https://new.example']}"),
        400,
        json("{'status':'ERROR','message':'" + TOO_MANY + "'}"));
    assertAnswer(
        sigma("POST", "/v1/webhook", "{'uri':'https://new.example','event':'all'}"),
        422,
        json("{'ec':422,'msg':'" + TOO_MANY + "'}"));
    assertThat(subscriptions()).hasSize(3);
  }

  @Test
  void replacesAndRegistersAgainAtTheLimit() {
    fill();

    assertThat(omicall("https://call.example").json().path("status_code").intValue())
        .isEqualTo(9999);
    sendblue("POST", SENDBLUE, "{'webhooks':['https://message.example']}").expect(200);
    sendblue("PUT", SENDBLUE, "{'webhooks':{'outbound':['https://other.example']}}").expect(200);
    assertThat(subscriptions()).hasSize(3);
    sendblue("PUT", SENDBLUE, "{'webhooks':{'receive':['https://a.example','https://b.example']}}")
        .expect(400);
    assertThat(subscription("https://other.example")).isNotNull();
  }

  @Test
  void makesRoomByDeleting() {
    fill();
    String id = subscription("https://call.example").path("id").textValue();

    own("DELETE", "/v1/subscriptions/" + id, null).expect(204);

    own("POST", "/v1/subscriptions", "{'url':'https://new.example','types':['*']}").expect(201);
  }

  private void fill() {
    assertThat(omicall("https://call.example").json().path("status_code").intValue())
        .isEqualTo(9999);
    sendblue("POST", SENDBLUE, "{'webhooks':['https://message.example']}").expect(200);
    sigma("POST", "/v1/webhook", "{'uri':'https://channel.example','event':'all'}").expect(200);
  }

  private Answer omicall(String url) {
    return omicall(
        "POST",
        "/api/webhooks/register",
        "{'webhook':{'type':'call','url':'" + url + "','events':[]}}");
  }

  private static void assertAnswer(Answer answer, int status, String body) {
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.status()).isEqualTo(status);
  }
}
